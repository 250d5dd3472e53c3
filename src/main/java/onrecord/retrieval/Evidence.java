package onrecord.retrieval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import onrecord.corpus.Article;

/**
 * What the corpus has to a question.
 *
 * @param question what was asked
 * @param passages the best first by fused score; empty if the corpus is
 * @param copies the articles that have what a passage says in the same words, by passage id, and are left out for it
 * @param readings what a reading model said of the passages it read, by passage id
 */
public record Evidence(
        Question question,
        List<RankedPassage> passages,
        Map<String, List<Article>> copies,
        Map<String, Reading> readings) {
    public Evidence {
        passages = List.copyOf(passages);
        copies = Map.copyOf(copies);
        readings = Map.copyOf(readings);
    }

    /** Evidence that was not read, in which nothing was left out. */
    public Evidence(Question question, List<RankedPassage> passages) {
        this(question, passages, Map.of(), Map.of());
    }

    /** The same passages, or some of them, or in another order. */
    public Evidence with(List<RankedPassage> others) {
        return new Evidence(question, others, copies, readings);
    }

    /** The same with what a reading model said. */
    public Evidence read(Map<String, Reading> noted) {
        return new Evidence(question, passages, copies, noted);
    }

    /** The articles that have what the passage says in the same words, the earliest first. */
    public List<Article> copies(RankedPassage passage) {
        return copies.getOrDefault(passage.passage().id(), List.of());
    }

    /** What the reading model said of a passage; empty if it did not read it. */
    public Optional<Reading> reading(RankedPassage passage) {
        return Optional.ofNullable(readings.get(passage.passage().id()));
    }
}
