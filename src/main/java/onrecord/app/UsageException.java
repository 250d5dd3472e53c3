package onrecord.app;

/** The command line asks for something that cannot be meant. The message says in one line what to do instead. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /** One that says what another said. */
    static UsageException of(Exception cause) {
        String message = cause.getMessage();
        return new UsageException(message == null ? cause.toString() : message);
    }
}
