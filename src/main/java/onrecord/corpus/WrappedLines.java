package onrecord.corpus;

import java.util.List;
import onrecord.language.TextSpan;

/**
 * Text whose lines were broken to fit a width, as in old archives, telegrams and mail: its lines are no paragraphs, and
 * its sentences do not end where they do.
 */
final class WrappedLines {
    /** Longer lines were broken by nobody. */
    private static final int WIDEST = 100;
    /** Shorter ones are a list, or verse. */
    private static final int NARROWEST = 30;

    private static final int FEWEST = 3;

    private WrappedLines() {}

    /** The text with a space for each such break, and so as long as it was; the text itself where there are none. */
    static String joined(String text) {
        List<BodyLine> lines = BodyLine.of(text);
        int width = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).follows()) {
                width = Math.max(width, column(text, lines.get(i - 1)));
            }
        }
        int breaks = 0;
        int full = 0;
        int within = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).follows()) {
                breaks++;
                full += isFull(text, lines.get(i - 1), lines.get(i), width) ? 1 : 0;
                within += lines.get(i).continues() ? 1 : 0;
            }
        }
        if (width < NARROWEST || width > WIDEST || breaks < FEWEST || full * 5 < breaks * 4 || within * 2 < breaks) {
            return text;
        }
        StringBuilder joined = new StringBuilder(text);
        for (int i = 1; i < lines.size(); i++) {
            BodyLine line = lines.get(i);
            if (line.follows()
                    && isFull(text, lines.get(i - 1), line, width)
                    && !isIndented(text, lines.get(i - 1), line)) {
                for (int at = lines.get(i - 1).span().end(); at < line.span().start(); at++) {
                    joined.setCharAt(at, ' ');
                }
            }
        }
        return joined.toString();
    }

    /** Whether the first word of a line had no room at the end of the one before it. */
    private static boolean isFull(String text, BodyLine before, BodyLine line, int width) {
        int word = line.text().indexOf(' ');
        return column(text, before) + 1 + (word < 0 ? line.text().length() : word) > width;
    }

    /** Whether a line stands further in than the one before it, as the first of a paragraph does. */
    private static boolean isIndented(String text, BodyLine before, BodyLine line) {
        return line.span().start() - start(text, line.span()) > before.span().start() - start(text, before.span());
    }

    /** The column in which a line ends. */
    private static int column(String text, BodyLine line) {
        return line.span().end() - start(text, line.span());
    }

    private static int start(String text, TextSpan line) {
        int start = line.start();
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }
}
