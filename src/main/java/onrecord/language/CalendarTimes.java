package onrecord.language;

import static onrecord.language.TimeWords.CENTURY;
import static onrecord.language.TimeWords.CLOCK;
import static onrecord.language.TimeWords.DAY;
import static onrecord.language.TimeWords.MONTH;
import static onrecord.language.TimeWords.ORDINAL;
import static onrecord.language.TimeWords.SEASON;
import static onrecord.language.TimeWords.WEEKDAY;
import static onrecord.language.TimeWords.YEAR;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.function.IntFunction;
import onrecord.language.TimeRule.Parts;
import org.jspecify.annotations.Nullable;

/** Days, months, seasons, quarters, years, decades and centuries by their names. */
final class CalendarTimes {
    /** The year that may follow a day or month, as a part of {@link #inYear}. */
    static final String OF_YEAR = "(?:,? (?:of |in )?(?:(?<year>" + YEAR
            + ")(?!,*\\d)|(?<which>last|this|that|next|the same|the following|the previous) year))?";

    private static final String UNTIL_DAY = "(?: ?[-–—] ?| to | and | or )(?<until>" + DAY + ")";
    /** A bare month is told from a name by what stands before it. */
    private static final String BEFORE_MONTH =
            "(?<=\\b(?:in|since|until|till|by|last|next|this|of|during|between|from|to|and|through|or"
                    + "|early|late|mid|before|after|for|around|throughout) |[-–(])";

    private static final String COUNTED_NOUN =
            "(?! (?:people|men|women|troops|children|lorries|tonnes|tons|miles|metres|meters|dollars"
                    + "|euros|pounds|jobs|homes|votes|[a-z]+s (?:of|were|are|had|have))\\b)";

    static final List<TimeRule> RULES = List.of(
            TimeRule.when(
                    "(?<year>" + YEAR + ")-(?<month>\\d{2})-(?<day>\\d{2})" + CLOCK,
                    (p, c) -> day(p.figure("year"), p.figure("month"), p.figure("day"))),
            TimeRule.when(
                    "(?:" + WEEKDAY + ",? )?(?<month>" + MONTH + ") (?<day>" + DAY + ")(?!\\d|[.:]\\d)(?:" + UNTIL_DAY
                            + "(?!\\d|[.:]\\d| " + MONTH + "))?" + OF_YEAR + CLOCK,
                    CalendarTimes::days),
            TimeRule.when(
                    "(?:" + WEEKDAY + ",? )?(?:the )?(?<day>" + DAY + ")(?:" + UNTIL_DAY + ")?(?: of)? (?<month>"
                            + MONTH + ")" + OF_YEAR + CLOCK,
                    CalendarTimes::days),
            TimeRule.when("(?<=\\bon )the (?<day>" + DAY + ")(?<=[a-z])(?= ?(?:[,.;]|$))", (p, c) -> ordinalDay(p, c)),
            TimeRule.when(
                    Portion.WORDS + "(?<month>" + MONTH + "),? (?:of |in )?(?:(?<year>" + YEAR
                            + ")(?!,*\\d)|(?<which>last|this|that|next|the same|the following|the previous) year)",
                    CalendarTimes::month),
            TimeRule.when(
                    "(?:(?<part>early|mid|late|earlier|later|(?:end|start|beginning|middle)(?= of))(?:[- ]in|[- ]of|-)?[- ]|"
                            + BEFORE_MONTH + ")(?<month>" + MONTH + ")(?! (?-i:[A-Z])|['’]s (?-i:[A-Z])| \\d)",
                    CalendarTimes::bareMonth),
            TimeRule.when(
                    Portion.WORDS + "(?<year>" + YEAR + ")(?!,*\\d|%| ?per ?cent|st\\b|nd\\b|th\\b|s\\b)"
                            + COUNTED_NOUN,
                    CalendarTimes::year),
            TimeRule.when("(?<year>" + YEAR + ")[-–/](?<until>\\d{2}|" + YEAR + ")(?![\\d-])", CalendarTimes::years),
            TimeRule.when(
                    Portion.WORDS + "(?:the )?(?<decade>" + YEAR + ")['’]?s(?! [a-z]+s\\b)",
                    (p, c) -> p.get("decade").endsWith("0")
                            ? Resolution.of(Portion.of(p.get("part"))
                                    .of(Interval.ofYears(p.figure("decade"), p.figure("decade") + 9)))
                            : null),
            TimeRule.when(Portion.WORDS + "(?:the )?(?<century>" + CENTURY + ")[- ]centur(?:y|ies)", (p, c) -> {
                int number = TimeWords.century(p.get("century"));
                return Resolution.of(Portion.of(p.get("part")).of(Interval.ofYears(100 * number - 99, 100 * number)));
            }),
            TimeRule.when(
                    Portion.WORDS + "(?:the |in )?(?<season>" + SEASON + ")(?: of| in)? (?:(?<year>" + YEAR
                            + ")(?:[-–/](?:\\d{2}|" + YEAR + "))?(?!,*\\d)|(?<which>last|this|that|next) year)",
                    CalendarTimes::season),
            TimeRule.when(
                    "(?<!\\bin )(?<=\\b(?:in|by|until|since|during|before|after|over|throughout|this|early|late|of) )(?:the )?(?<season>"
                            + "(?:" + SEASON + "))(?! (?:of|in) (?:last|" + YEAR
                            + ")| ?(?:down|out|off|short|apart|back|into|on|from)\\b)",
                    (p, c) -> c.recurring(year -> TimeWords.season(p.get("season"), year))),
            TimeRule.when(
                    "(?<=\\bin )(?:the |early |late )?(?<season>" + SEASON + ")(?! (?:of|in) (?:last|" + YEAR + "))",
                    (p, c) -> c.recurring(year -> TimeWords.season(p.get("season"), year))),
            TimeRule.when(
                    "(?:the )?(?:(?<ordinal>" + ORDINAL
                            + ")[- ](?<unit>quarter(?![- ]?final)|half(?= of ))|Q(?<q>[1-4]))" + OF_YEAR
                            + "(?: of the year)?",
                    CalendarTimes::quarter),
            TimeRule.when(
                    "(?<eve>Christmas|New Year['’]s) (?<on>Eve|Day)|(?<box>Boxing Day)|(?<x>Christmas)(?! (?-i:[A-Z])|[- ](?:market|tree|card|party|present|gift|dinner|song|carol|shop))"
                            + OF_YEAR,
                    CalendarTimes::holiday));

    private CalendarTimes() {}

    private static @Nullable Resolution day(int year, int month, int day) {
        try {
            return Resolution.of(Interval.of(LocalDate.of(year, month, day)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Resolution days(Parts p, TimeContext c) {
        Month month = TimeWords.month(p.get("month"));
        int first = TimeWords.day(p.get("day"));
        int last = p.has("until") ? TimeWords.day(p.get("until")) : first;
        boolean leaps = month == Month.FEBRUARY && last == 29 && !p.has("year") && !p.has("which");
        return last < first
                ? null
                : inYear(p, c, year -> {
                    int that = leaps ? leapYear(year) : year;
                    return new Interval(LocalDate.of(that, month, first), LocalDate.of(that, month, last));
                });
    }

    /** The year itself, or else the last before it that has a 29 February. */
    private static int leapYear(int year) {
        return Year.isLeap(year) ? year : leapYear(year - 1);
    }

    private static Resolution ordinalDay(Parts p, TimeContext c) {
        int day = TimeWords.day(p.get("day"));
        return c.byPublication(today -> {
            YearMonth month = YearMonth.from(today);
            if (day > today.getDayOfMonth() && c.tense() != Tense.FUTURE) {
                month = month.minusMonths(1);
            } else if (day < today.getDayOfMonth() && c.tense() == Tense.FUTURE) {
                month = month.plusMonths(1);
            }
            while (!month.isValidDay(day)) {
                month = month.plusMonths(c.tense() == Tense.FUTURE ? 1 : -1);
            }
            return Interval.of(month.atDay(day));
        });
    }

    /** In the year that is given, else in the one that "last year" names, else in the one that the tense suggests. */
    static Resolution inYear(Parts p, TimeContext c, IntFunction<Interval> meaning) {
        if (p.has("year")) {
            return Resolution.of(meaning.apply(p.figure("year")));
        }
        return switch (p.get("which")) {
            case "last" -> c.byPublication(today -> meaning.apply(today.getYear() - 1));
            case "this" -> c.byPublication(today -> meaning.apply(today.getYear()));
            case "next" -> c.byPublication(today -> meaning.apply(today.getYear() + 1));
            case "that", "the same" ->
                c.byMention(time -> meaning.apply(time.first().getYear()));
            case "the following" ->
                c.byMention(time -> meaning.apply(time.first().getYear() + 1));
            case "the previous" ->
                c.byMention(time -> meaning.apply(time.first().getYear() - 1));
            default -> c.recurring(meaning::apply);
        };
    }

    private static Resolution month(Parts p, TimeContext c) {
        Month month = TimeWords.month(p.get("month"));
        return inYear(p, c, year -> Portion.of(p.get("part")).of(Interval.of(YearMonth.of(year, month))));
    }

    private static Resolution bareMonth(Parts p, TimeContext c) {
        Month month = TimeWords.month(p.get("month"));
        return c.recurring(year -> Portion.of(p.get("part")).of(Interval.of(YearMonth.of(year, month))));
    }

    private static Resolution year(Parts p, TimeContext c) {
        return Resolution.of(Portion.of(p.get("part")).of(Interval.ofYear(p.figure("year"))));
    }

    private static @Nullable Resolution years(Parts p, TimeContext c) {
        int first = p.figure("year");
        int last = p.figure("until");
        last = last < 100 ? first / 100 * 100 + last : last;
        return last < first ? null : Resolution.of(Interval.ofYears(first, last));
    }

    private static Resolution season(Parts p, TimeContext c) {
        return inYear(p, c, year -> Portion.of(p.get("part")).of(TimeWords.season(p.get("season"), year)));
    }

    private static @Nullable Resolution quarter(Parts p, TimeContext c) {
        boolean half = p.get("unit").equals("half");
        int number = p.has("q") ? p.figure("q") : TimeWords.ordinal(p.get("ordinal"));
        if (half && number > 2) {
            return null;
        }
        return inYear(p, c, year -> half ? TimeWords.half(year, number) : TimeWords.quarter(year, number));
    }

    private static Resolution holiday(Parts p, TimeContext c) {
        MonthDay day;
        if (p.has("box")) {
            day = MonthDay.of(12, 26);
        } else if (p.has("x")) {
            day = MonthDay.of(12, 25);
        } else if (p.get("eve").equals("christmas")) {
            day = MonthDay.of(12, p.get("on").equals("eve") ? 24 : 25);
        } else {
            day = p.get("on").equals("eve") ? MonthDay.of(12, 31) : MonthDay.of(1, 1);
        }
        return inYear(p, c, year -> Interval.of(day.atYear(year)));
    }
}
