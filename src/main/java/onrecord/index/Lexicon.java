package onrecord.index;

import java.util.List;
import java.util.function.Consumer;

/** The words of the index: how a text is cut into terms, how rare a term is, how a misspelt one was meant. */
public interface Lexicon {
    /** The terms of a text in its order: folded and stemmed as the index does it, without stop words. */
    List<String> terms(String text);

    /**
     * How much a term tells: {@code ln(1 + (N - n + 0.5) / (n + 0.5))} with N passages of which n hold it; the weight
     * that BM25 gives it.
     */
    double idf(String term);

    /**
     * The indexed term that a term means: itself if it is indexed, else the most frequent one a typing error away (one
     * edit for 4 to 7 letters, two for longer), else one of at least 4 letters that only goes on a little, else itself.
     */
    String corrected(String term);

    /** Whether some passage holds the term. */
    boolean holds(String term);

    /** Another number for every state of the index. */
    long version();

    /** Shows every term of the index once, in no particular order. */
    void each(Consumer<String> reader);
}
