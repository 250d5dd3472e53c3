package onrecord.index;

import java.util.List;

/**
 * What bringing the index up to date came to.
 *
 * @param added articles that were new
 * @param changed articles that replaced an earlier text, or were cut and embedded anew
 * @param renamed articles whose file has another name now
 * @param removed articles whose source is gone
 * @param unchanged articles left as they were
 * @param passages passages written
 * @param skipped sources that were not read, in the order met
 */
public record IndexingReport(
        int added, int changed, int renamed, int removed, int unchanged, long passages, List<Skipped> skipped) {
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
        skipped = List.copyOf(skipped);
    }

    /** Nothing at all. */
    public static final IndexingReport NONE = new IndexingReport(0, 0, 0, 0, 0, 0, List.of());

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
                java.util.stream.Stream.concat(skipped.stream(), other.skipped.stream())
                        .toList());
    }
}
