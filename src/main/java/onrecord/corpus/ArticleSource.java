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

    /**
     * Reads it.
     *
     * @throws UnreadableArticleException if it is not what it claims to be
     */
    Article read() throws UnreadableArticleException;
}
