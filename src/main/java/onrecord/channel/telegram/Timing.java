package onrecord.channel.telegram;

import java.time.Clock;
import java.time.Duration;

/**
 * How long the bot waits for things.
 *
 * @param clock what time it is
 * @param poll how long Telegram may hold a poll that has nothing to say; whole seconds
 * @param call how long any other call may take
 * @param firstPause before the first repeat of a failed call; doubled each time
 * @param longestPause where the doubling ends, at most 30 s
 * @param answer how long one question may take before the asker is told that it takes too long
 * @param inline how old an inline query may be to be still worth an answer
 */
public record Timing(
        Clock clock,
        Duration poll,
        Duration call,
        Duration firstPause,
        Duration longestPause,
        Duration answer,
        Duration inline) {
    public Timing {
        if (longestPause.compareTo(Duration.ofSeconds(30)) > 0 || firstPause.compareTo(longestPause) > 0) {
            throw new IllegalArgumentException(
                    "pauses grow to at most 30 s, but go from " + firstPause + " to " + longestPause);
        }
    }

    /** For Telegram itself. */
    public static Timing standard() {
        return new Timing(
                Clock.systemUTC(),
                Duration.ofSeconds(50),
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5));
    }

    /** The pause before repeat number {@code failures}, from 1. */
    Duration pause(int failures) {
        int doublings = Math.min(failures - 1, 20);
        Duration pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
