package onrecord.answer.generated;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** A moment that work must not outlast; it has come, too, when nobody waits for the work any more. Thread-safe. */
final class Deadline {
    private final LongSupplier nanos;
    private final BooleanSupplier awaited;
    private final long end;

    private Deadline(LongSupplier nanos, BooleanSupplier awaited, long end) {
        this.nanos = nanos;
        this.awaited = awaited;
        this.end = end;
    }

    /**
     * One that lies ahead.
     *
     * @param nanos a clock such as {@link System#nanoTime}
     * @param awaited whether somebody still waits; asked often, by any thread
     */
    static Deadline in(Duration time, LongSupplier nanos, BooleanSupplier awaited) {
        return new Deadline(nanos, awaited, nanos.getAsLong() + time.toNanos());
    }

    /**
     * One for a part of the work: a share of what is left.
     *
     * @param share 0 to 1
     */
    Deadline share(double share) {
        return in(Duration.ofNanos((long) (left().toNanos() * share)), nanos, awaited);
    }

    /** The same, so much earlier. */
    Deadline earlier(Duration time) {
        return new Deadline(nanos, awaited, end - time.toNanos());
    }

    /** How long there is left; zero when it has passed. */
    Duration left() {
        return isGivenUp() ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    }

    boolean isPast() {
        return left().isZero();
    }

    /** Whether nobody waits any more. */
    boolean isGivenUp() {
        return !awaited.getAsBoolean();
    }
}
