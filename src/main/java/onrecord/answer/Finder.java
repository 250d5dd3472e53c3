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

/** Ranks the sentences of the evidence and judges whether the best of them answers. Thread-safe. */
final class Finder {
    private final PassageIndex index;
    private final TextEmbedder embedder;
    private final @Nullable Reader reader;
    private final LinearModel<Feature> sentenceModel;
    private final LinearModel<Sign> confidenceModel;

    Finder(PassageIndex index, TextEmbedder embedder, @Nullable Reader reader, Weights.Fitted weights) {
        this.index = index;
        this.embedder = embedder;
        this.reader = reader;
        sentenceModel = weights.sentenceModel();
        confidenceModel = weights.confidenceModel();
    }

    /** The sentences of the evidence with what speaks for each, not yet scored. */
    Finding layOut(Evidence evidence) {
        Lexicon lexicon = index.lexicon();
        String text = Spelling.mended(evidence.question().words(), lexicon);
        AskedWords asked = new AskedWords(text, lexicon);
        EvidenceTerms terms = new EvidenceTerms(lexicon);
        List<RankedPassage> read =
                evidence.passages().stream().limit(Candidates.PASSAGES).toList();
        Reader.Readings readings = reader == null ? Reader.Readings.NONE : reader.read(text, read);
        List<Candidate> candidates = Candidates.of(evidence, asked, terms, embedder.question(text), index, readings);
        return new Finding(evidence, asked, terms, candidates, Map.of(), 0);
    }

    /** The sentences of the evidence ranked, and how sure it is that the first of them answers. */
    Finding find(Evidence evidence) {
        Finding ranked = layOut(evidence).rankedBy(sentenceModel);
        if (ranked.ranked().isEmpty()) {
            return ranked;
        }
        Map<Sign, Double> signs = signs(ranked.ranked().get(0), ranked);
        return new Finding(
                evidence, ranked.asked(), ranked.terms(), ranked.ranked(), signs, confidenceModel.probability(signs));
    }

    /** How sure it is that this candidate answers, were it the chosen one. */
    double confidence(Candidate chosen, Finding finding) {
        return confidenceModel.probability(signs(chosen, finding));
    }

    Map<Sign, Double> signs(Candidate chosen, Finding finding) {
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
        signs.put(Sign.ABSENT, 1 - asked.coverage(terms.all(evidence)));
        signs.put(Sign.ABSENT_NAMES, 1 - asked.namesHeld(terms.article(passage.article())));
        signs.put(Sign.TYPE, chosen.value(Feature.TYPE));
        signs.put(Sign.LEAD, rival.map(other -> chosen.score() - other.score()).orElse(0.0));
        signs.put(Sign.SPAN, chosen.value(Feature.SPAN));
        signs.put(Sign.SPAN_CERTAINTY, chosen.value(Feature.SPAN_CERTAINTY));
        signs.put(Sign.ANSWERABLE, chosen.value(Feature.ANSWERABLE));
        signs.put(
                Sign.BEST_ANSWERABLE,
                ranked.stream()
                        .mapToDouble(other -> other.value(Feature.ANSWERABLE))
                        .max()
                        .orElse(0));
        return signs;
    }
}
