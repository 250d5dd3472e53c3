package onrecord.database;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Tells outages of the file system from other faults. */
public final class Outage {
    private Outage() {}

    /**
     * What the file system said, if a fault comes from there: a full disk, a folder that must not be written. What was
     * committed before is kept.
     */
    public static Optional<IOException> of(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        // The end of a file before its time is damage, not an outage.
        return cause instanceof IOException outage && !(cause instanceof EOFException)
                ? Optional.of(outage)
                : Optional.empty();
    }
}
