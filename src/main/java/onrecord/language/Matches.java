package onrecord.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a pattern over part of a text. */
final class Matches {
    private Matches() {}

    /** Matches that do not begin or end inside a word or number; lookbehind may see what stands before the span. */
    static List<TextSpan> wholeWords(Pattern pattern, String text, TextSpan within) {
        Matcher matcher =
                pattern.matcher(text).region(within.start(), within.end()).useTransparentBounds(true);
        List<TextSpan> spans = new ArrayList<>();
        while (matcher.find()) {
            if (isBorder(text, matcher.start()) && isBorder(text, matcher.end())) {
                spans.add(new TextSpan(matcher.start(), matcher.end()));
            } else if (matcher.start() + 1 < within.end()) {
                // What begins inside a word may hold what does not.
                matcher.region(matcher.start() + 1, within.end());
            }
        }
        return spans;
    }

    private static boolean isBorder(String text, int offset) {
        return offset == 0
                || offset == text.length()
                || !Character.isLetterOrDigit(text.charAt(offset - 1))
                || !Character.isLetterOrDigit(text.charAt(offset));
    }
}
