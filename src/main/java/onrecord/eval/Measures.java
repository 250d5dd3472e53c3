package onrecord.eval;

import java.util.Arrays;
import java.util.List;

/** Formulas of retrieval and classification measures. */
final class Measures {
    private Measures() {}

    /** 1 if one of the first {@code k} is relevant, else 0. */
    static double hit(List<Boolean> relevant, int k) {
        return relevant.stream().limit(k).anyMatch(r -> r) ? 1 : 0;
    }

    /** One over the rank of the first relevant among the first {@code k}; 0 if there is none. */
    static double reciprocalRank(List<Boolean> relevant, int k) {
        int first = relevant.indexOf(true);
        return first < 0 || first >= k ? 0 : 1.0 / (first + 1);
    }

    /**
     * Normalised discounted cumulative gain with gains of 0 and 1 (Järvelin and Kekäläinen, 2002): the sum of {@code
     * 1/log2(rank + 1)} over the relevant, over that of the best possible order.
     *
     * @param total how many relevant there are in the corpus, 1 or more
     */
    static double ndcg(List<Boolean> relevant, int total, int k) {
        double gain = 0;
        for (int i = 0; i < Math.min(k, relevant.size()); i++) {
            gain += relevant.get(i) ? discount(i) : 0;
        }
        double ideal = 0;
        for (int i = 0; i < Math.min(k, total); i++) {
            ideal += discount(i);
        }
        return gain / ideal;
    }

    private static double discount(int index) {
        return Math.log(2) / Math.log(index + 2);
    }

    /**
     * The chance that a random positive scores above a random negative, ties counting half.
     *
     * @return NaN if one side is empty
     */
    static double auroc(double[] positives, double[] negatives) {
        double[] sorted = negatives.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double positive : positives) {
            int below = lowerBound(sorted, positive);
            int notAbove = below;
            while (notAbove < sorted.length && sorted[notAbove] == positive) {
                notAbove++;
            }
            wins += below + 0.5 * (notAbove - below);
        }
        return wins / ((double) positives.length * negatives.length);
    }

    private static int lowerBound(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The smallest value that at least {@code share} of the values do not exceed; NaN for none. */
    static double percentile(double[] values, double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
