package onrecord.language;

import java.util.ArrayList;
import java.util.List;

/** Finds what stands between quotation marks in one paragraph. */
final class Quotations {
    private static final String OPENING = "“«„";
    private static final String CLOSING = "”»";
    private static final String BEFORE_OPENING = " \t\u00A0([—–-:";

    private Quotations() {}

    /**
     * A quotation.
     *
     * @param whole with its marks
     * @param inner without them
     * @param closed false if the paragraph ends before the quotation does: the next one goes on with it
     */
    record Quotation(TextSpan whole, TextSpan inner, boolean closed) {}

    /** The quotations of a paragraph, in order, without overlaps. All double marks are one kind: articles mix them. */
    static List<Quotation> in(String text, TextSpan paragraph) {
        List<Quotation> found = new ArrayList<>();
        int open = -1;
        boolean single = false;
        int lastCurly = lastEnd(text, '‘', paragraph);
        int lastStraight = lastEnd(text, '\'', paragraph);
        for (int i = paragraph.start(); i < paragraph.end(); i++) {
            char c = text.charAt(i);
            if (open < 0) {
                boolean hasEnd = i + 2 <= (c == '‘' ? lastCurly : lastStraight);
                if (opensDouble(text, i, paragraph) || (hasEnd && opensSingle(text, i, paragraph))) {
                    open = i;
                    single = c == '‘' || c == '\'';
                }
            } else if (single
                    ? closesSingle(text, text.charAt(open), i, paragraph)
                    : c == '"' || CLOSING.indexOf(c) >= 0) {
                add(open, i + 1, i, true, found);
                open = -1;
            }
        }
        if (open >= 0 && !single) {
            add(open, paragraph.end(), paragraph.end(), false, found);
        }
        return found;
    }

    /** The lines of a part of a text that are not blank, in order: a quotation ends with its line, or goes on in the next. */
    static List<TextSpan> lines(String text, TextSpan part) {
        List<TextSpan> lines = new ArrayList<>();
        int from = part.start();
        for (int i = part.start(); i <= part.end(); i++) {
            if (i == part.end() || text.charAt(i) == '\n' || text.charAt(i) == '\r' || text.charAt(i) == '\u2028') {
                if (i > from && !text.substring(from, i).isBlank()) {
                    lines.add(new TextSpan(from, i));
                }
                from = i + 1;
            }
        }
        return lines;
    }

    private static void add(int open, int end, int innerEnd, boolean closed, List<Quotation> found) {
        if (innerEnd > open + 1) {
            found.add(new Quotation(new TextSpan(open, end), new TextSpan(open + 1, innerEnd), closed));
        }
    }

    private static boolean opensDouble(String text, int at, TextSpan paragraph) {
        char c = text.charAt(at);
        return OPENING.indexOf(c) >= 0 || (c == '"' && isOpening(text, at, paragraph));
    }

    private static boolean opensSingle(String text, int at, TextSpan paragraph) {
        char c = text.charAt(at);
        return (c == '‘' || c == '\'')
                && isOpening(text, at, paragraph)
                && at + 1 < paragraph.end()
                && Character.isLetter(text.charAt(at + 1));
    }

    /** Where the last mark stands that may end a quotation opened by another; -1 if there is none. */
    private static int lastEnd(String text, char opening, TextSpan paragraph) {
        for (int i = paragraph.end() - 1; i > paragraph.start(); i--) {
            if (closesSingle(text, opening, i, paragraph)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOpening(String text, int at, TextSpan paragraph) {
        return at == paragraph.start() || BEFORE_OPENING.indexOf(text.charAt(at - 1)) >= 0;
    }

    /** A curly mark that is no apostrophe, or a straight one after a stop. */
    private static boolean closesSingle(String text, char opening, int at, TextSpan paragraph) {
        char c = text.charAt(at);
        boolean curly = opening == '‘' && c == '’';
        boolean straight = opening == '\'' && c == '\'' && ",.?!".indexOf(text.charAt(at - 1)) >= 0;
        boolean letterAfter = at + 1 < paragraph.end() && Character.isLetterOrDigit(text.charAt(at + 1));
        return (curly || straight) && !letterAfter;
    }
}
