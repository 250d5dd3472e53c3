package onrecord.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onrecord.index.ScoredPassage;
import onrecord.passage.Passage;

/**
 * Weighted sum of two searches, each scaled to [0, 1] over what it returned: {@code w·minmax(vector) +
 * (1-w)·minmax(BM25)}. A passage that one search did not return counts 0 there.
 */
final class Fusion {
    /** The vector search's share; chosen on the dev sets (README, "Why it is so"). */
    static final double VECTOR_WEIGHT = 0.5;

    private Fusion() {}

    /** A passage with both its ranks (from 1, or 0 if not returned) and scores. */
    record Fused(
            Passage passage, int vectorRank, double vectorScore, int lexicalRank, double lexicalScore, double score) {}

    /** Both results, best first, as one, best first; ties by passage id. */
    static List<Fused> fuse(List<ScoredPassage> byVector, List<ScoredPassage> byWord) {
        Map<String, Fused> fused = new LinkedHashMap<>();
        Scale vector = Scale.of(byVector);
        for (int i = 0; i < byVector.size(); i++) {
            ScoredPassage hit = byVector.get(i);
            double score = VECTOR_WEIGHT * vector.apply(hit.score());
            fused.put(hit.passage().id(), new Fused(hit.passage(), i + 1, hit.score(), 0, 0, score));
        }
        Scale word = Scale.of(byWord);
        for (int i = 0; i < byWord.size(); i++) {
            ScoredPassage hit = byWord.get(i);
            int rank = i + 1;
            double share = (1 - VECTOR_WEIGHT) * word.apply(hit.score());
            fused.merge(
                    hit.passage().id(),
                    new Fused(hit.passage(), 0, 0, rank, hit.score(), share),
                    (old, hitByWord) -> new Fused(
                            old.passage,
                            old.vectorRank,
                            old.vectorScore,
                            rank,
                            hitByWord.lexicalScore,
                            old.score + share));
        }
        List<Fused> ranked = new ArrayList<>(fused.values());
        ranked.sort(Comparator.comparingDouble(Fused::score)
                .reversed()
                .thenComparing(hit -> hit.passage().id()));
        return ranked;
    }

    private record Scale(double least, double range) {
        static Scale of(List<ScoredPassage> hits) {
            double most = hits.isEmpty() ? 0 : hits.get(0).score();
            double least = hits.isEmpty() ? 0 : hits.get(hits.size() - 1).score();
            return new Scale(least, most - least);
        }

        /** 1 for all when all score the same: a single hit is the best there is. */
        double apply(double score) {
            return range <= 0 ? 1 : (score - least) / range;
        }
    }
}
