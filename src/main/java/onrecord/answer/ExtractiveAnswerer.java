package onrecord.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import onrecord.index.PassageIndex;
import onrecord.index.ReplacedException;
import onrecord.language.TextSpan;
import onrecord.model.TextEmbedder;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.Question;
import onrecord.retrieval.RankedPassage;
import onrecord.retrieval.Retriever;
import onrecord.retrieval.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the corpus's own sentences, without a language model: the learned model picks the sentence, the quote
 * around it is cut from the article, and where the question asks for a date, a name or a number, the words that are
 * the answer are cut from the quote. Thread-safe.
 */
public final class ExtractiveAnswerer implements ScopedAnswerer {
    /** What {@link Answer#mode()} says of its answers. */
    public static final String MODE = "extractive";

    private static final int EVIDENCE = 20;
    private static final int MOST_QUOTES = 3;
    private static final int MOST_CLOSEST = 3;
    /** A further quote must be this likely to answer, measured against the first. */
    private static final double FURTHER_ODDS = 0.05;
    /** The share of the first quote's words of the question that a quote on the same matter holds. */
    private static final double ALIKE = 0.6;
    /** How sure the reader must be of its span for it to stand as the answer. */
    private static final double SURE = 0.4;

    private final Retriever retriever;
    private final Finder finder;
    private final QuoteChecker checker;
    private final QuoteComposer composer;
    private final Grounds grounds;

    /**
     * Answers from an index.
     *
     * @param reader null to do without
     */
    public ExtractiveAnswerer(
            Retriever retriever,
            PassageIndex index,
            TextEmbedder embedder,
            @Nullable Reader reader,
            Weights weights,
            QuoteChecker checker) {
        this.retriever = Objects.requireNonNull(retriever);
        this.checker = Objects.requireNonNull(checker);
        finder = new Finder(index, embedder, reader, weights);
        composer = new QuoteComposer(checker);
        grounds = new Grounds(index.lexicon());
    }

    @Override
    public Answer answer(String question) {
        return answer(question, Scope.ALL);
    }

    @Override
    public Answer answer(String question, Scope scope) {
        long start = System.nanoTime();
        return ReplacedException.repeated(() -> answer(question, scope, start));
    }

    private Answer answer(String question, Scope scope, long start) {
        Evidence retrieved = retriever.retrieve(Question.of(question), EVIDENCE, scope);
        Voices voices = new Voices(retrieved.question().words(), checker.speech(), finder, grounds);
        Finding finding = voices.find(retrieved);
        Evidence evidence = finding.evidence();
        List<Quote> quotes = finding.confidence() < finding.threshold()
                ? List.of()
                : voices.ascribed(Dating.fitting(quotes(finding), evidence.question()), finding);
        Optional<Missing> missing = grounds.missing(finding, quotes).or(() -> voices.unheard(finding));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (quotes.isEmpty() || missing.isPresent()) {
            // What is refused for another reason is below the threshold too, and keeps its order.
            double confidence = finding.confidence() < finding.threshold()
                    ? finding.confidence()
                    : finding.confidence() * finding.threshold();
            return new Answer.NotInCorpus(evidence, closest(finding), confidence, took, MODE, missing.orElse(null));
        }
        return Dating.dated(
                new Answer.Quoted(
                        evidence, text(finding, quotes.get(0), voices), quotes, finding.confidence(), took, MODE),
                finding);
    }

    private static String text(Finding finding, Quote quote, Voices voices) {
        Candidate best = finding.ranked().get(0);
        return voices.speaker(quote, finding)
                .or(() -> voices.takesSentence(quote)
                        ? Optional.empty()
                        : shortAnswer(best, finding.evidence().question())
                                .map(span -> span.in(best.passage().article().body())))
                .orElseGet(best::text);
    }

    private List<Quote> quotes(Finding finding) {
        Candidate best = finding.ranked().get(0);
        List<Quote> quotes = new ArrayList<>();
        Set<String> passages = new HashSet<>();
        for (int i = 0; i < finding.ranked().size(); i++) {
            Candidate candidate = finding.ranked().get(i);
            boolean isFirst = i == 0;
            String passage = candidate.passage().passage().id();
            if (passages.contains(passage)) {
                continue;
            }
            double confidence = isFirst ? finding.confidence() : finder.confidence(candidate, finding);
            if (isFirst
                    || isAlsoLikely(candidate, best, finding, confidence)
                    || isOnTheSame(candidate, best, finding, confidence)) {
                passages.add(passage);
                composer.compose(candidate, finding, highlights(candidate, finding), confidence)
                        .ifPresent(quotes::add);
            }
        }
        return QuoteComposer.apart(quotes).stream().limit(MOST_QUOTES).toList();
    }

    private boolean isAlsoLikely(Candidate other, Candidate best, Finding finding, double confidence) {
        return confidence >= finding.threshold() && Math.exp(other.score() - best.score()) >= FURTHER_ODDS;
    }

    /** Whether another article speaks of all that the question names, in most of the words that the first quote has of it. */
    private boolean isOnTheSame(Candidate other, Candidate best, Finding finding, double confidence) {
        AskedWords asked = finding.asked();
        return confidence >= finding.threshold() / 2
                && !other.passage()
                        .article()
                        .id()
                        .equals(best.passage().article().id())
                && other.value(Feature.OWN_COVERAGE) >= ALIKE * best.value(Feature.OWN_COVERAGE)
                && asked.hasNames()
                && asked.namesHeld(finding.terms().of(other.text())) == 1;
    }

    private static List<TextSpan> highlights(Candidate candidate, Finding finding) {
        return shortAnswer(candidate, finding.evidence().question()).stream().toList();
    }

    /** The words inside the sentence that answer by themselves; empty when it takes the sentence to answer. */
    private static Optional<TextSpan> shortAnswer(Candidate candidate, Question question) {
        return switch (question.type()) {
            case YES_NO, WHY, SAID -> Optional.empty();
            case WHEN, WHO, WHERE, HOW_MANY, HOW_LONG, WHAT -> {
                Optional<TextSpan> read = candidate
                        .spot()
                        .filter(spot -> spot.certainty() >= SURE && spot.score() > 0)
                        .map(Candidate.Spot::span)
                        .filter(span -> ShortAnswers.fits(
                                question.type(),
                                question.words(),
                                candidate.passage().article().body(),
                                candidate.span(),
                                span));
                yield read.isPresent()
                        ? read
                        : ShortAnswers.only(
                                question.type(),
                                question.words(),
                                candidate.passage().article().body(),
                                candidate.span(),
                                candidate.spot().map(Candidate.Spot::span));
            }
        };
    }

    /** The best sentence of each of the first passages: near, but no answer. Those on what is asked about come first. */
    private List<Quote> closest(Finding finding) {
        List<Quote> closest = new ArrayList<>();
        Set<RankedPassage> seen = new HashSet<>();
        for (Candidate candidate : grounds.bearingFirst(finding)) {
            if (closest.size() < MOST_CLOSEST && seen.add(candidate.passage())) {
                checker.quote(
                                candidate.passage().article(),
                                candidate.span(),
                                List.of(),
                                finder.confidence(candidate, finding))
                        .ifPresent(closest::add);
            }
        }
        return closest;
    }
}
