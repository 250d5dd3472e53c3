package onrecord.answer.generated;

import java.math.BigDecimal;

/**
 * A number as a text gives it.
 *
 * @param value without trailing zeros: 1,600 is 1.6 thousand
 * @param unit {@code %}, a sign of money, or empty
 */
record Figure(BigDecimal value, String unit) {
    Figure {
        value = value.stripTrailingZeros();
    }

    /** Whether it may well be a year. */
    boolean isYear() {
        return unit.isEmpty()
                && value.scale() <= 0
                && value.compareTo(BigDecimal.valueOf(1000)) >= 0
                && value.compareTo(BigDecimal.valueOf(2199)) <= 0;
    }

    @Override
    public String toString() {
        return unit.equals("%") ? value.toPlainString() + unit : unit + value.toPlainString();
    }
}
