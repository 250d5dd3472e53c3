package onrecord.language;

import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/**
 * Words of a text that name a time, and which time that is.
 *
 * @param words where they stand
 * @param interval the days they name; null for a mere length, and where that cannot be said
 * @param length how long a time they name, where they name no place in it; null otherwise
 * @param leansOn what they are understood by
 * @param from the time they are counted from, where that is not the day of publication; null otherwise
 */
public record ResolvedTime(
        TextSpan words,
        @Nullable Interval interval,
        @Nullable TemporalAmount length,
        Leaning leansOn,
        @Nullable Interval from) {

    /** What the words need to be understood. */
    public enum Leaning {
        /** Nothing: they give the year. */
        NOTHING,
        /** The day of publication. */
        PUBLICATION,
        /** Another time in the text. */
        TEXT
    }

    public ResolvedTime {
        if (interval != null && length != null) {
            throw new IllegalArgumentException("words name an interval or a length, not both");
        }
    }
}
