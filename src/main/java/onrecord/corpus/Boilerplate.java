package onrecord.corpus;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import onrecord.corpus.Furniture.Mark;
import onrecord.language.TextSpan;

/**
 * Finds site furniture: what stands in a body and is not the article's own text. Lines are judged by their words
 * ({@link Furniture}) and, around the running text, by the layout: what comes before it is headline, byline and
 * navigation unless it sums the article up; an unpunctuated list after it is other stories. A body of one paragraph
 * is left alone unless its words say otherwise.
 */
final class Boilerplate {
    /** So many unpunctuated lines after the text are a list of other stories. */
    private static final int LIST = 3;

    private static final int HEADLINE_WORDS = 3;
    private static final int CLOSE_WITHIN = 15;

    private final List<BodyLine> lines;
    private final BitSet marked = new BitSet();

    private Boilerplate(List<BodyLine> lines) {
        this.lines = lines;
    }

    /** As {@link #in(String, String, List)}, with the title that the body's first line gives. */
    static List<TextSpan> in(String body) {
        return in(body, Headline.of(body).orElse(""), List.of());
    }

    /**
     * The furniture of a body, the title among it, which an article keeps apart.
     *
     * @param known what is known to be furniture, sorted, without overlaps; its lines count for nothing when the others
     *     are judged
     * @return whole lines without the white space around them, sorted, without overlaps; lines with nothing but white
     *     space between them are one span
     */
    static List<TextSpan> in(String body, String title, List<TextSpan> known) {
        Boilerplate boilerplate = new Boilerplate(outside(known, BodyLine.of(body)));
        boilerplate.markByWords();
        BitSet byWords = (BitSet) boilerplate.marked.clone();
        boilerplate.markByLayout(BodyLine.key(title));
        if (boilerplate.marked.cardinality() == boilerplate.lines.size()) {
            // Nothing would be left: the layout was misread.
            boilerplate.marked.clear();
            boilerplate.marked.or(byWords);
        }
        return merged(known, boilerplate.spans());
    }

    private static List<BodyLine> outside(List<TextSpan> known, List<BodyLine> lines) {
        if (known.isEmpty()) {
            return lines;
        }
        List<BodyLine> outside = new ArrayList<>();
        int at = 0;
        boolean gap = false;
        for (BodyLine line : lines) {
            while (at < known.size() && known.get(at).end() <= line.span().start()) {
                at++;
            }
            if (at < known.size() && known.get(at).overlaps(line.span())) {
                gap = true;
            } else {
                outside.add(gap ? new BodyLine(line.span(), line.text(), false) : line);
                gap = false;
            }
        }
        return outside;
    }

    private static List<TextSpan> merged(List<TextSpan> known, List<TextSpan> found) {
        List<TextSpan> merged = new ArrayList<>();
        Stream.concat(known.stream(), found.stream()).sorted().forEach(span -> {
            TextSpan last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.overlaps(span)) {
                merged.set(merged.size() - 1, last.union(span));
            } else {
                merged.add(span);
            }
        });
        return merged;
    }

    private void markByWords() {
        int[] proseBefore = proseBefore();
        int teased = 0;
        for (int i = 0; i < lines.size(); i++) {
            switch (Furniture.of(lines.get(i).text())) {
                case LINE, CLOSE -> marked.set(i);
                case TEASER -> teased = i < teased ? teased : markTeaser(i);
                case OPEN -> marked.set(i, endOfBlock(i));
                case CUT -> {
                    marked.set(i);
                    if (proseBefore[lines.size()] - proseBefore[i + 1] < proseBefore[i]) {
                        marked.set(i, lines.size());
                    }
                }
                case KEEP, NONE -> {}
            }
        }
    }

    /** Returns where what the line teases with ends. */
    private int markTeaser(int at) {
        marked.set(at);
        int end = at + 1;
        while (end < lines.size() && lines.get(end).follows()) {
            BodyLine line = lines.get(end);
            if (line.isProse() && !Furniture.isMarked(line.text())) {
                break;
            }
            marked.set(end++);
        }
        return end;
    }

    private int endOfBlock(int open) {
        int end = open + 1;
        while (end < lines.size() && "•*-–·".indexOf(lines.get(end).text().charAt(0)) >= 0) {
            end++;
        }
        for (int i = open + 1; i < lines.size() && i <= open + CLOSE_WITHIN; i++) {
            if (Furniture.of(lines.get(i).text()) == Mark.CLOSE) {
                end = i + 1;
            }
        }
        return end;
    }

    /** How many characters of running text stand before each line, and, last, in all. */
    private int[] proseBefore() {
        int[] before = new int[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            BodyLine line = lines.get(i);
            before[i + 1] = before[i] + (line.isProse() ? line.text().length() : 0);
        }
        return before;
    }

    private void markTitle(String title) {
        for (int i = 0; i < lines.size(); i++) {
            if (!title.isEmpty() && lines.get(i).key().equals(title)) {
                marked.set(i);
            }
        }
    }

    private void markByLayout(String title) {
        int first = 0;
        while (first < lines.size() && !isText(first)) {
            first++;
        }
        int last = lines.size() - 1;
        while (last >= first && !isText(last)) {
            last--;
        }
        if (first > last || !isLaidOut()) {
            return;
        }
        markTitle(title);
        for (int i = 0; i < first; i++) {
            if (!lines.get(i).isStandfirst() && !lines.get(i + 1).continues()) {
                marked.set(i);
            }
        }
        for (int i = first; i < last; i++) {
            if (Furniture.isClock(lines.get(i).text()) && lines.get(i + 1).isOpenEnded()) {
                marked.set(i + 1);
            }
        }
        markRepeats();
        markTail(last);
    }

    /** Whether the line breaks are those of a page, not of one paragraph broken by formulas or verse. */
    private boolean isLaidOut() {
        boolean spaced = lines.stream().skip(1).anyMatch(line -> !line.follows());
        return spaced
                || !marked.isEmpty()
                || lines.stream().filter(BodyLine::isProse).count() >= LIST;
    }

    private boolean isText(int i) {
        return !marked.get(i)
                && (lines.get(i).isProse() || Furniture.of(lines.get(i).text()) == Mark.KEEP);
    }

    private void markRepeats() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isOpenEnded()
                    && lines.get(i).words() >= HEADLINE_WORDS
                    && !seen.add(lines.get(i).key())) {
                marked.set(i);
            }
        }
    }

    private void markTail(int last) {
        int open = lines.size() - 1 - last;
        boolean furnished = marked.nextSetBit(last + 1) >= 0;
        boolean list = open >= LIST && !lines.get(last).announces();
        if (furnished || list) {
            marked.set(last + 1, lines.size());
        }
    }

    private List<TextSpan> spans() {
        List<TextSpan> spans = new ArrayList<>();
        for (int i = marked.nextSetBit(0); i >= 0; i = marked.nextSetBit(i)) {
            int end = marked.nextClearBit(i);
            spans.add(lines.get(i).span().union(lines.get(end - 1).span()));
            i = end;
        }
        return spans;
    }
}
