package onrecord.retrieval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onrecord.index.ScoredPassage;
import onrecord.passage.Passage;

/**
 * Weighted sum of two searches, each scaled to [0, 1] over what it returned: {@code w·minmax(vector) +
 * (1-w)·minmax(BM25)}, where a passage that one search did not return counts 0 there. To the first of them a share of
 * the cosine of their best sentence is then added, scaled in the same way. Shares were chosen on the dev sets.
 */
final class Fusion {
    private static final double VECTOR_SHARE = 0.5;
    private static final double SENTENCE_SHARE = 0.3;

    private Fusion() {}

    /** A passage with its ranks (from 1, or 0 if not returned) and scores. */
    record Fused(
            Passage passage,
            int vectorRank,
            double vectorScore,
            int lexicalRank,
            double lexicalScore,
            double sentenceScore,
            double score) {

        private Fused with(double newSentenceScore, double newScore) {
            return new Fused(passage, vectorRank, vectorScore, lexicalRank, lexicalScore, newSentenceScore, newScore);
        }
    }

    /** Both results, best first, as one, best first; ties by passage id. */
    static List<Fused> fuse(List<ScoredPassage> byVector, List<ScoredPassage> byWord) {
        Map<String, Fused> fused = new LinkedHashMap<>();
        Scale vector = Scale.ofRanked(byVector);
        for (int i = 0; i < byVector.size(); i++) {
            ScoredPassage hit = byVector.get(i);
            double score = VECTOR_SHARE * vector.apply(hit.score());
            fused.put(hit.passage().id(), new Fused(hit.passage(), i + 1, hit.score(), 0, 0, 0, score));
        }
        Scale word = Scale.ofRanked(byWord);
        for (int i = 0; i < byWord.size(); i++) {
            ScoredPassage hit = byWord.get(i);
            int rank = i + 1;
            double share = (1 - VECTOR_SHARE) * word.apply(hit.score());
            fused.merge(
                    hit.passage().id(),
                    new Fused(hit.passage(), 0, 0, rank, hit.score(), 0, share),
                    (old, other) -> new Fused(
                            old.passage,
                            old.vectorRank,
                            old.vectorScore,
                            rank,
                            other.lexicalScore,
                            0,
                            old.score + share));
        }
        return ranked(new ArrayList<>(fused.values()));
    }

    /**
     * The same passages with the cosine of the best sentence of each taken in.
     *
     * @param cosines for the first passages, in order; the rest stay below them, their scores scaled to fit
     */
    static List<Fused> withSentences(List<Fused> fused, List<Double> cosines) {
        if (cosines.isEmpty()) {
            return fused;
        }
        Scale sentence = new Scale(Collections.min(cosines), Collections.max(cosines));
        List<Fused> taken = new ArrayList<>();
        for (int i = 0; i < cosines.size(); i++) {
            double share = SENTENCE_SHARE * sentence.apply(cosines.get(i));
            taken.add(fused.get(i).with(cosines.get(i), (1 - SENTENCE_SHARE) * fused.get(i).score + share));
        }
        ranked(taken);
        fused.stream().skip(cosines.size()).forEach(hit -> taken.add(hit.with(0, (1 - SENTENCE_SHARE) * hit.score)));
        return taken;
    }

    private static List<Fused> ranked(List<Fused> hits) {
        hits.sort(Comparator.comparingDouble(Fused::score)
                .reversed()
                .thenComparing(hit -> hit.passage().id()));
        return hits;
    }

    private record Scale(double least, double most) {
        static Scale ofRanked(List<ScoredPassage> hits) {
            return hits.isEmpty()
                    ? new Scale(0, 0)
                    : new Scale(hits.get(hits.size() - 1).score(), hits.get(0).score());
        }

        /** 1 for all when all score the same: a single hit is the best there is. */
        double apply(double score) {
            return most <= least ? 1 : (score - least) / (most - least);
        }
    }
}
