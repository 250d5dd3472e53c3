package onrecord.channel.telegram;

/** Spaces calls out: holds up to {@code capacity} tokens, refilled steadily; each call takes one, ahead of time if need be. */
final class TokenBucket {
    private final int capacity;
    private final double perNano;
    private double tokens;
    private long last;
    private boolean started;

    /** A full bucket. */
    TokenBucket(int capacity, double perSecond) {
        this.capacity = capacity;
        this.perNano = perSecond / 1e9;
        this.tokens = capacity;
    }

    /**
     * Takes a token.
     *
     * @param now in nanoseconds of any fixed origin, never going back
     * @return nanoseconds until the token is there, 0 if it is
     */
    synchronized long take(long now) {
        if (started) {
            tokens = Math.min(capacity, tokens + (now - last) * perNano);
        }
        started = true;
        last = now;
        tokens -= 1;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
    }

    /** Whether it is as full as a new one, so that it may be forgotten. */
    synchronized boolean isFull(long now) {
        return !started || tokens + (now - last) * perNano >= capacity;
    }
}
