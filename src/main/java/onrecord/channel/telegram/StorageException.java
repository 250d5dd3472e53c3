package onrecord.channel.telegram;

/** The database did not take or give what was asked of it; what was under way is undone and may be tried again. */
final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageException(Throwable cause) {
        super("the database failed: " + cause.getMessage(), cause);
    }
}
