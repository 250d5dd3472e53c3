package onrecord.retrieval;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the corpus has to a question.
 *
 * @param question what was asked
 * @param passages the best first by fused score; empty if the corpus is
 * @param readings what a reading model said of the passages it read, by passage id
 */
public record Evidence(Question question, List<RankedPassage> passages, Map<String, Reading> readings) {
    public Evidence {
        passages = List.copyOf(passages);
        readings = Map.copyOf(readings);
    }

    /** Evidence that was not read. */
    public Evidence(Question question, List<RankedPassage> passages) {
        this(question, passages, Map.of());
    }

    /** What the reading model said of a passage; empty if it did not read it. */
    public Optional<Reading> reading(RankedPassage passage) {
        return Optional.ofNullable(readings.get(passage.passage().id()));
    }
}
