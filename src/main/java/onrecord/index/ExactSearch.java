package onrecord.index;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The nearest vectors, exactly: the block proposes rows by an upper bound of their cosine, the stored floats decide, and
 * the search widens until no row that was left out can belong to the result.
 *
 * <p>By Cauchy and Schwarz, rounding a unit vector {@code x} to {@code x'} changes its cosine with a unit query by at
 * most {@code |x - x'|}, which the block keeps for each row.
 */
final class ExactSearch {
    private static final int FIRST_DEPTH = 256;
    private static final int BATCH = 40;

    /** A vector found, with its cosine in [-1, 1]. */
    record Hit(long id, double cosine) {
        static final Comparator<Hit> BEST_FIRST =
                Comparator.comparingDouble(Hit::cosine).reversed().thenComparingLong(Hit::id);
    }

    /** Reads stored vectors. */
    interface Floats {
        /** The vectors with these ids; without those that are no longer there. */
        Map<Long, float[]> read(List<Long> ids) throws SQLException;
    }

    /** A row vanished between the scan and the reading of its floats: the block is behind, and the search must begin anew. */
    static final class BehindException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private record Candidate(int row, float bound) {
        static final Comparator<Candidate> BEST_FIRST =
                Comparator.comparingDouble(Candidate::bound).reversed();
    }

    private final BlockView view;
    private final Floats floats;
    private final float[] vector;
    private final BlockQuery query;
    private final int limit;
    private final double minCosine;
    private final PriorityQueue<Hit> best = new PriorityQueue<>(Hit.BEST_FIRST.reversed());
    private final Set<Integer> scored = new HashSet<>();

    ExactSearch(BlockView view, Floats floats, float[] vector, int limit, double minCosine) {
        this.view = view;
        this.floats = floats;
        this.vector = vector;
        this.query = view.query(vector);
        this.limit = Math.min(limit, Math.max(1, view.rows()));
        this.minCosine = minCosine;
    }

    /**
     * The best first, ties by id.
     *
     * @param allowed the rows to look at, all if null
     */
    List<Hit> run(@Nullable BitSet allowed) throws SQLException, BehindException {
        int depth = (int) Math.max(FIRST_DEPTH, Math.min(view.rows(), 4L * limit));
        while (true) {
            TopRows top = view.scan(query, depth, allowed);
            rescore(top);
            if (top.bestLeftOut() < floor() || depth >= view.rows()) {
                List<Hit> hits = new ArrayList<>(best);
                hits.sort(Hit.BEST_FIRST);
                return hits;
            }
            depth = (int) Math.min(view.rows(), 8L * depth);
        }
    }

    /** What a cosine must reach to belong to the result, as far as is known. */
    private double floor() {
        Hit last = best.peek();
        return best.size() < limit || last == null ? minCosine : Math.max(minCosine, last.cosine());
    }

    /**
     * Reads floats as sparingly as it can: first of the rows that will surely be in the result, which raises the floor;
     * then only of rows whose bound, made tighter by the query's own floats, still reaches it.
     */
    private void rescore(TopRows top) throws SQLException, BehindException {
        List<Candidate> candidates = new ArrayList<>(top.size());
        for (int i = 0; i < top.size(); i++) {
            if (!scored.contains(top.row(i))) {
                candidates.add(new Candidate(top.row(i), top.score(i)));
            }
        }
        candidates.sort(Candidate.BEST_FIRST);
        int first = Math.min(candidates.size(), limit + limit / 2);
        score(candidates.subList(0, first));
        List<Candidate> open = new ArrayList<>();
        for (Candidate candidate : candidates.subList(first, candidates.size())) {
            if (candidate.bound() < floor()) {
                break;
            }
            float bound = view.bound(candidate.row(), query);
            if (bound >= floor()) {
                open.add(new Candidate(candidate.row(), bound));
            }
        }
        open.sort(Candidate.BEST_FIRST);
        for (int from = 0; from < open.size() && open.get(from).bound() >= floor(); from += BATCH) {
            score(open.subList(from, Math.min(open.size(), from + BATCH)));
        }
    }

    private void score(List<Candidate> open) throws SQLException, BehindException {
        if (open.isEmpty()) {
            return;
        }
        List<Long> ids = open.stream().map(c -> view.id(c.row())).toList();
        Map<Long, float[]> found = floats.read(ids);
        if (found.size() < ids.size()) {
            throw new BehindException();
        }
        found.forEach((id, stored) -> {
            double cosine = Cosine.of(vector, stored);
            if (cosine >= minCosine) {
                best.add(new Hit(id, cosine));
                if (best.size() > limit) {
                    best.remove();
                }
            }
        });
        open.forEach(c -> scored.add(c.row()));
    }
}
