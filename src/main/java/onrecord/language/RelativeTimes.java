package onrecord.language;

import static onrecord.language.TimeWords.DAYTIME;
import static onrecord.language.TimeWords.MONTH;
import static onrecord.language.TimeWords.NUMBER;
import static onrecord.language.TimeWords.SEASON;
import static onrecord.language.TimeWords.UNIT;
import static onrecord.language.TimeWords.WEEKDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import onrecord.language.TimeRule.Parts;
import org.jspecify.annotations.Nullable;

/** Times by their distance from the day of publication, or from the speech that is reported. */
final class RelativeTimes {
    private static final String FEW = "(?:few|several|couple of)";
    private static final String ABOUT =
            "(?:(?:about|around|almost|nearly|over|more than|less than|just|exactly|roughly|some|at least) )?";

    static final List<TimeRule> RULES = List.of(
            TimeRule.when(
                    "(?<!\\b(?:every|each|Black|Good|Ash|Palm|Easter) )(?:(?:early|late|later|earlier) (?:on )?)?(?:(?<which>last|next|this|this coming|this past) )?(?<weekday>"
                            + WEEKDAY + ")(?!s|['’]s (?-i:[A-Z])| Times| Telegraph| Mail| Express| Post| Agreement)"
                            + DAYTIME
                            + "(?: (?:of )?(?<week>last|next|this) week)?",
                    RelativeTimes::weekday),
            TimeRule.when(
                    "yesterday" + DAYTIME + "|(?:late )?last night",
                    (p, c) -> c.byPublication(today -> Interval.of(today.minusDays(1)))),
            TimeRule.when(
                    "(?:earlier |later |late |early )?(?:today|tonight)|(?:earlier |later |early |late )?this (?:morning|afternoon|evening)",
                    (p, c) -> c.byPublication(Interval::of)),
            TimeRule.when("tomorrow" + DAYTIME, (p, c) -> c.byPublication(today -> Interval.of(today.plusDays(1)))),
            TimeRule.when(
                    "the day (?<side>before yesterday|after tomorrow)",
                    (p, c) -> c.byPublication(
                            today -> Interval.of(today.plusDays(p.get("side").startsWith("b") ? -2 : 2)))),
            TimeRule.when(
                    "(?:(?<part>earlier|later|so far|early|late|end|start|beginning|middle) (?:in |of )?)?(?<which>last|next|this|the current) (?<unit>weekend|week|month|quarter|year|decade|century|"
                            + SEASON + ")(?!-|['’]s (?-i:[A-Z]))",
                    RelativeTimes::calendarUnit),
            TimeRule.when(
                    "(?:the )?(?<part>end|start|beginning|middle|close|turn) of the (?<unit>week|month|quarter|year|decade|century)(?<which>)?",
                    RelativeTimes::calendarUnit),
            TimeRule.when("(?:over |at |during |by |before )?the weekend", (p, c) -> weekend(c)),
            TimeRule.when("(?<which>last|next) (?<month>" + MONTH + ")(?! \\d)", RelativeTimes::month),
            TimeRule.when(
                    "(?:the |these |his |her |its |their )?(?<side>past|last|previous|next|coming|following) (?:(?<number>"
                            + NUMBER + ")|(?<few>" + FEW + ")) (?<unit>" + UNIT + ")s?",
                    RelativeTimes::stretch),
            TimeRule.when(
                    "(?:the )?(?<side>past|coming) (?<unit>day|week|fortnight|month|year|decade|century)s?(?<number>)?(?<few>)?(?! (?-i:[A-Z]))",
                    RelativeTimes::stretch),
            TimeRule.when(
                    "(?:in |the )?(?<side>recent) (?<unit>day|week|month|year)s(?<number>)?(?<few>)?",
                    RelativeTimes::stretch),
            TimeRule.when(ABOUT + "(?<number>" + NUMBER + "|an?) (?<unit>" + UNIT + ")s? ago", RelativeTimes::ago),
            TimeRule.when(
                    "(?:within|in less than|in under) (?:(?:the|a) )?(?:next )?(?<number>" + NUMBER
                            + "|an?|the)(?:(?: to | or |[-–])(?<most>" + NUMBER + "))? (?<unit>" + UNIT + ")s?",
                    RelativeTimes::deadline),
            TimeRule.when(
                    "(?:in )?(?<number>" + NUMBER + "|an?)(?:(?: to | or |[-–])(?<most>" + NUMBER + "))? (?<unit>"
                            + UNIT + ")s?(?: from now|['’]s? time)",
                    RelativeTimes::deadline),
            TimeRule.when(
                    "in " + ABOUT + "(?<number>" + NUMBER + "|an?)(?:(?: to | or |[-–])(?<most>" + NUMBER
                            + "))? (?<unit>" + UNIT + ")s?(?! of\\b|['’]|-)",
                    (p, c) -> c.tense() == Tense.FUTURE
                            ? deadline(p, c)
                            : Lengths.of(p.number("number"), p.get("unit"))));

    private RelativeTimes() {}

    private static Resolution weekday(Parts p, TimeContext c) {
        DayOfWeek day = TimeWords.weekday(p.get("weekday"));
        if (p.has("week")) {
            int weeks = p.get("week").equals("last") ? -1 : p.get("week").equals("next") ? 1 : 0;
            return c.byPublication(today ->
                    Interval.of(TimeWords.week(today).first().plusWeeks(weeks).plusDays(day.getValue() - 1L)));
        }
        return c.byPublication(today -> Interval.of(
                switch (p.get("which")) {
                    case "last", "this past" -> today.with(TemporalAdjusters.previous(day));
                    case "next", "this coming" -> today.with(TemporalAdjusters.next(day));
                    case "this" ->
                        c.tense() == Tense.PAST
                                ? today.with(TemporalAdjusters.previousOrSame(day))
                                : today.with(TemporalAdjusters.nextOrSame(day));
                    default ->
                        c.tense() == Tense.FUTURE
                                ? today.with(TemporalAdjusters.next(day))
                                : today.with(TemporalAdjusters.previousOrSame(day));
                }));
    }

    private static Resolution weekend(TimeContext c) {
        return c.byPublication(today -> {
            Interval weekend = TimeWords.weekend(today);
            return c.tense() != Tense.FUTURE && weekend.first().isAfter(today)
                    ? TimeWords.weekend(today.minusWeeks(1))
                    : weekend;
        });
    }

    private static Resolution calendarUnit(Parts p, TimeContext c) {
        int step = p.get("which").equals("last") ? -1 : p.get("which").equals("next") ? 1 : 0;
        return c.byPublication(today -> {
            Interval whole = unit(p.get("unit"), today, step);
            boolean running = whole.contains(Interval.of(today));
            return switch (p.get("part")) {
                case "earlier", "so far" -> running ? new Interval(whole.first(), today) : whole;
                case "later" -> running ? new Interval(today, whole.last()) : whole;
                default -> Portion.of(p.get("part")).of(whole);
            };
        });
    }

    /** The unit of the calendar that a day lies in, or the one before or after. */
    static Interval unit(String unit, LocalDate day, int step) {
        int year = day.getYear();
        return switch (unit) {
            case "day", "morning", "afternoon", "evening", "night" -> Interval.of(day.plusDays(step));
            case "week" -> TimeWords.week(day.plusWeeks(step));
            case "fortnight" -> TimeWords.week(day.plusWeeks(2L * step));
            case "weekend" ->
                step < 0 && day.getDayOfWeek() == DayOfWeek.SUNDAY
                        ? TimeWords.weekend(day.minusWeeks(1))
                        : TimeWords.weekend(day.plusWeeks(step));
            case "month" -> Interval.of(YearMonth.from(day).plusMonths(step));
            case "quarter" -> {
                LocalDate other = day.plusMonths(3L * step);
                yield TimeWords.quarter(other.getYear(), (other.getMonthValue() + 2) / 3);
            }
            case "decade" -> Interval.ofYears(year / 10 * 10 + 10 * step, year / 10 * 10 + 10 * step + 9);
            case "century" ->
                Interval.ofYears((year - 1) / 100 * 100 + 1 + 100 * step, (year - 1) / 100 * 100 + 100 + 100 * step);
            case "year" -> Interval.ofYear(year + step);
            default -> season(unit, day, step);
        };
    }

    /** The last season of the name that is over, the next that has not begun, or the one of this year. */
    private static Interval season(String name, LocalDate day, int step) {
        Interval season = TimeWords.season(name, day.getYear());
        if (step == 0) {
            return season.first().getMonthValue() == 12 && day.getMonthValue() < 3
                    ? TimeWords.season(name, day.getYear() - 1)
                    : season;
        }
        if (step < 0) {
            while (!season.last().isBefore(day)) {
                season = TimeWords.season(name, season.first().getYear() - 1);
            }
            return season;
        }
        return season.first().isAfter(day) ? season : TimeWords.season(name, day.getYear() + 1);
    }

    private static Resolution month(Parts p, TimeContext c) {
        Month month = TimeWords.month(p.get("month"));
        return c.byPublication(today -> {
            YearMonth that = YearMonth.of(today.getYear(), month);
            YearMonth now = YearMonth.from(today);
            if (p.get("which").equals("last")) {
                return Interval.of(that.isBefore(now) ? that : that.minusYears(1));
            }
            return Interval.of(that.isAfter(now) ? that : that.plusYears(1));
        });
    }

    /** The days from some time ago until publication, or from it on. */
    private static Resolution stretch(Parts p, TimeContext c) {
        String unit = p.get("unit");
        double number = p.get("number").isEmpty() ? vague(p, unit) : p.number("number");
        boolean past = !p.get("side").equals("next")
                && !p.get("side").equals("coming")
                && !p.get("side").equals("following");
        if (p.get("side").equals("following") || p.get("side").equals("previous")) {
            return c.byMention(time -> past
                    ? new Interval(Lengths.plus(time.first(), -number, unit), time.first())
                    : new Interval(time.last(), Lengths.plus(time.last(), number, unit)));
        }
        return c.byPublication(today -> past
                ? new Interval(Lengths.plus(today, -number, unit), today)
                : new Interval(today, Lengths.plus(today, number, unit)));
    }

    /** Recent days are seven, recent weeks four, recent months three, recent years five; "the past decade" is one. */
    private static double vague(Parts p, String unit) {
        boolean one = p.get("few").isEmpty()
                && (p.get("side").equals("past") || p.get("side").equals("coming"))
                && !p.plural();
        if (one) {
            return 1;
        }
        return switch (unit) {
            case "day" -> 7;
            case "week" -> 4;
            case "month" -> 3;
            default -> 5;
        };
    }

    /** As exact as the unit: a day, a week, a month, a year. */
    private static @Nullable Resolution ago(Parts p, TimeContext c) {
        String unit = p.get("unit");
        double number = p.number("number");
        if (unit.equals("minute") || unit.equals("hour")) {
            return c.byPublication(Interval::of);
        }
        if (unit.equals("decade") || unit.startsWith("centur")) {
            return c.byPublication(
                    today -> Interval.ofYear(Lengths.plus(today, -number, unit).getYear()));
        }
        if (unit.equals("year") && number > 100) {
            return Resolution.unknown(ResolvedTime.Leaning.PUBLICATION);
        }
        return c.byPublication(
                today -> unit(unit.equals("fortnight") ? "week" : unit, Lengths.plus(today, -number, unit), 0));
    }

    /** So long after the speech; where the speech itself lies in a told past, after the time told of. */
    private static Resolution deadline(Parts p, TimeContext c) {
        Interval from = c.spoken();
        double first = p.number("number");
        double second = p.has("most") ? p.number("most") : first;
        double least = Math.min(first, second);
        double most = Math.max(first, second);
        String unit = p.get("unit");
        if (from == null) {
            return Resolution.unknown(ResolvedTime.Leaning.PUBLICATION);
        }
        Interval meant = new Interval(Lengths.plus(from.first(), least, unit), Lengths.plus(from.last(), most, unit));
        boolean spokenAtPublication = c.published() != null && from.equals(Interval.of(c.published()));
        return spokenAtPublication ? Resolution.byPublication(meant) : Resolution.counted(meant, from);
    }
}
