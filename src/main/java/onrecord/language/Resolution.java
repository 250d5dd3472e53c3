package onrecord.language;

import java.time.temporal.TemporalAmount;
import onrecord.language.ResolvedTime.Leaning;
import org.jspecify.annotations.Nullable;

/**
 * Which time some words name, before it is said where they stand; the parts are those of {@link ResolvedTime}.
 *
 * @param yearless whether the words leave the year open
 */
record Resolution(
        @Nullable Interval interval,
        @Nullable TemporalAmount length,
        Leaning leansOn,
        @Nullable Interval from,
        boolean yearless) {

    static Resolution of(Interval interval) {
        return new Resolution(interval, null, Leaning.NOTHING, null, false);
    }

    static Resolution byPublication(Interval interval) {
        return new Resolution(interval, null, Leaning.PUBLICATION, null, false);
    }

    static Resolution yearless(Interval interval) {
        return new Resolution(interval, null, Leaning.PUBLICATION, null, true);
    }

    /** Counted from another time in the text. */
    static Resolution counted(Interval interval, Interval from) {
        return new Resolution(interval, null, Leaning.TEXT, from, false);
    }

    static Resolution length(TemporalAmount length) {
        return new Resolution(null, length, Leaning.NOTHING, null, false);
    }

    static Resolution unknown(Leaning leansOn) {
        return new Resolution(null, null, leansOn, null, false);
    }

    Resolution with(Interval other) {
        return new Resolution(other, null, leansOn, from, false);
    }

    ResolvedTime at(TextSpan words) {
        return new ResolvedTime(words, interval, length, leansOn, from);
    }
}
