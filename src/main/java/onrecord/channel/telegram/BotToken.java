package onrecord.channel.telegram;

import java.util.regex.Pattern;

/** The bot's secret. It is never part of a message, a log line or {@link #toString}. */
public final class BotToken {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{10,200}");

    private final String secret;

    /**
     * A token as BotFather gives it: digits, a colon, letters and digits.
     *
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    public BotToken(String secret) {
        if (!FORM.matcher(secret).matches()) {
            throw new IllegalArgumentException(
                    "the Telegram token is not of the form 123456:ABC-def that BotFather gives; copy it again");
        }
        this.secret = secret;
    }

    String secret() {
        return secret;
    }

    /** The text without the token, wherever a library may have put it. */
    String hideIn(String text) {
        return text.replace(secret, "<token>");
    }

    @Override
    public String toString() {
        return "BotToken[hidden]";
    }
}
