package onrecord.language;

import java.time.temporal.TemporalAmount;
import onrecord.language.ResolvedTime.Leaning;
import org.jspecify.annotations.Nullable;

/**
 * Which time some words name, before it is said where they stand; the parts are those of {@link ResolvedTime}.
 *
 * @param yearless whether the words leave the year open
 * @param passing whether what follows still counts from the time named before
 */
record Resolution(
        @Nullable Interval interval,
        @Nullable TemporalAmount length,
        Leaning leansOn,
        @Nullable Interval from,
        boolean yearless,
        boolean passing) {

    static Resolution of(Interval interval) {
        return new Resolution(interval, null, Leaning.NOTHING, null, false, false);
    }

    static Resolution byPublication(Interval interval) {
        return new Resolution(interval, null, Leaning.PUBLICATION, null, false, false);
    }

    static Resolution yearless(Interval interval) {
        return new Resolution(interval, null, Leaning.PUBLICATION, null, true, false);
    }

    /** Counted from another time in the text. */
    static Resolution counted(Interval interval, Interval from) {
        return new Resolution(interval, null, Leaning.TEXT, from, false, false);
    }

    /** Counted from a time that what follows is counted from, too. */
    static Resolution passing(Interval interval, Interval from) {
        return new Resolution(interval, null, Leaning.TEXT, from, false, true);
    }

    static Resolution length(TemporalAmount length) {
        return new Resolution(null, length, Leaning.NOTHING, null, false, false);
    }

    static Resolution unknown(Leaning leansOn) {
        return new Resolution(null, null, leansOn, null, false, false);
    }

    Resolution with(Interval other) {
        return new Resolution(other, null, leansOn, from, false, false);
    }

    ResolvedTime at(TextSpan words) {
        return new ResolvedTime(words, interval, length, leansOn, from);
    }
}
