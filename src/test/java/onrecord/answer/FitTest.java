package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final List<String> NAMES = List.of("good", "bad", "noise");
    private static final List<Integer> FREE = List.of(0, 0, 0);

    private static Map<String, Double> drawn(Random random, double mean, double spread) {
        return Map.of(
                "good", mean + spread * random.nextGaussian(),
                "bad", random.nextGaussian(),
                "noise", random.nextGaussian());
    }

    @Test
    void descent_finds_the_bottom_of_a_bowl() {
        double[] bottom = Descent.minimise(3, (w, gradient) -> {
            gradient[0] += w[0] - 2;
            gradient[1] += 10 * (w[1] + 1);
            gradient[2] += 0.1 * w[2];
        });

        assertThat(bottom).containsExactly(new double[] {2, -1, 0}, offset(0.01));
    }

    @Test
    void descent_stays_on_its_side_of_zero() {
        double[] bottom = Descent.minimise(new int[] {1, 1, -1, 0}, (w, gradient) -> {
            gradient[0] += w[0] - 2;
            gradient[1] += w[1] + 2;
            gradient[2] += w[2] - 2;
            gradient[3] += w[3] + 2;
        });

        assertThat(bottom).containsExactly(new double[] {2, 0, 0, -2}, offset(0.01));
    }

    @Test
    void columns_are_scaled_by_their_spread() {
        assertThat(Columns.row(NAMES, Map.of("bad", 2.0))).containsExactly(0, 2, 0);
        assertThat(Columns.scale(2, List.of(new double[] {1, 5}, new double[] {3, 5})))
                .containsExactly(new double[] {1, 1}, offset(1e-9));
    }

    @Test
    void logistic_regression_recovers_the_weights_that_drew_the_labels() {
        Random random = new Random(1);
        List<Map<String, Double>> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Map<String, Double> row = drawn(random, 0, 1);
            double sum = 2 * row.getOrDefault("good", 0.0) - row.getOrDefault("bad", 0.0);
            rows.add(row);
            labels.add(random.nextDouble() < 1 / (1 + Math.exp(-sum)));
        }
        LogisticFit<String> fit = LogisticFit.of(NAMES, FREE, rows, labels);

        assertThat(fit.weights().get("good")).isCloseTo(2, within(0.3));
        assertThat(fit.weights().get("bad")).isCloseTo(-1, within(0.3));
        assertThat(fit.weights().get("noise")).isCloseTo(0, within(0.2));
        assertThat(fit.bias()).isCloseTo(0, within(0.2));
    }

    @Test
    void logistic_regression_copes_with_values_that_vary_little_about_a_large_mean() {
        Random random = new Random(2);
        List<Map<String, Double>> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Map<String, Double> row = drawn(random, 0.85, 0.02);
            double sum = 100 * (row.getOrDefault("good", 0.0) - 0.85);
            rows.add(row);
            labels.add(random.nextDouble() < 1 / (1 + Math.exp(-sum)));
        }
        LogisticFit<String> fit = LogisticFit.of(NAMES, FREE, rows, labels);

        assertThat(fit.weights().get("good")).isCloseTo(100, within(15.0));
        assertThat(fit.bias()).isCloseTo(-85, within(13.0));
    }

    @Test
    void both_outcomes_weigh_the_same_however_rare_one_is() {
        List<Map<String, Double>> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(Map.of());
            labels.add(i < 3);
        }

        assertThat(LogisticFit.of(NAMES, FREE, rows, labels).bias()).isCloseTo(0, within(0.05));
    }

    @Test
    void a_weight_that_may_not_be_negative_is_zero_instead() {
        List<Map<String, Double>> rows = List.of(Map.of("bad", 1.0), Map.of(), Map.of("bad", 1.0), Map.of());
        List<Boolean> labels = List.of(false, true, false, true);

        assertThat(LogisticFit.of(NAMES, FREE, rows, labels).weights().get("bad"))
                .isNegative();
        assertThat(LogisticFit.of(NAMES, List.of(0, 1, 0), rows, labels)
                        .weights()
                        .get("bad"))
                .isZero();
    }

    @Test
    void one_outcome_alone_teaches_nothing() {
        assertThatThrownBy(() -> LogisticFit.of(NAMES, FREE, List.of(Map.of()), List.of(true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with and without an answer");
    }

    @Test
    void softmax_recovers_the_weights_that_drew_the_choices() {
        Random random = new Random(3);
        List<SoftmaxFit.Choice<String>> choices = new ArrayList<>();
        for (int c = 0; c < 1_500; c++) {
            List<Map<String, Double>> options = new ArrayList<>();
            double[] shares = new double[6];
            double all = 0;
            for (int o = 0; o < shares.length; o++) {
                Map<String, Double> option = drawn(random, 5, 1);
                options.add(option);
                shares[o] = Math.exp(1.5 * option.getOrDefault("good", 0.0) - option.getOrDefault("bad", 0.0));
                all += shares[o];
            }
            choices.add(new SoftmaxFit.Choice<>(options, right(shares, random.nextDouble() * all), 1));
        }
        Map<String, Double> weights = SoftmaxFit.of(NAMES, choices);

        assertThat(weights.get("good")).isCloseTo(1.5, within(0.2));
        assertThat(weights.get("bad")).isCloseTo(-1, within(0.2));
        assertThat(weights.get("noise")).isCloseTo(0, within(0.15));
    }

    @Test
    void a_choice_that_counts_more_wins() {
        List<Map<String, Double>> options = List.of(Map.of("good", 1.0), Map.of("bad", 1.0));
        SoftmaxFit.Choice<String> good = new SoftmaxFit.Choice<>(options, List.of(true, false), 3);
        SoftmaxFit.Choice<String> bad = new SoftmaxFit.Choice<>(options, List.of(false, true), 1);
        Map<String, Double> weights = SoftmaxFit.of(NAMES, List.of(good, bad));

        double lead = weights.getOrDefault("good", 0.0) - weights.getOrDefault("bad", 0.0);
        assertThat(1 / (1 + Math.exp(-lead))).isCloseTo(0.75, within(0.02));
    }

    private static List<Boolean> right(double[] shares, double drawn) {
        List<Boolean> right = new ArrayList<>();
        double below = 0;
        for (double share : shares) {
            right.add(drawn >= below && drawn < below + share);
            below += share;
        }
        return right;
    }

    @Test
    void without_choices_there_is_nothing_to_fit() {
        assertThatThrownBy(() -> SoftmaxFit.of(NAMES, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
