package onrecord.answer;

import java.util.List;
import java.util.Map;

/** Named values as rows of numbers. */
final class Columns {
    private Columns() {}

    static <E> double[] row(List<E> names, Map<E, Double> values) {
        return names.stream()
                .mapToDouble(name -> values.getOrDefault(name, 0.0))
                .toArray();
    }

    /** Mean of each column; there must be a row. */
    static double[] mean(int width, List<double[]> rows) {
        double[] mean = new double[width];
        for (double[] row : rows) {
            for (int i = 0; i < width; i++) {
                mean[i] += row[i] / rows.size();
            }
        }
        return mean;
    }

    /** Standard deviation of each column, 1 for a constant one. */
    static double[] scale(int width, List<double[]> rows) {
        double[] scale = new double[width];
        for (int i = 0; i < width; i++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : rows) {
                sum += row[i];
                squares += row[i] * row[i];
            }
            double mean = sum / rows.size();
            double deviation = Math.sqrt(Math.max(0, squares / rows.size() - mean * mean));
            scale[i] = deviation < 1e-9 ? 1 : deviation;
        }
        return scale;
    }
}
