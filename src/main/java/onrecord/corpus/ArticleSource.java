package onrecord.corpus;

/**
 * A document that has been found but not yet read into an article, so that an unchanged one costs a hash and no more.
 */
public interface ArticleSource {
    /** The file, with a line number where the file holds many: what a warning names. */
    String name();

    /** The id its article has, or would have. */
    String id();

    /** Lower-case hex SHA-256 of its bytes. */
    String hash();

    /** Whether there may be articles in it that cannot be told now: a folder or a file of many that cannot be read. */
    default boolean hidesArticles() {
        return false;
    }

    /**
     * Reads it.
     *
     * @throws UnreadableArticleException if it is not what it claims to be
     * @throws java.io.UncheckedIOException if its bytes cannot be had now
     */
    Article read() throws UnreadableArticleException;
}
