package onrecord.answer.generated;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a model alone that fails again and again: after three failures in a row nothing is asked of it for a minute,
 * then one question tries again. Thread-safe.
 */
final class CircuitBreaker {
    private static final Logger log = LoggerFactory.getLogger(CircuitBreaker.class);
    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final String model;
    private final LongSupplier nanos;
    private int failures;
    private long closedAgainAt;

    CircuitBreaker(String model, LongSupplier nanos) {
        this.model = model;
        this.nanos = nanos;
    }

    /** Whether the model may be asked; when a pause has passed, the first who asks may, and the others wait for it. */
    synchronized boolean lets() {
        if (failures < FAILURES) {
            return true;
        }
        if (nanos.getAsLong() - closedAgainAt < 0) {
            return false;
        }
        closedAgainAt = nanos.getAsLong() + PAUSE.toNanos();
        return true;
    }

    synchronized void succeeded() {
        if (failures >= FAILURES) {
            log.warn("The model {} replies again", model);
        }
        failures = 0;
    }

    synchronized void failed(String why) {
        failures++;
        closedAgainAt = nanos.getAsLong() + PAUSE.toNanos();
        if (failures == FAILURES) {
            log.warn(
                    "The model {} failed {} times in a row ({}); answers are cut from the articles until it replies again",
                    model,
                    FAILURES,
                    why);
        }
    }
}
