package onrecord.index;

/** Hears how far indexing has come. */
@FunctionalInterface
public interface IndexingProgress {
    /** For who does not want to hear. */
    IndexingProgress SILENT = (articles, of, passages) -> {};

    /**
     * Called on the indexing thread after each committed article.
     *
     * @param articles articles done, of those that needed work
     * @param of articles that need work
     * @param passages passages embedded so far
     */
    void at(int articles, int of, long passages);
}
