package onrecord.channel.telegram;

/**
 * What one person may ask for; admins are exempt.
 *
 * @param open questions of one person being answered at a time, at least 1
 * @param hourly questions of one person within an hour, at least 1
 * @param characters longest question, 50 to 4,096
 */
public record Limits(int open, int hourly, int characters) {
    public Limits {
        if (open < 1 || hourly < 1) {
            throw new IllegalArgumentException(
                    "at least one question must be allowed, not " + open + " at a time and " + hourly + " an hour");
        }
        if (characters < 50 || characters > 4096) {
            throw new IllegalArgumentException("a question may have 50 to 4096 characters, not " + characters);
        }
    }

    public static Limits standard() {
        return new Limits(3, 60, 1000);
    }
}
