package onrecord.answer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import onrecord.retrieval.Evidence;

/**
 * A question worked through: its sentences ranked, and how sure it is that the first of them answers.
 *
 * @param terms the terms of the evidence
 * @param ranked the best first, in the order of the evidence while they are not scored; empty if the corpus is
 * @param signs what the confidence was drawn from
 * @param confidence in [0, 1]
 */
record Finding(
        Evidence evidence,
        AskedWords asked,
        EvidenceTerms terms,
        List<Candidate> ranked,
        Map<Sign, Double> signs,
        double confidence) {
    Finding {
        ranked = List.copyOf(ranked);
    }

    /** The same sentences scored by a model, the best first. */
    Finding rankedBy(LinearModel<Feature> model) {
        List<Candidate> scored = ranked.stream()
                .map(candidate -> candidate.scored(model.score(candidate.values())))
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .toList();
        return new Finding(evidence, asked, terms, scored, signs, confidence);
    }
}
