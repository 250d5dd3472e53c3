package onrecord.language;

import static onrecord.language.TimeWords.MONTH;
import static onrecord.language.TimeWords.NUMBER;
import static onrecord.language.TimeWords.SEASON;
import static onrecord.language.TimeWords.UNIT;
import static onrecord.language.TimeWords.WEEKDAY;
import static onrecord.language.TimeWords.YEAR;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import onrecord.language.ResolvedTime.Leaning;
import onrecord.language.TimeRule.Parts;
import org.jspecify.annotations.Nullable;

/** Times by their distance from another time in the text. */
final class AnchoredTimes {
    private static final String NAMED =
            "(?<unit>day|night|morning|afternoon|evening|week|weekend|month|quarter|year|decade|century|" + SEASON + "|"
                    + MONTH + "|" + WEEKDAY + ")";

    static final List<TimeRule> RULES = List.of(
            TimeRule.when(
                    "(?:(?<part>earlier|later|early|late|end) (?:in |of |on )?)?(?<which>that|the same|the very same) (?:very )?"
                            + NAMED + "(?!['’]s (?-i:[A-Z]))",
                    AnchoredTimes::same),
            TimeRule.when(
                    "(?<part>earlier|later) in the (?<unit>day|week|month|year|decade)(?<which>)?",
                    AnchoredTimes::same),
            TimeRule.when(
                    "the (?<which>following|next|previous|preceding) " + NAMED + "(?! (?:few|two|three))",
                    AnchoredTimes::next),
            TimeRule.when(
                    "(?:(?:just|about|only|almost|nearly) )?(?<number>" + NUMBER + "|an?|the) (?<unit>" + UNIT
                            + ")s? (?<side>later|earlier|afterwards?|beforehand|previously|(?:before|after)(?= ?(?:[.,;:)”]|$)| (?:he|she|it|they|we|I) had\\b))",
                    AnchoredTimes::distance),
            TimeRule.when(
                    "(?:(?:just|about|only|almost|nearly) )?(?<number>" + NUMBER + "|an?|the) (?<unit>" + UNIT
                            + ")s? (?<side>after|before)(?! (?:yesterday|tomorrow))",
                    AnchoredTimes::aside),
            TimeRule.when(
                    "the same (?:period|months?|quarter|time|stretch) (?:of|in|a year) (?:(?<year>" + YEAR
                            + ")|(?<last>last year|the previous year|earlier|before|ago))",
                    AnchoredTimes::samePeriod));

    private AnchoredTimes() {}

    private static Resolution same(Parts p, TimeContext c) {
        return c.byMention(time -> {
            Interval whole = containing(p.get("unit"), time.first());
            boolean inside = whole.contains(time) && !whole.equals(time);
            return switch (p.get("part")) {
                case "later" ->
                    inside && time.last().isBefore(whole.last())
                            ? new Interval(time.last().plusDays(1), whole.last())
                            : whole;
                case "earlier" ->
                    inside && time.first().isAfter(whole.first())
                            ? new Interval(whole.first(), time.first().minusDays(1))
                            : whole;
                default -> Portion.of(p.get("part")).of(whole);
            };
        });
    }

    /** The unit that a day lies in; of months, seasons and weekdays the next one on or after it. */
    private static Interval containing(String unit, LocalDate day) {
        if (unit.endsWith("day") && unit.length() > 3) {
            return Interval.of(day.with(TemporalAdjusters.nextOrSame(TimeWords.weekday(unit))));
        }
        if (isMonth(unit)) {
            YearMonth that = YearMonth.of(day.getYear(), month(unit));
            return Interval.of(that.isBefore(YearMonth.from(day)) ? that.plusYears(1) : that);
        }
        if (isSeason(unit)) {
            Interval season = TimeWords.season(unit, day.getYear());
            return season.last().isBefore(day) ? TimeWords.season(unit, day.getYear() + 1) : season;
        }
        return RelativeTimes.unit(unit, day, 0);
    }

    private static boolean isSeason(String unit) {
        return unit.matches(SEASON);
    }

    private static boolean isMonth(String unit) {
        return !unit.equals("month") && capital(unit).matches(MONTH);
    }

    private static Month month(String unit) {
        return TimeWords.month(capital(unit));
    }

    private static String capital(String unit) {
        return unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1);
    }

    private static Resolution next(Parts p, TimeContext c) {
        String unit = p.get("unit");
        boolean forward = p.get("which").equals("following") || p.get("which").equals("next");
        return c.byMention(time -> {
            LocalDate from = forward ? time.last() : time.first();
            if (unit.endsWith("day") && unit.length() > 3) {
                return Interval.of(from.with(
                        forward
                                ? TemporalAdjusters.next(TimeWords.weekday(unit))
                                : TemporalAdjusters.previous(TimeWords.weekday(unit))));
            }
            if (isMonth(unit)) {
                YearMonth that = YearMonth.of(from.getYear(), month(unit));
                YearMonth now = YearMonth.from(from);
                return Interval.of(
                        forward
                                ? that.isAfter(now) ? that : that.plusYears(1)
                                : that.isBefore(now) ? that : that.minusYears(1));
            }
            return RelativeTimes.unit(unit, from, forward ? 1 : -1);
        });
    }

    /** Days and weeks give a day, months and years that month or year. */
    private static Interval moved(Interval time, double number, String unit) {
        LocalDate first = Lengths.plus(time.first(), number, unit);
        return switch (unit) {
            case "month", "quarter" -> Interval.of(YearMonth.from(first));
            case "year", "decade", "century" -> Interval.ofYear(first.getYear());
            default -> {
                LocalDate last = Lengths.plus(time.last(), number, unit);
                yield new Interval(first, last);
            }
        };
    }

    private static Resolution distance(Parts p, TimeContext c) {
        double number = p.number("number");
        boolean forward = p.get("side").startsWith("l") || p.get("side").startsWith("aft");
        return c.byMention(time -> moved(time, forward ? number : -number, p.get("unit")));
    }

    /**
     * "A day after the talks ended on Monday" is a day later than Monday; "he spoke on Tuesday, a day after she left"
     * names the day she left.
     */
    private static Resolution aside(Parts p, TimeContext c) {
        double number = p.number("number");
        boolean after = p.get("side").equals("after");
        if (c.following() != null) {
            return Resolution.counted(moved(c.following(), after ? number : -number, p.get("unit")), c.following());
        }
        Interval main = c.main();
        boolean exact = main != null && (isFewDays(main) || !isShort(p.get("unit")));
        if (main != null && exact) {
            return Resolution.passing(moved(main, after ? -number : number, p.get("unit")), main);
        }
        return Resolution.unknown(Leaning.TEXT);
    }

    private static boolean isFewDays(Interval time) {
        return ChronoUnit.DAYS.between(time.first(), time.last()) < 3;
    }

    private static boolean isShort(String unit) {
        return unit.equals("minute") || unit.equals("hour") || unit.equals("day") || unit.equals("week");
    }

    private static @Nullable Resolution samePeriod(Parts p, TimeContext c) {
        return c.byMention(time -> {
            long years = p.has("year") ? time.first().getYear() - p.figure("year") : 1;
            LocalDate first = time.first().minusYears(years);
            long months = ChronoUnit.MONTHS.between(time.first(), time.last().plusDays(1));
            boolean whole = time.first().getDayOfMonth() == 1 && months > 0;
            return new Interval(
                    first,
                    whole ? first.plusMonths(months).minusDays(1) : time.last().minusYears(years));
        });
    }
}
