package onrecord.index;

/**
 * The rows with the highest scores seen so far, at most as many as its depth: a binary heap with the lowest on top.
 * Single-threaded.
 */
final class TopRows {
    private final int[] rows;
    private final float[] scores;
    private int size;
    private float bestLeftOut = Float.NEGATIVE_INFINITY;

    TopRows(int depth) {
        rows = new int[depth];
        scores = new float[depth];
    }

    /** What a score must exceed to enter. */
    float threshold() {
        return size < rows.length ? Float.NEGATIVE_INFINITY : scores[0];
    }

    /** The highest score of any row that did not stay, negative infinity if all did. */
    float bestLeftOut() {
        return bestLeftOut;
    }

    int size() {
        return size;
    }

    int row(int i) {
        return rows[i];
    }

    float score(int i) {
        return scores[i];
    }

    void offer(int row, float score) {
        if (size < rows.length) {
            rows[size] = row;
            scores[size] = score;
            up(size++);
        } else if (score > scores[0]) {
            bestLeftOut = Math.max(bestLeftOut, scores[0]);
            rows[0] = row;
            scores[0] = score;
            down();
        } else {
            bestLeftOut = Math.max(bestLeftOut, score);
        }
    }

    /** A caller that compares with {@link #threshold} itself need not offer what is below: it says so here. */
    void leaveOutBelowThreshold() {
        if (size == rows.length) {
            bestLeftOut = Math.max(bestLeftOut, scores[0]);
        }
    }

    void offerAll(TopRows others) {
        for (int i = 0; i < others.size; i++) {
            offer(others.rows[i], others.scores[i]);
        }
        bestLeftOut = Math.max(bestLeftOut, others.bestLeftOut);
    }

    private void up(int start) {
        int i = start;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (scores[parent] <= scores[i]) {
                return;
            }
            swap(i, parent);
            i = parent;
        }
    }

    private void down() {
        int i = 0;
        while (true) {
            int child = 2 * i + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && scores[child + 1] < scores[child]) {
                child++;
            }
            if (scores[i] <= scores[child]) {
                return;
            }
            swap(i, child);
            i = child;
        }
    }

    private void swap(int a, int b) {
        int row = rows[a];
        float score = scores[a];
        rows[a] = rows[b];
        scores[a] = scores[b];
        rows[b] = row;
        scores[b] = score;
    }
}
