package onrecord.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form of words and what it means.
 *
 * @param isLength whether it says how long rather than when
 */
record TimeRule(Pattern pattern, boolean isLength, Meaning meaning) {
    /** Neither before nor after our era does an article date anything farther off. */
    private static final int LAST_YEAR = 10_000;

    /** What words of the form name; null if they name no time after all. */
    @FunctionalInterface
    interface Meaning {
        @Nullable
        Resolution of(Parts parts, TimeContext context);
    }

    static TimeRule when(String pattern, Meaning meaning) {
        return new TimeRule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), false, meaning);
    }

    static TimeRule length(String pattern, Meaning meaning) {
        return new TimeRule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), true, meaning);
    }

    /**
     * What the words at a span, which must be of the form, name; null too if that lies beyond any calendar or ends before
     * it begins ("the last 200,000,000 years"), so that no number in a text stops its reading.
     */
    @Nullable
    Resolution resolve(String text, TextSpan words, TimeContext context) {
        Matcher matcher = pattern.matcher(text)
                .region(words.start(), words.end())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
        if (!matcher.matches()) {
            return null;
        }
        try {
            Resolution resolution = meaning.of(new Parts(matcher), context);
            Interval interval = resolution == null ? null : resolution.interval();
            return interval == null || (isNear(interval.first()) && isNear(interval.last())) ? resolution : null;
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isNear(LocalDate day) {
        return Math.abs(day.getYear()) <= LAST_YEAR;
    }

    /** The named parts of words that have the form. */
    static final class Parts {
        private final Matcher matcher;

        private Parts(Matcher matcher) {
            this.matcher = matcher;
        }

        boolean has(String name) {
            return matcher.group(name) != null;
        }

        /** In lower case; empty if it is not there. */
        String get(String name) {
            String part = matcher.group(name);
            return part == null ? "" : part.toLowerCase(Locale.ROOT);
        }

        /** Whether the words end in an s. */
        boolean plural() {
            return matcher.group().endsWith("s");
        }

        int figure(String name) {
            return Integer.parseInt(get(name));
        }

        double number(String name) {
            return TimeWords.number(get(name));
        }
    }
}
