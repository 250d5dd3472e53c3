package onrecord.answer;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * A weighted sum over named values.
 *
 * @param bias added to every sum
 * @param weights by name; a value without a weight counts nothing
 */
record LinearModel<E extends Enum<E>>(double bias, Map<E, Double> weights) {

    /** Reads weights by name; names that {@code names} lacks are refused. */
    static <E extends Enum<E>> LinearModel<E> of(Class<E> names, double bias, Map<String, Double> weights) {
        Map<E, Double> byName = new EnumMap<>(names);
        weights.forEach((name, weight) -> byName.put(
                Arrays.stream(names.getEnumConstants())
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no "
                                + names.getSimpleName().toLowerCase(Locale.ROOT) + " " + name + " to weigh")),
                weight));
        return new LinearModel<>(bias, byName);
    }

    double score(Map<E, Double> values) {
        double sum = bias;
        for (Map.Entry<E, Double> weight : weights.entrySet()) {
            sum += weight.getValue() * values.getOrDefault(weight.getKey(), 0.0);
        }
        return sum;
    }

    /** The sum as a probability: {@code 1 / (1 + e^-sum)}. */
    double probability(Map<E, Double> values) {
        return 1 / (1 + Math.exp(-score(values)));
    }
}
