package onrecord.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Runs patterns over part of a text. */
final class Matches {
    private Matches() {}

    /** Matches that do not begin or end inside a word or number; lookbehind may see what stands before the span. */
    static List<TextSpan> wholeWords(Pattern pattern, String text, TextSpan within) {
        return wholeWords(pattern, text, within, openings(text, within));
    }

    /**
     * The same, for many patterns over one span.
     *
     * @param openings where they may begin, from {@link #openings}
     */
    static List<TextSpan> wholeWords(Pattern pattern, String text, TextSpan within, int[] openings) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
        List<TextSpan> spans = new ArrayList<>();
        int from = within.start();
        for (int opening : openings) {
            if (opening >= from
                    && matcher.region(opening, within.end()).lookingAt()
                    && matcher.end() > opening
                    && isBorder(text, matcher.end())) {
                spans.add(new TextSpan(opening, matcher.end()));
                from = matcher.end();
            }
        }
        return spans;
    }

    /** Where words, numbers and marks begin in a span: everywhere but inside words and before blanks. */
    static int[] openings(String text, TextSpan within) {
        return IntStream.range(within.start(), within.end())
                .filter(offset -> isBorder(text, offset) && !Character.isWhitespace(text.charAt(offset)))
                .toArray();
    }

    private static boolean isBorder(String text, int offset) {
        return offset == 0
                || offset == text.length()
                || !Character.isLetterOrDigit(text.charAt(offset - 1))
                || !Character.isLetterOrDigit(text.charAt(offset));
    }
}
