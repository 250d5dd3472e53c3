package onrecord.answer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fits weights so that, among the options of each choice, the right ones get the largest share of {@code e^score}. */
final class SoftmaxFit {
    private static final double RIDGE = 1e-4;

    private SoftmaxFit() {}

    /** Options by their values, which of them are right (one at least), and how much the choice counts. */
    record Choice<E>(List<Map<E, Double>> options, List<Boolean> right, double weight) {}

    static <E> Map<E, Double> of(List<E> names, List<Choice<E>> choices) {
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("no question's answer stands in the evidence found for it");
        }
        List<double[][]> rows = choices.stream()
                .map(choice -> choice.options().stream()
                        .map(option -> Columns.row(names, option))
                        .toArray(double[][]::new))
                .toList();
        double[] scale = Columns.scale(
                names.size(), rows.stream().flatMap(Arrays::stream).toList());
        double all = choices.stream().mapToDouble(Choice::weight).sum();
        double[] weights = Descent.minimise(names.size(), (w, gradient) -> {
            for (int c = 0; c < rows.size(); c++) {
                addGradient(
                        rows.get(c),
                        choices.get(c).right(),
                        scale,
                        w,
                        gradient,
                        choices.get(c).weight() / all);
            }
            for (int i = 0; i < w.length; i++) {
                gradient[i] += RIDGE * w[i];
            }
        });
        Map<E, Double> fitted = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            fitted.put(names.get(i), weights[i] / scale[i]);
        }
        return fitted;
    }

    /** Of −log(Σ right e^s / Σ all e^s): expected values under all, less those under the right. */
    private static void addGradient(
            double[][] options, List<Boolean> right, double[] scale, double[] w, double[] gradient, double share) {
        double[] odds = new double[options.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < options.length; o++) {
            for (int i = 0; i < w.length; i++) {
                odds[o] += w[i] * options[o][i] / scale[i];
            }
            most = Math.max(most, odds[o]);
        }
        double all = 0;
        double good = 0;
        for (int o = 0; o < options.length; o++) {
            odds[o] = Math.exp(odds[o] - most);
            all += odds[o];
            good += right.get(o) ? odds[o] : 0;
        }
        for (int o = 0; o < options.length; o++) {
            double pull = odds[o] / all - (right.get(o) ? odds[o] / Math.max(good, 1e-300) : 0);
            for (int i = 0; i < w.length; i++) {
                gradient[i] += share * pull * options[o][i] / scale[i];
            }
        }
    }
}
