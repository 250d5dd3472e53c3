package onrecord.answer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onrecord.index.Lexicon;
import onrecord.index.PassageIndex;
import onrecord.model.TextEmbedder;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.RankedPassage;
import onrecord.retrieval.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the sentences of the evidence and judges whether the best of them answers: first by what words and vectors
 * say, then, with a reader, anew by what it says of the passages that are still in question. Thread-safe.
 */
final class Finder {
    /** Terms of the question that stand nowhere in the evidence cost nothing up to here: much is said in other words. */
    private static final double MAY_BE_ABSENT = 0.5;

    private final PassageIndex index;
    private final TextEmbedder embedder;
    private final @Nullable Reader reader;
    /** Ranks by words and vectors; with a reader, that decides what is read. */
    private final LinearModel<Feature> firstRanker;

    private final LinearModel<Feature> ranker;
    private final LinearModel<Sign> judge;
    private final double threshold;

    Finder(PassageIndex index, TextEmbedder embedder, @Nullable Reader reader, Weights weights) {
        this.index = index;
        this.embedder = embedder;
        this.reader = reader;
        Weights.Fitted last = reader == null ? weights.linear() : weights.reader();
        firstRanker = weights.linear().sentenceModel();
        ranker = last.sentenceModel();
        judge = last.confidenceModel();
        threshold = last.threshold();
    }

    /** What part of a question says that someone's words were to be about. */
    Topic topic(String words, Grounds grounds) {
        return new Topic(words, index.lexicon(), grounds);
    }

    /** The terms of passages and articles. */
    EvidenceTerms terms() {
        return new EvidenceTerms(index.lexicon());
    }

    /** The sentences of the evidence with what words and vectors say for each, not yet scored. */
    Finding layOut(Evidence evidence) {
        Lexicon lexicon = index.lexicon();
        String text = Spelling.mended(evidence.question().words(), lexicon);
        AskedWords asked = new AskedWords(text, lexicon);
        EvidenceTerms terms = new EvidenceTerms(lexicon);
        List<Candidate> candidates = Candidates.of(evidence, asked, terms, embedder.question(text), index);
        return Finding.of(evidence, asked, terms, candidates);
    }

    /** What the reader says of the sentences that are worth reading; nothing without one. */
    Reader.Readings read(Finding ranked) {
        String text = Spelling.mended(ranked.evidence().question().words(), index.lexicon());
        List<Reader.Page> pages = ranked.worthReading();
        return reader == null || pages.isEmpty() ? Reader.Readings.NONE : reader.read(text, pages);
    }

    /** The sentences of the evidence ranked, and how sure it is that the first of them answers. */
    Finding find(Evidence evidence) {
        Finding unread = layOut(evidence).rankedBy(firstRanker);
        Finding ranked = (reader == null ? unread : unread.readBy(ranker, read(unread))).withWhatIsNamedFirst();
        if (ranked.ranked().isEmpty()) {
            return ranked;
        }
        Map<Sign, Double> signs = signs(ranked.ranked().get(0), ranked);
        return ranked.judged(signs, confidence(signs), threshold);
    }

    /** How sure it is that this candidate answers, were it the chosen one. */
    double confidence(Candidate chosen, Finding finding) {
        return confidence(signs(chosen, finding));
    }

    /** How sure these signs make it. */
    double confidence(Map<Sign, Double> signs) {
        return confidence(judge, signs);
    }

    /** Less, whatever else speaks for it, the more of the question stands nowhere at all. */
    static double confidence(LinearModel<Sign> judge, Map<Sign, Double> signs) {
        double present = 1 - signs.getOrDefault(Sign.ABSENT, 0.0);
        return judge.probability(signs) * Math.min(1, present / (1 - MAY_BE_ABSENT));
    }

    static Map<Sign, Double> signs(Candidate chosen, Finding finding) {
        Evidence evidence = finding.evidence();
        AskedWords asked = finding.asked();
        List<Candidate> ranked = finding.ranked();
        RankedPassage passage = chosen.passage();
        EvidenceTerms terms = finding.terms();
        Optional<Candidate> rival = ranked.stream()
                .filter(other ->
                        !other.passage().passage().id().equals(passage.passage().id()))
                .findFirst();

        Map<Sign, Double> signs = new EnumMap<>(Sign.class);
        signs.put(Sign.COSINE, chosen.value(Feature.COSINE));
        signs.put(
                Sign.PASSAGE_COSINE,
                evidence.passages().stream()
                        .mapToDouble(RankedPassage::vectorScore)
                        .max()
                        .orElse(0));
        signs.put(Sign.COVERAGE, chosen.value(Feature.COVERAGE));
        signs.put(Sign.ABSENT, asked.absent(terms.all(evidence)));
        signs.put(Sign.ABSENT_NAMES, 1 - asked.namesHeld(terms.article(passage.article())));
        signs.put(Sign.TYPE, chosen.value(Feature.TYPE));
        signs.put(Sign.LEAD, rival.map(other -> chosen.score() - other.score()).orElse(0.0));
        signs.put(Sign.SPAN, chosen.value(Feature.SPAN));
        signs.put(Sign.SPAN_CERTAINTY, chosen.value(Feature.SPAN_CERTAINTY));
        signs.put(Sign.ANSWERABLE, chosen.value(Feature.ANSWERABLE));
        signs.put(
                Sign.BEST_ANSWERABLE,
                ranked.stream()
                        .filter(Candidate::isRead)
                        .mapToDouble(other -> other.value(Feature.ANSWERABLE))
                        .max()
                        .orElse(0));
        return signs;
    }
}
