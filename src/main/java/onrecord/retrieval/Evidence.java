package onrecord.retrieval;

import java.util.List;

/**
 * What the corpus has to a question.
 *
 * @param question what was asked
 * @param passages the best first by fused score; empty if the corpus is
 */
public record Evidence(Question question, List<RankedPassage> passages) {
    public Evidence {
        passages = List.copyOf(passages);
    }
}
