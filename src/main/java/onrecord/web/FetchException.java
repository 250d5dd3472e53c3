package onrecord.web;

import java.time.Duration;

/** An address that could not be fetched. The message is one line that says why, and the way out where there is one. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean lasts;
    private final Duration rest;

    /** For a fault that may be gone the next time. */
    FetchException(String message) {
        this(message, false, Duration.ZERO);
    }

    private FetchException(String message, boolean lasts, Duration rest) {
        super(message);
        this.lasts = lasts;
        this.rest = rest;
    }

    /** For a fault that stays until the site or its page is another. */
    static FetchException lasting(String message) {
        return new FetchException(message, true, Duration.ZERO);
    }

    /** For a server that asks not to be asked for a while. */
    static FetchException resting(String message, Duration rest) {
        return new FetchException(message, false, rest);
    }

    boolean lasts() {
        return lasts;
    }

    Duration rest() {
        return rest;
    }
}
