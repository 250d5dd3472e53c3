package onrecord.answer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onrecord.corpus.Article;
import onrecord.index.Lexicon;
import onrecord.language.Happenings;
import onrecord.retrieval.Question;
import onrecord.retrieval.RankedPassage;

/**
 * Says why a question cannot be answered, where one thing can be named: a person, place, year or number that it asks
 * about, or an event that it takes for granted, and that the articles which would be quoted do not bear.
 */
final class Grounds {
    /** More words that were not understood tell a reader no more. */
    private static final int MOST_UNKNOWN = 3;

    private static final int MOST_WITNESSES = 256;

    private final LoadingCache<Article, Witness> witnesses;

    Grounds(Lexicon lexicon) {
        witnesses = Caffeine.newBuilder().maximumSize(MOST_WITNESSES).build(article -> new Witness(article, lexicon));
    }

    /** What an article bears. */
    Witness witness(Article article) {
        return witnesses.get(article);
    }

    /**
     * What keeps the quotes from answering.
     *
     * @param quotes what would be shown; none if the question is refused anyway
     * @return empty if one of the quoted articles bears all that the question names
     */
    Optional<Missing> missing(Finding finding, List<Quote> quotes) {
        Question question = finding.evidence().question();
        List<Particular> particulars = Particulars.of(question.words());
        List<Witness> quoted = (quotes.isEmpty()
                        ? nearest(finding)
                        : quotes.stream().map(Quote::article))
                .distinct()
                .map(witnesses::get)
                .toList();
        List<Particular> lacking = quoted.stream()
                .map(article -> particulars.stream()
                        .filter(particular -> !article.bears(particular))
                        .toList())
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
        if (!lacking.isEmpty()) {
            return Optional.of(reason(finding, lacking));
        }
        return event(finding, particulars, quoted).or(() -> unread(question, quotes));
    }

    /**
     * The sentences ranked, those of articles that bear all that the question names before the others; the same order if
     * there are none.
     */
    List<Candidate> bearingFirst(Finding finding) {
        List<Particular> particulars =
                Particulars.of(finding.evidence().question().words());
        Predicate<Candidate> bears = candidate ->
                particulars.stream().allMatch(witness(candidate.passage().article())::bears);
        return Stream.concat(
                        finding.ranked().stream().filter(bears),
                        finding.ranked().stream().filter(bears.negate()))
                .toList();
    }

    private static Stream<Article> nearest(Finding finding) {
        return finding.ranked().stream()
                .limit(1)
                .map(candidate -> candidate.passage().article());
    }

    /** The first thing that no article of the evidence bears, or else the first that those do not which come nearest. */
    private Missing reason(Finding finding, List<Particular> lacking) {
        List<Witness> evidence = evidence(finding);
        Particular first = lacking.get(0);
        return lacking.stream()
                .filter(particular -> evidence.stream().noneMatch(article -> article.bears(particular)))
                .findFirst()
                .map(new Substitutes(finding.evidence().question().words(), finding.ranked())::missing)
                .orElseGet(() -> new Missing(first.kind(), first.text(), "", List.of(), true));
    }

    private List<Witness> evidence(Finding finding) {
        return finding.evidence().passages().stream()
                .map(RankedPassage::article)
                .distinct()
                .map(witnesses::get)
                .toList();
    }

    private Optional<Missing> event(Finding finding, List<Particular> particulars, List<Witness> quoted) {
        Question question = finding.evidence().question();
        List<String> names = particulars.stream()
                .filter(particular -> particular.kind() == Missing.Kind.NAME)
                .map(Particular::text)
                .toList();
        return Happenings.in(question.words()).stream()
                .filter(happening -> quoted.stream().noneMatch(article -> article.tells(happening, names)))
                .findFirst()
                .map(happening -> {
                    // It may have befallen someone else.
                    boolean isNamed = evidence(finding).stream().anyMatch(article -> article.names(happening));
                    return new Missing(
                            Missing.Kind.EVENT,
                            happening.name(question.language()),
                            "",
                            isNamed ? List.of() : names.stream().limit(1).toList(),
                            isNamed);
                });
    }

    /** A question that was refused, or understood too little of, for words that the glossary lacks. */
    private static Optional<Missing> unread(Question question, List<Quote> quotes) {
        int read = question.words().split(" ", -1).length;
        boolean tooLittle = question.unknown().size() >= read;
        return question.unknown().isEmpty() || (!quotes.isEmpty() && !tooLittle)
                ? Optional.empty()
                : Optional.of(new Missing(Missing.Kind.WORDS, named(question.unknown())));
    }

    private static String named(List<String> words) {
        String some = words.stream().limit(MOST_UNKNOWN).collect(Collectors.joining(", "));
        return words.size() > MOST_UNKNOWN ? some + " …" : some;
    }
}
