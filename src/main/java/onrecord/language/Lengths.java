package onrecord.language;

import static onrecord.language.TimeWords.NUMBER;
import static onrecord.language.TimeWords.UNIT;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import onrecord.language.TimeRule.Parts;
import org.jspecify.annotations.Nullable;

/** How long something lasts or has been going on. */
final class Lengths {
    /** What goes on until the day it is written of. */
    private static final String GOING_ON =
            "war|conflict|siege|invasion|offensive|blockade|drought|strike|standoff|stand-off|insurgency|occupation"
                    + "|rebellion|uprising|feud|dispute|crisis|truce|ceasefire|investigation|inquiry|deadlock|stalemate|fighting|campaign|ban";

    static final List<TimeRule> RULES = List.of(
            TimeRule.length(
                    "(?:an? |the |its |their |his |her )?(?:(?:nearly|almost) )?(?<number>" + NUMBER + ")-(?<unit>"
                            + UNIT + ")(?<old>-long|-old)?(?! old)(?: (?:\\p{L}+ )?(?<going>" + GOING_ON
                            + ")\\b(?! (?:plan|deal|threat|proposal)))?(?=[ ,.;:]|$)",
                    Lengths::adjective),
            TimeRule.length(
                    "(?:(?:nearly|almost|about|around|over|more than|less than|at least|some) )?(?<number>" + NUMBER
                            + ")(?:(?: to | or |[-–])(?<most>"
                            + NUMBER + "))? (?<unit>" + UNIT
                            + ")s?(?! (?:ago|old|later|earlier|afterwards?|before|after|from now|into)\\b|['’]? time\\b|-)",
                    (p, c) -> of(p.has("most") ? p.number("most") : p.number("number"), p.get("unit"))),
            TimeRule.length(
                    "(?<=\\b(?:for|lasted|lasting|took|takes|take|last|within) )(?:about |nearly |almost |over |more than |just )?(?<number>an?) (?<unit>"
                            + UNIT + ")(?! (?:ago|old|later|earlier|before|after))(?: and a half)?",
                    (p, c) -> of(1, p.get("unit"))));

    private Lengths() {}

    private static @Nullable Resolution adjective(Parts p, TimeContext c) {
        double number = p.number("number");
        String unit = p.get("unit");
        if (p.has("going") && !unit.equals("hour") && !unit.equals("minute")) {
            return c.byPublication(today -> new Interval(plus(today, -number, unit), today));
        }
        return p.get("old").equals("-old") ? null : of(number, unit);
    }

    /**
     * The length of so many units.
     *
     * @throws ArithmeticException if a {@link Period} or {@link Duration} cannot hold them
     */
    static Resolution of(double number, String unit) {
        return Resolution.length(
                switch (unit) {
                    case "minute" -> Duration.ofSeconds(Math.round(number * 60));
                    case "hour" -> Duration.ofMinutes(Math.round(number * 60));
                    default -> period(number, unit);
                });
    }

    private static Period period(double number, String unit) {
        return switch (unit) {
            case "day" -> Period.ofDays(whole(number));
            case "week" -> Period.ofDays(whole(number * 7));
            case "fortnight" -> Period.ofDays(whole(number * 14));
            default -> Period.ofMonths(whole(number * months(unit))).normalized();
        };
    }

    private static int whole(double number) {
        return Math.toIntExact(Math.round(number));
    }

    private static int months(String unit) {
        return switch (unit) {
            case "month" -> 1;
            case "quarter" -> 3;
            case "year" -> 12;
            case "decade" -> 120;
            default -> 1200;
        };
    }

    /**
     * The day so many units after another, or before it; hours and minutes move it by whole days only.
     *
     * @throws ArithmeticException as {@link #of} does
     * @throws java.time.DateTimeException if the calendar does not reach that far
     */
    static LocalDate plus(LocalDate day, double number, String unit) {
        if (unit.equals("hour")) {
            return day.plusDays((long) (number / 24));
        }
        return unit.equals("minute")
                ? day
                : day.plus(number < 0 ? period(-number, unit).negated() : period(number, unit));
    }
}
