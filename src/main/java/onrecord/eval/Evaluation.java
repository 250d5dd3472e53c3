package onrecord.eval;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import onrecord.answer.Answer;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.answer.ScopedAnswerer;
import onrecord.corpus.Article;
import onrecord.index.PassageIndex;
import onrecord.language.Names;
import onrecord.language.Speaker;
import onrecord.passage.Passage;
import onrecord.retrieval.RankedPassage;
import onrecord.retrieval.Scope;
import org.jspecify.annotations.Nullable;

/** Puts every question of a set and compares what comes back with what is known. */
public final class Evaluation {
    /** What of the corpus the answer may come from. */
    public enum Gold {
        /** All of it. */
        KEPT,
        /** All but the articles that hold the answer: then nothing is answerable, and to refuse is right. */
        REMOVED,
        /** The article alone that holds the answer or that the question was made from. */
        ALONE
    }

    private final ScopedAnswerer answerer;
    private final PassageIndex index;
    private final QuoteChecker checker = new QuoteChecker();

    public Evaluation(ScopedAnswerer answerer, PassageIndex index) {
        this.answerer = Objects.requireNonNull(answerer);
        this.index = Objects.requireNonNull(index);
    }

    /**
     * Puts the questions one after the other.
     *
     * @param progress told after each question how many are done
     */
    public List<Outcome> run(List<AskedQuestion> questions, Gold gold, IntConsumer progress) {
        List<Outcome> outcomes = new ArrayList<>();
        for (AskedQuestion question : questions) {
            outcomes.add(put(question, gold));
            progress.accept(outcomes.size());
        }
        return outcomes;
    }

    private Outcome put(AskedQuestion asked, Gold gold) {
        boolean answerable = asked.answerable() && gold != Gold.REMOVED;
        long start = System.nanoTime();
        Answer answer = answerer.answer(asked.question(), scope(asked, gold));
        double millis = (System.nanoTime() - start) / 1e6;
        List<Quote> shown = answer.fold(Answer.Quoted::quotes, refusal -> List.of());
        List<Quote> all = answer.fold(Answer.Quoted::quotes, Answer.NotInCorpus::closest);
        Set<String> goldArticles = answerable ? asked.goldArticles() : Set.of();
        List<String> goldTexts = answerable ? asked.goldTexts() : List.of();
        List<RankedPassage> evidence = answer.evidence().passages();
        return new Outcome(
                asked.id(),
                gold == Gold.REMOVED ? asked.kind() + ", gold removed" : asked.kind(),
                answerable,
                shown.isEmpty(),
                answer.confidence(),
                goldArticles.isEmpty() ? null : rankedArticles(evidence, goldArticles),
                goldArticles.isEmpty() ? null : rankedPassages(evidence, goldArticles, goldTexts),
                goldTexts.isEmpty() ? null : firstHolds(all, Evaluation::core, goldTexts),
                goldTexts.isEmpty()
                        ? null
                        : !shown.isEmpty() && holdsOne(shown.get(0).text(), goldTexts),
                goldTexts.isEmpty() ? null : holdsWhatItMust(shown, asked),
                answerable ? rightAnswer(answer, asked) : null,
                (answerable && !asked.citeAll().isEmpty()) ? cites(shown, asked.citeAll()) : null,
                (goldArticles.isEmpty() || shown.isEmpty()) ? null : precision(shown, goldArticles),
                all.size(),
                (int) all.stream().filter(this::isVerbatim).count(),
                millis,
                answerable ? DatedOutcome.rightTime(answer, asked.time()) : null,
                answerable ? DatedOutcome.rightAccounts(answer, asked.accounts()) : null,
                answerable ? speaker(shown, asked) : null,
                Wording.of(answer));
    }

    /** By whom the first quote that holds the answer is said to be, or else the first quote. */
    private static Outcome.@Nullable Speaker speaker(List<Quote> shown, AskedQuestion asked) {
        String wanted = asked.speaker();
        if (wanted == null) {
            return null;
        }
        Optional<Speaker> named = shown.stream()
                .filter(quote -> holdsOne(quote.text(), asked.goldTexts()))
                .findFirst()
                .or(() -> shown.stream().findFirst())
                .flatMap(quote -> Optional.ofNullable(quote.speaker()));
        return named.map(speaker -> Names.canonicalTokens(speaker.name()).containsAll(Names.canonicalTokens(wanted))
                        ? Outcome.Speaker.RIGHT
                        : Outcome.Speaker.WRONG)
                .orElse(Outcome.Speaker.NONE);
    }

    static Scope scope(AskedQuestion asked, Gold gold) {
        return switch (gold) {
            case KEPT -> Scope.ALL;
            case REMOVED -> Scope.without(asked.goldArticles());
            case ALONE -> {
                Set<String> articles = new LinkedHashSet<>(asked.goldArticles());
                Optional.ofNullable(asked.sourcePassage()).ifPresent(articles::add);
                yield Scope.only(articles);
            }
        };
    }

    private static Outcome.Ranking rankedArticles(List<RankedPassage> evidence, Set<String> gold) {
        List<Boolean> relevant = evidence.stream()
                .map(passage -> passage.article().id())
                .distinct()
                .map(gold::contains)
                .toList();
        return ranking(relevant, gold.size());
    }

    private Outcome.@Nullable Ranking rankedPassages(
            List<RankedPassage> evidence, Set<String> goldArticles, List<String> goldTexts) {
        int total = 0;
        for (String id : goldArticles) {
            Optional<Article> article = index.article(id);
            if (article.isPresent()) {
                for (Passage passage : index.passages(id)) {
                    total += holdsOne(passage.span().in(article.get().body()), goldTexts) ? 1 : 0;
                }
            }
        }
        if (total == 0) {
            return null;
        }
        List<Boolean> relevant = evidence.stream()
                .map(passage -> goldArticles.contains(passage.article().id()) && holdsOne(passage.text(), goldTexts))
                .toList();
        return ranking(relevant, total);
    }

    private static Outcome.Ranking ranking(List<Boolean> relevant, int total) {
        return new Outcome.Ranking(
                Measures.hit(relevant, 1),
                Measures.hit(relevant, 5),
                Measures.hit(relevant, 10),
                Measures.reciprocalRank(relevant, 10),
                Measures.ndcg(relevant, total, 10));
    }

    private static boolean firstHolds(List<Quote> quotes, Function<Quote, String> part, List<String> wanted) {
        return quotes.stream().limit(1).anyMatch(quote -> holdsOne(part.apply(quote), wanted));
    }

    private static boolean holdsWhatItMust(List<Quote> shown, AskedQuestion asked) {
        Predicate<String> isQuoted =
                text -> shown.stream().limit(3).anyMatch(quote -> holdsOne(quote.text(), List.of(text)));
        if (!asked.quoteAll().isEmpty()) {
            return asked.quoteAll().stream().allMatch(isQuoted);
        }
        return asked.goldTexts().stream().anyMatch(isQuoted);
    }

    private static @Nullable Boolean rightAnswer(Answer answer, AskedQuestion asked) {
        List<String> gold = asked.answerAny().isEmpty() ? asked.answers() : asked.answerAny();
        return gold.isEmpty() ? null : answer.fold(quoted -> holdsOne(quoted.text(), gold), refusal -> false);
    }

    private static boolean cites(List<Quote> shown, List<String> articles) {
        return shown.stream().map(quote -> quote.article().id()).toList().containsAll(articles);
    }

    private static double precision(List<Quote> shown, Set<String> gold) {
        return (double) shown.stream()
                        .filter(quote -> gold.contains(quote.article().id()))
                        .count()
                / shown.size();
    }

    private boolean isVerbatim(Quote quote) {
        return index.article(quote.article().id())
                .map(article -> checker.isVerbatim(article, quote.span(), quote.text()))
                .orElse(false);
    }

    private static String core(Quote quote) {
        return quote.core().in(quote.article().body());
    }

    /** Whether the text holds one of the wanted, whatever the case of its letters. */
    static boolean holdsOne(String text, List<String> wanted) {
        String folded = text.toLowerCase(Locale.ROOT);
        return wanted.stream().anyMatch(one -> folded.contains(one.toLowerCase(Locale.ROOT)));
    }
}
