package onrecord.retrieval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import onrecord.corpus.Article;
import onrecord.index.PassageIndex;
import onrecord.index.ScoredPassage;
import onrecord.model.TextEmbedder;

/** Finds the passages that speak to a question, by vector and by word, and ranks them as one list. Thread-safe. */
public final class Retriever {
    /** How deep each search goes before fusion. */
    private static final int DEPTH = 100;

    private final PassageIndex index;
    private final TextEmbedder embedder;

    public Retriever(PassageIndex index, TextEmbedder embedder) {
        this.index = Objects.requireNonNull(index);
        this.embedder = Objects.requireNonNull(embedder);
    }

    /**
     * Ranks the corpus for a question.
     *
     * @param limit 1 to 100
     */
    public Evidence retrieve(Question question, int limit) {
        return retrieve(question, limit, Scope.ALL);
    }

    /**
     * Ranks part of the corpus for a question.
     *
     * @param limit 1 to 100
     */
    public Evidence retrieve(Question question, int limit, Scope scope) {
        if (limit < 1 || limit > DEPTH) {
            throw new IllegalArgumentException("limit is 1 to " + DEPTH + ", not " + limit);
        }
        float[] vector = embedder.question(question.text());
        List<ScoredPassage> byVector = within(scope, index.nearest(vector, DEPTH));
        List<ScoredPassage> byWord = within(scope, index.matching(question.text(), DEPTH));
        Map<String, Article> articles = new HashMap<>();
        List<RankedPassage> ranked = Fusion.fuse(byVector, byWord).stream()
                .limit(limit)
                .map(hit -> ranked(hit, articles.computeIfAbsent(hit.passage().article(), this::article)))
                .toList();
        return new Evidence(question, ranked);
    }

    private static List<ScoredPassage> within(Scope scope, List<ScoredPassage> hits) {
        return hits.stream()
                .filter(hit -> scope.admits(hit.passage().article()))
                .toList();
    }

    private Article article(String id) {
        return index.article(id)
                .orElseThrow(
                        () -> new IllegalStateException("a passage of " + id + " is indexed, but not the article"));
    }

    private static RankedPassage ranked(Fusion.Fused hit, Article article) {
        return new RankedPassage(
                hit.passage(),
                article,
                hit.vectorRank(),
                hit.vectorScore(),
                hit.lexicalRank(),
                hit.lexicalScore(),
                hit.score());
    }
}
