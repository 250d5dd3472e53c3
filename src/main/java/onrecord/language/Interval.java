package onrecord.language;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A stretch of whole days.
 *
 * @param first its first day
 * @param last its last day, which belongs to it; {@code first} or later
 */
public record Interval(LocalDate first, LocalDate last) implements Comparable<Interval> {
    public Interval {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("an interval cannot end on " + last + " before it begins on " + first);
        }
    }

    public static Interval of(LocalDate day) {
        return new Interval(day, day);
    }

    public static Interval of(YearMonth month) {
        return new Interval(month.atDay(1), month.atEndOfMonth());
    }

    /** The calendar year. */
    public static Interval ofYear(int year) {
        return ofYears(year, year);
    }

    /** Calendar years from the first to the last. */
    public static Interval ofYears(int first, int last) {
        return new Interval(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
    }

    public boolean isDay() {
        return first.equals(last);
    }

    public boolean contains(Interval other) {
        return !other.first.isBefore(first) && !other.last.isAfter(last);
    }

    public boolean overlaps(Interval other) {
        return !other.first.isAfter(last) && !other.last.isBefore(first);
    }

    /** The smallest interval that holds both. */
    public Interval union(Interval other) {
        return new Interval(
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }

    /** By first day, then by last. */
    @Override
    public int compareTo(Interval other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : last.compareTo(other.last);
    }

    /** As people write it: "27 February 2025", "March 2022", "2016 – 2018", "7 August 2025 – 9 August 2025". */
    public String written(Locale locale) {
        boolean wholeMonths =
                first.getDayOfMonth() == 1 && last.equals(YearMonth.from(last).atEndOfMonth());
        boolean wholeYears = wholeMonths && first.getMonthValue() == 1 && last.getMonthValue() == 12;
        // A month by itself has another form than one after a day, in languages that inflect it.
        DateTimeFormatter form =
                DateTimeFormatter.ofPattern(wholeYears ? "uuuu" : wholeMonths ? "LLLL uuuu" : "d MMMM uuuu", locale);
        String from = form.format(first);
        String to = form.format(last);
        return from.equals(to) ? from : from + " – " + to;
    }
}
