package onrecord.language;

import java.time.LocalDate;
import java.time.Year;
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

    /**
     * Reads "2025-02-27", "2025-02", "2025", or two of these with a stroke between: from the first day of the one to the
     * last of the other.
     *
     * @throws java.time.format.DateTimeParseException if the text is none of these
     */
    public static Interval parse(String text) {
        int stroke = text.indexOf('/');
        if (stroke >= 0) {
            return parse(text.substring(0, stroke)).union(parse(text.substring(stroke + 1)));
        }
        return switch (text.length()) {
            case 4 -> ofYear(Year.parse(text).getValue());
            case 7 -> of(YearMonth.parse(text));
            default -> of(LocalDate.parse(text));
        };
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

    /** As people write it: "27 February 2025", "7–9 August 2025", "September – December 2016", "2016 – 2018". */
    public String written(Locale locale) {
        boolean wholeMonths =
                first.getDayOfMonth() == 1 && last.equals(YearMonth.from(last).atEndOfMonth());
        if (wholeMonths && first.getMonthValue() == 1 && last.getMonthValue() == 12) {
            return range("uuuu", "uuuu", " – ", locale);
        }
        boolean sameYear = first.getYear() == last.getYear();
        if (wholeMonths) {
            // A month by itself has another form than one after a day, in languages that inflect it.
            boolean sameMonth = YearMonth.from(first).equals(YearMonth.from(last));
            return range(sameYear && !sameMonth ? "LLLL" : "LLLL uuuu", "LLLL uuuu", " – ", locale);
        }
        if (sameYear && first.getMonth() == last.getMonth()) {
            return range(isDay() ? "d MMMM uuuu" : "d", "d MMMM uuuu", "–", locale);
        }
        return range(sameYear ? "d MMMM" : "d MMMM uuuu", "d MMMM uuuu", " – ", locale);
    }

    private String range(String firstForm, String lastForm, String dash, Locale locale) {
        String from = DateTimeFormatter.ofPattern(firstForm, locale).format(first);
        String to = DateTimeFormatter.ofPattern(lastForm, locale).format(last);
        return from.equals(to) ? to : from + dash + to;
    }
}
