package onrecord.index;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.language.TimeReading;
import onrecord.passage.Passage;

/**
 * The corpus as it can be searched: articles, their passages, and the vectors of both passages and sentences.
 *
 * <p>Searches return the best first, ties by passage id; an empty index returns an empty list. Every method may be
 * called by many threads at once, and sees whole articles only: all passages of one version, or none.
 */
public interface PassageIndex extends AutoCloseable {

    /** An article without its body, for lists. */
    record ArticleEntry(String id, Provenance provenance, int passages) {}

    /**
     * The passages nearest to a vector by cosine.
     *
     * @param vector as long as {@link #dimension()}, not zero
     * @param limit 1 to 1,000
     */
    default List<ScoredPassage> nearest(float[] vector, int limit) {
        return nearest(vector, limit, Set.of(), true);
    }

    /**
     * The passages of some articles nearest to a vector by cosine.
     *
     * @param articles ids
     * @param hidden true to search in all but these articles, false to search in these alone
     */
    List<ScoredPassage> nearest(float[] vector, int limit, Set<String> articles, boolean hidden);

    /**
     * The passages whose title or text holds words of the question, by BM25.
     *
     * @param words any text; words unknown to the index count for nothing
     * @param limit 1 to 1,000
     */
    default List<ScoredPassage> matching(String words, int limit) {
        return matching(words, limit, Set.of(), true);
    }

    /**
     * The passages of some articles whose title or text holds words of the question, by BM25 as of the whole corpus.
     *
     * @param articles ids
     * @param hidden true to search in all but these articles, false to search in these alone
     */
    List<ScoredPassage> matching(String words, int limit, Set<String> articles, boolean hidden);

    /**
     * The vectors of the passage's sentences, one for each of {@link Passage#sentences()}, in order, each of unit
     * length.
     *
     * @throws ReplacedException if the index does not hold the passage, or no longer
     */
    List<float[]> sentenceVectors(Passage passage);

    /**
     * The times that a passage names and when what its sentences report was said, as they were read when the article was
     * taken in; none if the index does not hold the passage.
     */
    TimeReading times(Passage passage);

    /** The words of the passages and titles. */
    Lexicon lexicon();

    /** The article with this id, with its body. */
    Optional<Article> article(String id);

    /**
     * The article of a passage, with the body that the passage was cut from.
     *
     * @throws ReplacedException if the index does not hold the passage, or no longer
     */
    Article article(Passage passage);

    /** Every article, the latest published first, undated ones last, ties by id. */
    List<ArticleEntry> articles();

    /** Passages of an article in the order of the text; empty if there is no such article. */
    List<Passage> passages(String article);

    /**
     * The articles that are copies of these, in whole or for a good part: as the agencies' reports are that many papers
     * print. What has none is not among the keys.
     */
    default Map<String, Set<String>> copies(Collection<String> articles) {
        return Map.of();
    }

    /** How many articles there are, copies of one report counted once. */
    default int reports() {
        return articles().size();
    }

    /** Length of every vector. */
    int dimension();

    @Override
    void close();
}
