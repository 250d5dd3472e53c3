package onrecord.answer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Logistic regression; both classes weigh the same in all, however many there are of each. */
record LogisticFit<E>(double bias, Map<E, Double> weights) {
    private static final double RIDGE = 1e-3;

    /**
     * Fits.
     *
     * @param directions for each name 1 or -1 where its weight must not have the other sign, else 0
     */
    static <E> LogisticFit<E> of(
            List<E> names, List<Integer> directions, List<Map<E, Double>> values, List<Boolean> labels) {
        List<double[]> rows =
                values.stream().map(value -> Columns.row(names, value)).toList();
        // About their means: a value that varies little far from 0 would tie its weight to the bias.
        double[] mean = Columns.mean(names.size(), rows);
        double[] scale = Columns.scale(names.size(), rows);
        double positives = labels.stream().filter(label -> label).count();
        double negatives = labels.size() - positives;
        if (positives == 0 || negatives == 0) {
            throw new IllegalArgumentException("confidence needs questions with and without an answer to learn from");
        }
        int bias = names.size();
        int[] bounds =
                Arrays.copyOf(directions.stream().mapToInt(Integer::intValue).toArray(), bias + 1);
        double[] fitted = Descent.minimise(bounds, (w, gradient) -> {
            for (int r = 0; r < rows.size(); r++) {
                double sum = w[bias];
                for (int i = 0; i < bias; i++) {
                    sum += w[i] * (rows.get(r)[i] - mean[i]) / scale[i];
                }
                double error = 1 / (1 + Math.exp(-sum)) - (labels.get(r) ? 1 : 0);
                double share = error * 0.5 / (labels.get(r) ? positives : negatives);
                for (int i = 0; i < bias; i++) {
                    gradient[i] += share * (rows.get(r)[i] - mean[i]) / scale[i];
                }
                gradient[bias] += share;
            }
            for (int i = 0; i < bias; i++) {
                gradient[i] += RIDGE * w[i];
            }
        });
        Map<E, Double> weights = new HashMap<>();
        double offset = fitted[bias];
        for (int i = 0; i < bias; i++) {
            weights.put(names.get(i), fitted[i] / scale[i]);
            offset -= fitted[i] / scale[i] * mean[i];
        }
        return new LogisticFit<>(offset, weights);
    }
}
