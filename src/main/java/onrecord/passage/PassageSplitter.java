package onrecord.passage;

import java.util.List;
import onrecord.corpus.Article;

/** Cuts articles into passages. */
public final class PassageSplitter {
    /** The passages of an article in the order of its text; none if it is all site furniture. */
    public List<Passage> split(Article article) {
        return List.of();
    }
}
