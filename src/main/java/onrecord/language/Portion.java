package onrecord.language;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** A part of an interval, as "early", "mid-" or "the end of" name it. */
enum Portion {
    WHOLE,
    /** Early. */
    FIRST_THIRD,
    /** Mid, and the middle of. */
    MIDDLE_THIRD,
    /** Late. */
    LAST_THIRD,
    /** The start of. */
    START,
    /** The end of. */
    END;

    /** What may stand before the name of a month, a year or the like. */
    static final String WORDS =
            "(?:(?:the )?(?<part>very early|early|mid|late|earlier|later|(?:end|start|beginning|middle|close|turn)(?= of))"
                    + "(?:[- ]in|[- ]of|[- ]on|-)?[- ](?:the )?)?";

    /** What a word of {@link #WORDS} means; "earlier in February" says little more than "in February". */
    static Portion of(String word) {
        return switch (word) {
            case "early", "very early" -> FIRST_THIRD;
            case "mid", "middle" -> MIDDLE_THIRD;
            case "late" -> LAST_THIRD;
            case "start", "beginning", "turn" -> START;
            case "end", "close" -> END;
            default -> WHOLE;
        };
    }

    Interval of(Interval whole) {
        if (this == WHOLE || whole.isDay()) {
            return whole;
        }
        long days = ChronoUnit.DAYS.between(whole.first(), whole.last()) + 1;
        if (days <= 7) {
            return this == END || this == LAST_THIRD
                    ? new Interval(whole.last().minusDays(2), whole.last())
                    : new Interval(whole.first(), whole.first().plusDays(1));
        }
        if (days <= 31) {
            return ofMonth(whole);
        }
        if (days <= 366) {
            return ofMonths(whole);
        }
        return ofYears(whole);
    }

    private Interval ofMonth(Interval month) {
        LocalDate first = month.first();
        return switch (this) {
            case FIRST_THIRD, START -> new Interval(first, first.plusDays(9));
            case MIDDLE_THIRD -> new Interval(first.plusDays(10), first.plusDays(19));
            default -> new Interval(first.plusDays(20), month.last());
        };
    }

    private Interval ofMonths(Interval whole) {
        YearMonth first = YearMonth.from(whole.first());
        int months = (int) ChronoUnit.MONTHS.between(first, YearMonth.from(whole.last())) + 1;
        int third = Math.max(1, months / 3);
        YearMonth last = first.plusMonths(months - 1L);
        return switch (this) {
            case FIRST_THIRD -> Interval.of(first).union(Interval.of(first.plusMonths(third - 1L)));
            case MIDDLE_THIRD ->
                Interval.of(first.plusMonths(third)).union(Interval.of(first.plusMonths(2L * third - 1)));
            case LAST_THIRD -> Interval.of(last.minusMonths(third - 1L)).union(Interval.of(last));
            case START -> Interval.of(first);
            default -> Interval.of(last);
        };
    }

    private Interval ofYears(Interval whole) {
        int first = whole.first().getYear();
        int years = whole.last().getYear() - first + 1;
        // A decade's years run from 0 to 3, from 4 to 6, and from 7 to 9.
        int early = years == 10 ? 4 : years / 3;
        int late = years == 10 ? 7 : 2 * years / 3;
        return switch (this) {
            case FIRST_THIRD -> Interval.ofYears(first, first + early - 1);
            case MIDDLE_THIRD -> Interval.ofYears(first + early, first + late - 1);
            case LAST_THIRD -> Interval.ofYears(first + late, first + years - 1);
            case START -> Interval.ofYear(first);
            default -> Interval.ofYear(first + years - 1);
        };
    }
}
