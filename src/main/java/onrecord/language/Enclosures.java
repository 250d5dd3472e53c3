package onrecord.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The quotations and brackets of one line: no sentence ends inside one, unless it is too long to be read as one. */
final class Enclosures {
    /** A longer quotation is cut at its inner sentences, at the price of a quote mark without its partner. */
    static final int LONGEST = 400;

    private static final int QUOTE = 0;
    private static final int ROUND = 1;
    private static final int SQUARE = 2;

    private final List<TextSpan> spans = new ArrayList<>();
    private int cursor;

    /**
     * Pairs each closing mark between two offsets with the last opening one. All double quote marks are one kind,
     * because articles mix them; a mark without a partner is ignored; single ones are mostly apostrophes.
     */
    Enclosures(String text, int start, int end) {
        int[] open = {-1, -1, -1};
        for (int i = start; i < end; i++) {
            switch (text.charAt(i)) {
                case '“', '«', '„' -> open[QUOTE] = i;
                case '”', '»' -> close(open, QUOTE, i);
                case '"' -> {
                    if (open[QUOTE] < 0 && opens(text, i, start, end)) {
                        open[QUOTE] = i;
                    } else {
                        close(open, QUOTE, i);
                    }
                }
                case '(' -> open[ROUND] = i;
                case ')' -> close(open, ROUND, i);
                case '[' -> open[SQUARE] = i;
                case ']' -> close(open, SQUARE, i);
                default -> {}
            }
        }
        mergeNested();
    }

    /** Whether a break before the character at this offset would tear an enclosure. Offsets must not decrease. */
    boolean tornAt(int offset) {
        while (cursor < spans.size() && spans.get(cursor).end() <= offset) {
            cursor++;
        }
        return cursor < spans.size() && spans.get(cursor).start() < offset;
    }

    private void close(int[] open, int kind, int at) {
        if (open[kind] >= 0 && at + 1 - open[kind] <= LONGEST) {
            spans.add(new TextSpan(open[kind], at + 1));
        }
        open[kind] = -1;
    }

    private void mergeNested() {
        Collections.sort(spans);
        List<TextSpan> merged = new ArrayList<>();
        for (TextSpan span : spans) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).overlaps(span)) {
                merged.set(last, merged.get(last).union(span));
            } else {
                merged.add(span);
            }
        }
        spans.clear();
        spans.addAll(merged);
    }

    private static boolean opens(String text, int at, int start, int end) {
        boolean freeBefore =
                at == start || Sentences.isBlank(text.charAt(at - 1)) || "([—–-‘'".indexOf(text.charAt(at - 1)) >= 0;
        return freeBefore && at + 1 < end && !Sentences.isBlank(text.charAt(at + 1));
    }
}
