package onrecord.app;

import org.jspecify.annotations.Nullable;

/** What was asked for could not be done. The message says in one line why, and the way out. */
final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailureException(String message) {
        super(message);
    }

    FailureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
