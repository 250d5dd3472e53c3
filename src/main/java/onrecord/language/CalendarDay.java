package onrecord.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day of a month as English writes it: "Feb. 27", "27 February 2025", "2025-02-27".
 *
 * @param year null if it was left out
 */
public record CalendarDay(MonthDay day, @Nullable Integer year) {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String MONTH =
            "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final Pattern WRITTEN = Pattern.compile(
            "\\b(?:" + MONTH + " (\\d{1,2})(?:st|nd|rd|th)?(?!\\d)|(\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTH
                    + "(?!\\p{L}))(?:,? (\\d{4}))?|\\b(\\d{4})-(\\d{2})-(\\d{2})\\b",
            Pattern.CASE_INSENSITIVE);

    /** The days that a text names, in order; what is no day of the calendar is left out. */
    public static List<CalendarDay> in(String text) {
        return List.copyOf(bySpan(text).values());
    }

    /** Where the days that {@link #in} finds stand, in order, with their year if it is given. */
    public static List<TextSpan> spansIn(String text) {
        return List.copyOf(bySpan(text).keySet());
    }

    private static Map<TextSpan, CalendarDay> bySpan(String text) {
        Map<TextSpan, CalendarDay> days = new LinkedHashMap<>();
        Matcher found = WRITTEN.matcher(text);
        while (found.find()) {
            try {
                days.put(new TextSpan(found.start(), found.end()), day(found));
            } catch (DateTimeException e) {
                // "31 June" is no day.
            }
        }
        return days;
    }

    private static CalendarDay day(Matcher found) {
        if (found.group(6) != null) {
            return of(found.group(6), Integer.parseInt(found.group(7)), found.group(8));
        }
        boolean monthFirst = found.group(1) != null;
        String month = Objects.requireNonNull(monthFirst ? found.group(1) : found.group(4));
        String day = monthFirst ? found.group(2) : found.group(3);
        int number = MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
        return of(found.group(5), number, day);
    }

    private static CalendarDay of(@Nullable String year, int month, @Nullable String day) {
        return new CalendarDay(
                MonthDay.of(month, Integer.parseInt(Objects.requireNonNull(day))),
                year == null ? null : Integer.valueOf(year));
    }

    /** Whether both may mean one day. */
    public boolean mayBe(CalendarDay other) {
        return day.equals(other.day) && (year == null || other.year == null || year.equals(other.year));
    }

    /** Whether it may be one of the last days up to a date, that date included. */
    public boolean isWithin(int days, LocalDate until) {
        LocalDate inYear = day.atYear(year == null ? until.getYear() : year);
        LocalDate latest = year == null && inYear.isAfter(until) ? inYear.minusYears(1) : inYear;
        return !latest.isAfter(until) && latest.isAfter(until.minusDays(days));
    }
}
