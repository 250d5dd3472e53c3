package onrecord.web;

/** An address that could not be fetched. The message is one line that says why, and the way out where there is one. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean lasts;

    /** For a fault that may be gone the next time. */
    FetchException(String message) {
        this(message, false);
    }

    private FetchException(String message, boolean lasts) {
        super(message);
        this.lasts = lasts;
    }

    /** For a fault that stays until the site or its page is another. */
    static FetchException lasting(String message) {
        return new FetchException(message, true);
    }

    boolean lasts() {
        return lasts;
    }
}
