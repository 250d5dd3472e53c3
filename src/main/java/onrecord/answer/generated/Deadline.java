package onrecord.answer.generated;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment that work must not outlast. */
final class Deadline {
    private final LongSupplier nanos;
    private final long end;

    private Deadline(LongSupplier nanos, long end) {
        this.nanos = nanos;
        this.end = end;
    }

    /**
     * One that lies ahead.
     *
     * @param nanos a clock such as {@link System#nanoTime}
     */
    static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + time.toNanos());
    }

    /**
     * One for a part of the work: a share of what is left.
     *
     * @param share 0 to 1
     */
    Deadline share(double share) {
        return in(Duration.ofNanos((long) (left().toNanos() * share)), nanos);
    }

    /** How long there is left; zero when it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    }

    boolean isPast() {
        return left().isZero();
    }
}
