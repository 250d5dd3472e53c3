package onrecord.answer.generated;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A date as far as a text gives it: "Feb. 27" has no year, "in February" no day either.
 *
 * @param day 1 to 31, or null
 * @param year or null
 */
record NamedDay(
        @Nullable Integer day, Month month, @Nullable Integer year) {

    /** Whether a text that gives this date gives that one too: every part that the other has is the same here. */
    boolean supports(NamedDay other) {
        return month == other.month
                && (other.day == null || other.day.equals(day))
                && (other.year == null || other.year.equals(year));
    }

    @Override
    public String toString() {
        return (day == null ? "" : day + " ")
                + month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                + (year == null ? "" : " " + year);
    }
}
