package onrecord.index;

import java.util.List;
import java.util.stream.Stream;

/**
 * What bringing the index up to date came to.
 *
 * @param added articles that were new
 * @param changed articles that replaced an earlier text, or were cut and embedded anew
 * @param renamed articles whose file has another name now
 * @param removed articles whose source is gone
 * @param unchanged articles left as they were
 * @param passages passages written
 * @param articles ids of those added, changed, renamed and removed, in the order met; {@link #MOST_NAMED} at most
 * @param skipped sources that were not read, in the order met
 */
public record IndexingReport(
        int added,
        int changed,
        int renamed,
        int removed,
        int unchanged,
        long passages,
        List<String> articles,
        List<Skipped> skipped) {
    /** More articles than these are only counted. */
    public static final int MOST_NAMED = 10;

    /**
     * A source that was not read.
     *
     * @param name the file, with a line number where it holds many
     * @param reason one line: the fault and the way out, without the name
     */
    public record Skipped(String name, String reason) {
        /** What an exception says, which begins with the name. */
        static Skipped of(String name, String message) {
            return new Skipped(name, message.startsWith(name + " ") ? message.substring(name.length() + 1) : message);
        }
    }

    public IndexingReport {
        articles = articles.stream().limit(MOST_NAMED).toList();
        skipped = List.copyOf(skipped);
    }

    /** Nothing at all. */
    public static final IndexingReport NONE = new IndexingReport(0, 0, 0, 0, 0, 0, List.of(), List.of());

    /** Whether anything is now different. */
    public boolean changedAnything() {
        return added + changed + renamed + removed > 0;
    }

    /** Both together. */
    public IndexingReport and(IndexingReport other) {
        return new IndexingReport(
                added + other.added,
                changed + other.changed,
                renamed + other.renamed,
                removed + other.removed,
                unchanged + other.unchanged,
                passages + other.passages,
                Stream.concat(articles.stream(), other.articles.stream()).toList(),
                Stream.concat(skipped.stream(), other.skipped.stream()).toList());
    }
}
