package onrecord.channel.telegram;

/**
 * How many messages and edits Telegram takes before it answers "too many requests"; it publishes no exact figures.
 *
 * @param perChatSecond steady rate in one private chat
 * @param chatBurst at once in a private chat, after a silence; at least 1
 * @param perGroupMinute most in one group within any minute, bursts included
 * @param groupBurst at once in a group, after a silence; at least 1 and below {@code perGroupMinute}
 * @param perSecond steady rate overall
 */
public record Pace(double perChatSecond, int chatBurst, int perGroupMinute, int groupBurst, double perSecond) {
    public Pace {
        if (perChatSecond <= 0 || perSecond <= 0 || chatBurst < 1 || groupBurst < 1 || groupBurst >= perGroupMinute) {
            throw new IllegalArgumentException("rates are above 0, and a group's burst below its minute");
        }
    }

    /** Below the rates that Telegram's documentation advises: 1 a second, 20 a minute in groups, 30 a second overall. */
    public static Pace telegram() {
        return new Pace(1, 2, 20, 5, 25);
    }

    /** For servers without limits, such as those of tests. */
    public static Pace unlimited() {
        return new Pace(1e6, 1_000_000, 2_000_000, 1_000_000, 1e6);
    }

    TokenBucket chat(boolean group) {
        return group
                ? new TokenBucket(groupBurst, (perGroupMinute - groupBurst) / 60.0)
                : new TokenBucket(chatBurst, perChatSecond);
    }

    TokenBucket overall() {
        return new TokenBucket((int) Math.max(1, perSecond / 5), perSecond);
    }
}
