package onrecord.channel.telegram;

import java.net.URI;
import java.util.Set;

/**
 * How the bot runs. Its text form hides the token.
 *
 * @param token the bot's secret
 * @param server the Bot API server: scheme, host and port, no path
 * @param allowed user and chat ids that may use the bot; empty means everybody
 * @param admins user ids that see {@code /status} and have no limits; they are always allowed
 * @param limits for everybody else
 * @param pace how fast messages leave
 * @param timing how long things may take
 * @param workers questions answered at the same time, at least 1
 */
public record TelegramSettings(
        BotToken token,
        URI server,
        Set<Long> allowed,
        Set<Long> admins,
        Limits limits,
        Pace pace,
        Timing timing,
        int workers) {
    /** Telegram's own server. */
    public static final URI TELEGRAM = URI.create("https://api.telegram.org");

    public TelegramSettings {
        allowed = Set.copyOf(allowed);
        admins = Set.copyOf(admins);
        boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        boolean bare = server.getPath() == null
                || server.getPath().isEmpty()
                || server.getPath().equals("/");
        if (!web || server.getHost() == null || server.getPort() > 65_535 || !bare || server.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the Bot API server is given as http(s)://host[:port] without a path, not " + server);
        }
        if (workers < 1) {
            throw new IllegalArgumentException("at least one question is answered at a time, not " + workers);
        }
    }

    /** Telegram's own server and pace, open to all. */
    public static TelegramSettings of(BotToken token) {
        return new TelegramSettings(
                token,
                TELEGRAM,
                Set.of(),
                Set.of(),
                Limits.standard(),
                Pace.telegram(),
                Timing.standard(),
                Math.max(2, Runtime.getRuntime().availableProcessors()));
    }
}
