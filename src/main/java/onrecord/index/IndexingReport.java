package onrecord.index;

import java.util.List;

/**
 * What bringing the index up to date came to.
 *
 * @param added articles that were new
 * @param changed articles that replaced an earlier text, or were cut and embedded anew
 * @param removed articles whose source is gone
 * @param unchanged articles left as they were
 * @param passages passages embedded
 * @param skipped sources that were not read, in the order met
 */
public record IndexingReport(int added, int changed, int removed, int unchanged, long passages, List<Skipped> skipped) {
    /**
     * A source that was not read.
     *
     * @param name the file, with a line number where it holds many
     * @param reason one line: the fault and the way out
     */
    public record Skipped(String name, String reason) {}

    public IndexingReport {
        skipped = List.copyOf(skipped);
    }

    /** Whether anything is now different. */
    public boolean changedAnything() {
        return added + changed + removed > 0;
    }
}
