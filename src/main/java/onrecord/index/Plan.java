package onrecord.index;

import java.util.List;
import onrecord.corpus.Article;
import onrecord.passage.Passage;
import org.jspecify.annotations.Nullable;

/**
 * What indexing would make of one source.
 *
 * @param name the file, with a line number where it holds many
 * @param step what would happen to it
 * @param reason why it would be skipped, in one line; empty otherwise
 * @param article what it would be read into; null where it is unchanged or skipped
 * @param passages what would be indexed of it
 */
public record Plan(
        String name, Step step, String reason, @Nullable Article article, List<Passage> passages) {
    /** What happens to a source. */
    public enum Step {
        /** Its article is new. */
        ADD,
        /** Its article replaces an earlier one. */
        CHANGE,
        /** Its article is indexed as it is. */
        LEAVE,
        /** It cannot become an article. */
        SKIP
    }

    public Plan {
        passages = List.copyOf(passages);
    }
}
