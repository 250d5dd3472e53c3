package onrecord.corpus;

/** A document that cannot become an article. The message is one line that names the document, the fault and the way out. */
public final class UnreadableArticleException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableArticleException(String message) {
        super(message);
    }
}
