package onrecord.channel.telegram;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits between attempts, longer each time, and stops waiting at once when the bot stops. Thread-safe. */
final class Patience {
    private static final Logger log = LoggerFactory.getLogger(Patience.class);

    private final Timing timing;
    private final CountDownLatch end = new CountDownLatch(1);

    Patience(Timing timing) {
        this.timing = timing;
    }

    /** Does something as often as the database fails, until it succeeds or the bot stops. */
    void repeat(Runnable work) {
        for (int failures = 1; ; failures++) {
            try {
                work.run();
                return;
            } catch (StorageException e) {
                // Asked to end, H2 may close before the bot does.
                if (!pause(timing.pause(failures))) {
                    return;
                }
                log.warn("{}; trying again", e.getMessage());
            }
        }
    }

    /** Waits; false if the bot stops meanwhile. */
    boolean pause(Duration pause) {
        try {
            return !end.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isOver() {
        return end.getCount() == 0;
    }

    /** Nobody waits any more. */
    void end() {
        end.countDown();
    }
}
