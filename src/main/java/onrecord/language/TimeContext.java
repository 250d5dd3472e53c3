package onrecord.language;

import java.time.LocalDate;
import java.util.function.Function;
import onrecord.language.ResolvedTime.Leaning;
import org.jspecify.annotations.Nullable;

/**
 * What words of time are understood by.
 *
 * @param published the day of publication, if known
 * @param tense of the words' clause
 * @param mentioned the time named last before them, if any
 * @param main the time of the clause that "a day after …" hangs on, if it is known
 * @param following the time named next after them in the same clause, if any
 * @param spoken when what the sentence reports was said; null if unknown
 */
record TimeContext(
        @Nullable LocalDate published,
        Tense tense,
        @Nullable Interval mentioned,
        @Nullable Interval main,
        @Nullable Interval following,
        @Nullable Interval spoken) {

    /** The same as if the text had been published on this day: the end of a range says of which year its beginning is. */
    TimeContext on(LocalDate day) {
        return new TimeContext(day, Tense.PAST, mentioned, main, following, spoken);
    }

    /** What follows from the day of publication; unknown with it. */
    Resolution byPublication(Function<LocalDate, Interval> meaning) {
        return published == null
                ? Resolution.unknown(Leaning.PUBLICATION)
                : Resolution.byPublication(meaning.apply(published));
    }

    /** The same for words that leave the year open. */
    Resolution yearless(Function<LocalDate, Interval> meaning) {
        return published == null
                ? Resolution.unknown(Leaning.PUBLICATION)
                : Resolution.yearless(meaning.apply(published));
    }

    /** What follows from the time mentioned before; unknown if there is none. */
    Resolution byMention(Function<Interval, Interval> meaning) {
        return mentioned == null
                ? Resolution.unknown(Leaning.TEXT)
                : Resolution.counted(meaning.apply(mentioned), mentioned);
    }

    /**
     * Which of the intervals that recur is meant: the latest that has begun, or in the future tense the next; where the
     * tense says nothing, or the next were too far, the nearer one.
     *
     * @param inYear the interval that begins in a year
     */
    Resolution recurring(Function<Integer, Interval> inYear) {
        return yearless(today -> recurring(inYear, today));
    }

    private Interval recurring(Function<Integer, Interval> inYear, LocalDate today) {
        int year = today.getYear();
        Interval past = inYear.apply(year);
        if (past.first().isAfter(today)) {
            past = inYear.apply(--year);
        }
        Interval next = past;
        while (past.last().isBefore(today) && !next.first().isAfter(past.first())) {
            next = inYear.apply(++year);
        }
        long ahead = next.first().toEpochDay() - today.toEpochDay();
        long behind = today.toEpochDay() - past.last().toEpochDay();
        return switch (tense) {
            case PAST -> past;
            case FUTURE -> ahead > 300 ? past : next;
            case OPEN -> ahead < 60 && behind > 270 ? next : past;
        };
    }
}
