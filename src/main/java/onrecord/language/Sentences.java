package onrecord.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds sentences: lines first, then full stops that are not those of an abbreviation, an initial or a number and do
 * not stand inside a quotation or a bracket. Depends on nothing but the text, so that offsets are the same on every
 * Java. Thread-safe; linear in the text.
 */
public final class Sentences {
    /** What goes on longer without a stop is a list or a table: it is cut between words. */
    static final int LONGEST = 1_600;

    private Sentences() {}

    /**
     * The sentences of a part of a text.
     *
     * @param within the part; nothing outside it is looked at
     * @return trimmed, in order, without overlaps, each of at most 1,600 characters; together they hold every character of
     *     the part that is not blank
     */
    public static List<TextSpan> in(String text, TextSpan within) {
        List<TextSpan> sentences = new ArrayList<>();
        int lineStart = within.start();
        for (int i = within.start(); i <= within.end(); i++) {
            if (i == within.end() || isLineBreak(text.charAt(i))) {
                addLine(text, lineStart, i, sentences);
                lineStart = i + 1;
            }
        }
        return sentences;
    }

    /** The same text with a plain space for each that holds names and numbers together: offsets stay. */
    static String withPlainSpaces(String text) {
        String plain = text;
        for (char space : Words.GROUPING.toCharArray()) {
            plain = plain.replace(space, ' ');
        }
        return plain;
    }

    /** White space of any kind, and the marks of no width that pages are sprinkled with. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || (c >= '\u200B' && c <= '\u200D')
                || c == '\uFEFF';
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029' || c == '\f' || c == '\u000B';
    }

    private static void addLine(String text, int start, int end, List<TextSpan> sentences) {
        Enclosures enclosures = new Enclosures(text, start, end);
        Stops stops = new Stops(text, start, end);
        int from = start;
        int i = start;
        while (i < end) {
            if (!stops.isStop(i)) {
                i++;
                continue;
            }
            int tail = stops.tail(i);
            if (tail < end && !enclosures.tornAt(tail) && stops.ends(i, tail)) {
                addTrimmed(text, from, tail, sentences);
                from = tail;
            }
            i = tail;
        }
        addTrimmed(text, from, end, sentences);
    }

    private static void addTrimmed(String text, int start, int end, List<TextSpan> sentences) {
        int from = start;
        int to = end;
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        while (to - from > LONGEST) {
            int cut = cut(text, from);
            addTrimmed(text, from, cut, sentences);
            from = cut;
            while (isBlank(text.charAt(from))) {
                from++;
            }
        }
        if (from < to) {
            sentences.add(new TextSpan(from, to));
        }
    }

    /** Where the longest sentence that begins at an offset ends: at a blank, or else between characters. */
    private static int cut(String text, int from) {
        int end = from + LONGEST;
        for (int at = end; at > end - LONGEST / 2; at--) {
            if (isBlank(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }
}
