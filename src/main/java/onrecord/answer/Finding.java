package onrecord.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onrecord.language.QuestionType;
import onrecord.retrieval.Evidence;

/**
 * A question worked through: its sentences ranked, and how sure it is that the first of them answers.
 *
 * @param terms the terms of the evidence
 * @param ranked the best first, in the order of the evidence while they are not scored; empty if the corpus is
 * @param signs what the confidence was drawn from; empty until it is judged
 * @param confidence in [0, 1]; 0 until it is judged
 * @param threshold the confidence from which a sentence may be given for an answer; 1 until it is judged
 */
record Finding(
        Evidence evidence,
        AskedWords asked,
        EvidenceTerms terms,
        List<Candidate> ranked,
        Map<Sign, Double> signs,
        double confidence,
        double threshold) {
    /** From so many passages something is read, however clear the case. */
    private static final int ALWAYS_READ = 2;
    /** Any further one is read if its sentences hold this share of the odds: the rest hardly ever comes out first. */
    private static final double WORTH_READING = 0.05;
    /** Of a passage the sentences are read that hold this share of the odds, with those between and beside them. */
    private static final double WORTH_READING_ALONE = 0.02;

    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::score).reversed();

    Finding {
        ranked = List.copyOf(ranked);
    }

    /** Sentences not yet scored. */
    static Finding of(Evidence evidence, AskedWords asked, EvidenceTerms terms, List<Candidate> candidates) {
        return new Finding(evidence, asked, terms, candidates, Map.of(), 0, 1);
    }

    /** The same sentences scored by a model, the best first. */
    Finding rankedBy(LinearModel<Feature> model) {
        return with(ranked.stream()
                .map(candidate -> candidate.scored(model.score(candidate.values())))
                .sorted(BEST_FIRST)
                .toList());
    }

    /** What may hold the answer, by the scores of the sentences: at most one page of a passage, in its evidence's order. */
    List<Reader.Page> worthReading() {
        Map<String, Double> odds = new HashMap<>();
        double all = 0;
        for (Candidate candidate : ranked) {
            odds.merge(candidate.passage().passage().id(), share(candidate), Double::sum);
            all += share(candidate);
        }
        Map<String, Reader.Page> worth = new HashMap<>();
        for (Candidate candidate : ranked) {
            String passage = candidate.passage().passage().id();
            boolean isFirst = !worth.containsKey(passage);
            if (isFirst
                    ? worth.size() < ALWAYS_READ || odds.getOrDefault(passage, 0.0) >= WORTH_READING * all
                    : share(candidate) >= WORTH_READING_ALONE * all) {
                worth.merge(passage, Reader.Page.around(candidate), Reader.Page::with);
            }
        }
        return evidence.passages().stream()
                .flatMap(
                        passage -> Stream.ofNullable(worth.get(passage.passage().id())))
                .toList();
    }

    /** Its odds against the best. */
    private double share(Candidate candidate) {
        return Math.exp(candidate.score() - ranked.get(0).score());
    }

    /**
     * The sentences scored anew by a model that knows what the reader says. Those that were not read keep their odds
     * against the best.
     */
    Finding readBy(LinearModel<Feature> model, Reader.Readings readings) {
        List<Candidate> scored = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (Candidate candidate : ranked) {
            if (readings.has(candidate)) {
                Candidate read = candidate.read(readings);
                scored.add(read.scored(model.score(read.values())));
                best = Math.max(best, scored.get(scored.size() - 1).score());
            }
        }
        for (Candidate candidate : ranked) {
            if (!readings.has(candidate)) {
                scored.add(candidate.scored(
                        best + candidate.score() - ranked.get(0).score()));
            }
        }
        scored.sort(BEST_FIRST);
        Evidence read = evidence.read(readings.noted(evidence.passages()));
        return new Finding(read, asked, terms, scored, signs, confidence, threshold);
    }

    /**
     * A "when" is not answered by a sentence that has no word of the question and stands beside one with all its names
     * which tells a time too: the two change places.
     */
    Finding withWhatIsNamedFirst() {
        if (ranked.isEmpty() || evidence.question().type() != QuestionType.WHEN || !asked.hasNames()) {
            return this;
        }
        Candidate best = ranked.get(0);
        if (best.value(Feature.OWN_COVERAGE) > 0 || QuoteComposer.leansOnWhatCameBefore(best.text())) {
            return this;
        }
        return ranked.stream()
                .filter(other -> other.isBeside(best)
                        && other.value(Feature.TYPE) > 0
                        && asked.namesHeld(terms.of(other.text())) == 1)
                .findFirst()
                .map(named -> {
                    List<Candidate> swapped = new ArrayList<>(ranked);
                    swapped.set(0, named.scored(best.score()));
                    swapped.set(ranked.indexOf(named), best.scored(named.score()));
                    return with(swapped);
                })
                .orElse(this);
    }

    /** The same, with how sure it is that the first sentence answers. */
    Finding judged(Map<Sign, Double> drawnFrom, double sureness, double enough) {
        return new Finding(evidence, asked, terms, ranked, drawnFrom, sureness, enough);
    }

    /** The same with its sentences in another order, the best first, and its evidence as it was found. */
    Finding over(Evidence found, List<Candidate> candidates) {
        return new Finding(found, asked, terms, candidates, signs, confidence, threshold);
    }

    private Finding with(List<Candidate> candidates) {
        return new Finding(evidence, asked, terms, candidates, signs, confidence, threshold);
    }
}
