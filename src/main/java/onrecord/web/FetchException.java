package onrecord.web;

/** An address that could not be fetched. The message is one line that says why, and the way out where there is one. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    FetchException(String message) {
        super(message);
    }
}
