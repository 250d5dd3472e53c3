package onrecord.answer.generated;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection that one call of a model takes; it can be ended at any time, whatever the server does. Thread-safe. */
final class Line {
    private static final Logger log = LoggerFactory.getLogger(Line.class);

    private final Runnable whenOver;
    private boolean over;
    private @Nullable CompletableFuture<?> request;
    private @Nullable InputStream reply;

    /**
     * Not used yet.
     *
     * @param whenOver done once nothing more can come, after all that came
     */
    Line(Runnable whenOver) {
        this.whenOver = whenOver;
    }

    /** Nothing more will come. */
    void ends() {
        hangUp();
        whenOver.run();
    }

    /** The request is on its way. */
    synchronized void asks(CompletableFuture<?> sent) {
        request = sent;
        if (over) {
            sent.cancel(true);
        }
    }

    /** The reply has begun. */
    synchronized void hears(InputStream begun) {
        reply = begun;
        if (over) {
            close(begun);
        }
    }

    /** Ends the connection, or what is to become of it. */
    void hangUp() {
        CompletableFuture<?> sent;
        InputStream begun;
        synchronized (this) {
            over = true;
            sent = request;
            begun = reply;
        }
        if (sent != null) {
            sent.cancel(true);
        }
        if (begun != null) {
            close(begun);
        }
    }

    private static void close(InputStream reply) {
        try {
            reply.close();
        } catch (IOException e) {
            log.debug("A reply that nobody waits for was not closed in order: {}", e.getMessage());
        }
    }
}
