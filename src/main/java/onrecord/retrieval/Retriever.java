package onrecord.retrieval;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onrecord.corpus.Article;
import onrecord.index.PassageIndex;
import onrecord.index.ReplacedException;
import onrecord.index.ScoredPassage;
import onrecord.model.TextEmbedder;
import onrecord.passage.Passage;

/** Finds the passages that speak to a question, by vector and by word, and ranks them as one list. Thread-safe. */
public final class Retriever {
    /** How deep each search goes before fusion. */
    private static final int DEPTH = 100;
    /** How many of the fused are ranked anew by their sentences. */
    private static final int RANKED_BY_SENTENCE = 20;

    private final PassageIndex index;
    private final TextEmbedder embedder;
    private final ArticleWords words;
    private final Copies copies;

    public Retriever(PassageIndex index, TextEmbedder embedder) {
        this.index = Objects.requireNonNull(index);
        this.embedder = Objects.requireNonNull(embedder);
        words = new ArticleWords(index::lexicon);
        copies = new Copies(index);
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
     * @throws onrecord.index.ReplacedException if articles are replaced faster than they are read
     */
    public Evidence retrieve(Question asked, int limit, Scope scope) {
        if (limit < 1 || limit > DEPTH) {
            throw new IllegalArgumentException("limit is 1 to " + DEPTH + ", not " + limit);
        }
        return ReplacedException.repeated(() -> retrieved(asked, limit, scope));
    }

    private Evidence retrieved(Question asked, int limit, Scope scope) {
        Question question = words.inEnglish(asked);
        float[] vector = embedder.question(Spelling.mended(question.words(), index.lexicon()));
        List<ScoredPassage> byVector = index.nearest(vector, DEPTH, scope.articles(), scope.hidden());
        List<ScoredPassage> byWord = index.matching(question.words(), DEPTH, scope.articles(), scope.hidden());
        AskedTime time = AskedTime.of(question, index);
        List<Fusion.Fused> fused = withSentences(Fusion.fuse(byVector, byWord), vector);
        Stream<RankedPassage> ranked = fused.stream().map(hit -> ranked(hit, index.article(hit.passage())));
        if (time.isLimited()) {
            List<RankedPassage> first = ranked.limit(Math.max(limit, DEPTH / 2)).toList();
            Evidence limited = time.limited(first, index);
            Set<String> read = first.stream().map(hit -> hit.article().id()).collect(Collectors.toSet());
            return evidence(limited.question(), limited.passages().stream(), read, limit);
        }
        Set<String> found = fused.stream().map(hit -> hit.passage().article()).collect(Collectors.toSet());
        return evidence(question, ranked, found, limit);
    }

    private Evidence evidence(Question question, Stream<RankedPassage> ranked, Set<String> articles, int limit) {
        Copies.Folded folded = copies.fold(ranked.iterator(), articles, limit);
        return new Evidence(question, folded.passages(), folded.also(), Map.of());
    }

    /** The first of them ranked anew, now that their sentences are known. */
    private List<Fusion.Fused> withSentences(List<Fusion.Fused> fused, float[] question) {
        return Fusion.withSentences(
                fused,
                fused.stream()
                        .limit(RANKED_BY_SENTENCE)
                        .map(hit -> bestSentence(hit.passage(), question))
                        .toList());
    }

    private double bestSentence(Passage passage, float[] question) {
        double best = -1;
        for (float[] sentence : index.sentenceVectors(passage)) {
            double cosine = 0;
            for (int i = 0; i < question.length; i++) {
                cosine += question[i] * sentence[i];
            }
            best = Math.max(best, cosine);
        }
        return best;
    }

    private static RankedPassage ranked(Fusion.Fused hit, Article article) {
        return new RankedPassage(
                hit.passage(),
                article,
                hit.vectorRank(),
                hit.vectorScore(),
                hit.lexicalRank(),
                hit.lexicalScore(),
                hit.sentenceScore(),
                hit.score());
    }
}
