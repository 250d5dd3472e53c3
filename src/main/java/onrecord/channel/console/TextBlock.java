package onrecord.channel.console;

import java.util.List;
import java.util.function.UnaryOperator;
import onrecord.language.TextSpan;
import org.jline.utils.WCWidth;

/**
 * Lays a stretch of source text out behind a bar, without altering it. Where there is no width the lines are the
 * text's own, so that a quote in a pipe can be found again letter for letter; where there is one, line breaks are added
 * after the spaces between words and nowhere else.
 */
final class TextBlock {
    private final String bar;
    private final int room;
    private final UnaryOperator<String> mark;

    /**
     * @param bar what every line begins with
     * @param width columns of the terminal, bar included; 0 for no added breaks
     * @param mark how marked stretches are set apart
     */
    TextBlock(String bar, int width, Style style, UnaryOperator<String> mark) {
        this.bar = style.frame(bar);
        // The space that ends a line must not reach the last column: some terminals would wrap there on their own.
        this.room = width == 0 ? Integer.MAX_VALUE : Math.max(20, width - columns(bar) - 2);
        this.mark = mark;
    }

    /**
     * The block, each line ended by a line break.
     *
     * @param marked offsets into {@code text} to be set apart: sorted, without overlaps
     */
    String of(String text, List<TextSpan> marked) {
        StringBuilder block = new StringBuilder();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            line(text, start, isHalfOfBreak(text, end - 1) ? end - 1 : end, marked, block);
            start = end + 1;
        }
        return block.toString();
    }

    /** On a terminal, whether a carriage return is but the first half of a line break. */
    private boolean isHalfOfBreak(String text, int at) {
        return room != Integer.MAX_VALUE && text.startsWith("\r\n", at);
    }

    private void line(String text, int start, int end, List<TextSpan> marked, StringBuilder block) {
        block.append(bar);
        int column = 0;
        int at = start;
        while (at < end) {
            int wordEnd = at;
            while (wordEnd < end && !isGap(text.charAt(wordEnd))) {
                wordEnd++;
            }
            int next = wordEnd;
            while (next < end && isGap(text.charAt(next))) {
                next++;
            }
            if (column > 0 && column + columns(text.substring(at, wordEnd)) > room) {
                block.append('\n').append(bar);
                column = 0;
            }
            piece(text, at, next, marked, block);
            column += columns(text.substring(at, next));
            at = next;
        }
        block.append('\n');
    }

    private void piece(String text, int start, int end, List<TextSpan> marked, StringBuilder block) {
        int at = start;
        for (TextSpan highlight : marked) {
            int from = Math.max(at, highlight.start());
            int to = Math.min(end, highlight.end());
            if (from < to) {
                block.append(shown(text.substring(at, from))).append(mark.apply(shown(text.substring(from, to))));
                at = to;
            }
        }
        block.append(shown(text.substring(at, end)));
    }

    private String shown(String text) {
        return room == Integer.MAX_VALUE ? text : visible(text);
    }

    /** Control characters as pictures: an article must not steer the reader's terminal. */
    static String visible(String text) {
        StringBuilder safe = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t') {
                safe = safe == null ? new StringBuilder(text) : safe;
                safe.setCharAt(i, c < ' ' ? (char) (0x2400 + c) : c == 0x7f ? '\u2421' : '\ufffd');
            }
        }
        return safe == null ? text : safe.toString();
    }

    /** Columns a terminal needs. */
    static int columns(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '\t';
    }
}
