package onrecord.language;

import static onrecord.language.TimeWords.DAY;
import static onrecord.language.TimeWords.MONTH;
import static onrecord.language.TimeWords.NUMBER;
import static onrecord.language.TimeWords.ORDINAL;
import static onrecord.language.TimeWords.SEASON;
import static onrecord.language.TimeWords.WEEKDAY;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import onrecord.language.TimeRule.Parts;
import org.jspecify.annotations.Nullable;

/** Weeks and halves of a month, years that end with one, and times counted by weekdays or by two units at once. */
final class PartialTimes {
    static final List<TimeRule> RULES = List.of(
            TimeRule.when(
                    "(?:the )?(?<ordinal>" + ORDINAL
                            + "|final) (?:full |few )?(?<piece>week(?:end)?|half|fortnight|days) (?:of|in) (?<month>"
                            + MONTH
                            + ")" + CalendarTimes.OF_YEAR,
                    PartialTimes::ofMonth),
            TimeRule.when(
                    "(?:the )?week (?:of|beginning|starting|from) (?:the )?(?:(?<day>" + DAY + ")(?: of)? (?<month>"
                            + MONTH + ")|(?<month2>" + MONTH + ") (?<day2>" + DAY + ")(?!\\d))" + CalendarTimes.OF_YEAR,
                    PartialTimes::weekOf),
            TimeRule.when(
                    "(?:the )?(?:(?<number>" + NUMBER
                            + ") months|(?:financial |fiscal )?year) (?:to|ending|ended|through)(?: in)? (?:the end of )?"
                            + "(?:(?<day>" + DAY + ")(?: of)? )?(?<month>" + MONTH + ")" + CalendarTimes.OF_YEAR,
                    PartialTimes::endingIn),
            TimeRule.when(
                    "(?<number>" + NUMBER + ") (?<weekday>" + WEEKDAY + ")s ago",
                    (p, c) -> c.byPublication(today ->
                            Interval.of(today.with(TemporalAdjusters.previous(TimeWords.weekday(p.get("weekday"))))
                                    .minusWeeks((long) p.number("number") - 1)))),
            TimeRule.when(
                    "the (?<unit>weekend|week|month|year|" + SEASON + ") (?<side>before last|after next)",
                    (p, c) -> c.byPublication(
                            today -> beyond(p.get("unit"), today, p.get("side").startsWith("a")))),
            TimeRule.when(
                    "(?:this|the) (?<side>coming|past) (?<unit>weekend|" + SEASON + ")",
                    (p, c) -> c.byPublication(
                            today -> besides(p.get("unit"), today, p.get("side").equals("coming")))),
            TimeRule.when("half an? (?<unit>year|decade|century) ago", PartialTimes::halfAgo));

    private PartialTimes() {}

    /** A week is seven days from the first of the month, or its last seven. */
    private static @Nullable Resolution ofMonth(Parts p, TimeContext c) {
        Month month = TimeWords.month(p.get("month"));
        boolean last = p.get("ordinal").equals("last") || p.get("ordinal").equals("final");
        int number = last ? 0 : TimeWords.ordinal(p.get("ordinal"));
        String piece = p.get("piece");
        int most = piece.equals("days") ? 1 : piece.equals("half") || piece.equals("fortnight") ? 2 : 4;
        return number > most
                ? null
                : CalendarTimes.inYear(p, c, year -> piece(piece, YearMonth.of(year, month), number));
    }

    /** @param number from 1; 0 is the last */
    private static Interval piece(String piece, YearMonth month, int number) {
        if (piece.equals("weekend")) {
            LocalDate saturday = month.atDay(1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(number == 0 ? -1 : number, TimeWords.weekday("Saturday")));
            return TimeWords.weekend(saturday);
        }
        if (piece.equals("days")) {
            return (number == 0 ? Portion.END : Portion.START).of(Interval.of(month));
        }
        int days = piece.equals("week") ? 7 : piece.equals("fortnight") ? 14 : 15;
        int length = month.lengthOfMonth();
        boolean toEnd = number == 0 || (piece.equals("half") && number == 2);
        int first = toEnd ? (piece.equals("half") ? 16 : length - days + 1) : days * (number - 1) + 1;
        return new Interval(month.atDay(first), month.atDay(toEnd ? length : Math.min(length, first + days - 1)));
    }

    private static Resolution weekOf(Parts p, TimeContext c) {
        boolean british = p.has("day");
        Month month = TimeWords.month(p.get(british ? "month" : "month2"));
        int day = TimeWords.day(p.get(british ? "day" : "day2"));
        return CalendarTimes.inYear(p, c, year -> TimeWords.week(LocalDate.of(year, month, day)));
    }

    private static Resolution endingIn(Parts p, TimeContext c) {
        Month month = TimeWords.month(p.get("month"));
        int months = p.has("number") ? (int) p.number("number") : 12;
        int day = p.has("day") ? TimeWords.day(p.get("day")) : 0;
        return CalendarTimes.inYear(p, c, year -> {
            YearMonth last = YearMonth.of(year, month);
            LocalDate end = day == 0 ? last.atEndOfMonth() : last.atDay(day);
            LocalDate first = day == 0
                    ? last.minusMonths(months - 1L).atDay(1)
                    : end.minusMonths(months).plusDays(1);
            return new Interval(first, end);
        });
    }

    private static Interval beyond(String unit, LocalDate today, boolean ahead) {
        Interval beside = RelativeTimes.unit(unit, today, ahead ? 1 : -1);
        return RelativeTimes.unit(unit, ahead ? beside.last() : beside.first(), ahead ? 1 : -1);
    }

    private static Interval besides(String unit, LocalDate today, boolean ahead) {
        if (!unit.equals("weekend")) {
            return RelativeTimes.unit(unit, today, ahead ? 1 : -1);
        }
        Interval weekend = TimeWords.weekend(today);
        return ahead ? weekend : TimeWords.weekend(today.minusWeeks(1));
    }

    private static Resolution halfAgo(Parts p, TimeContext c) {
        return switch (p.get("unit")) {
            case "year" ->
                c.byPublication(today -> Interval.of(YearMonth.from(today).minusMonths(6)));
            case "decade" -> c.byPublication(today -> Interval.ofYear(today.getYear() - 5));
            default -> c.byPublication(today -> Interval.ofYear(today.getYear() - 50));
        };
    }
}
