package onrecord.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of its text an article has in common with another: the runs of five words that stand in both. What is quoted
 * counts apart, for reports of their own may quote the same speech. Immutable.
 */
public final class Overlap {
    private static final int RUN = 5;
    /** With fewer runs of its own words an article is too short, or too full of quotations, to tell by them alone. */
    private static final int FEWEST = 20;
    /** The share of the shorter text that makes it a copy, or a rewrite that keeps much. */
    private static final double COPIED = 0.4;

    private static final double COPIED_WITH_QUOTATIONS = 0.6;

    private final Set<Integer> all;
    private final Set<Integer> own;

    private Overlap(Set<Integer> all, Set<Integer> own) {
        this.all = all;
        this.own = own;
    }

    /**
     * Reads a text.
     *
     * @param prose the parts of the text that are the article's own
     */
    public static Overlap of(String text, List<TextSpan> prose) {
        Set<Integer> all = new HashSet<>();
        Set<Integer> own = new HashSet<>();
        for (TextSpan part : prose) {
            addRuns(part.in(text), all);
            int from = part.start();
            for (TextSpan line : Quotations.lines(text, part)) {
                for (Quotations.Quotation quotation : Quotations.in(text, line)) {
                    addRuns(text.substring(from, quotation.whole().start()), own);
                    from = quotation.whole().end();
                }
            }
            addRuns(text.substring(from, part.end()), own);
        }
        return new Overlap(Set.copyOf(all), Set.copyOf(own));
    }

    private static void addRuns(String text, Set<Integer> runs) {
        List<String> words = new ArrayList<>(Names.canonicalTokens(text));
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(words.subList(i, i + RUN).hashCode());
        }
    }

    /** Whether one is a copy of the other, or of a good part of it. */
    public boolean isCopyOf(Overlap other) {
        if (Math.min(own.size(), other.own.size()) < FEWEST) {
            return share(all, other.all) >= COPIED_WITH_QUOTATIONS;
        }
        return share(own, other.own) >= COPIED;
    }

    private static double share(Set<Integer> one, Set<Integer> other) {
        Set<Integer> smaller = one.size() <= other.size() ? one : other;
        Set<Integer> larger = one.size() <= other.size() ? other : one;
        return smaller.isEmpty() ? 0 : smaller.stream().filter(larger::contains).count() / (double) smaller.size();
    }
}
