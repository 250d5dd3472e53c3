package onrecord.channel.telegram;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** A call that Telegram did not do, sorted by what can be done about it. Its message never holds the token. */
final class ApiFault extends Exception {
    private static final long serialVersionUID = 1L;

    enum Kind {
        /** Wait as long as {@link #retryAfter} says. */
        RATE_LIMITED,
        /** The group is now the supergroup {@link #migratedTo}. */
        MIGRATED,
        /** The user blocked the bot, or the group removed it. */
        FORBIDDEN,
        /** The token is not, or no longer, valid. */
        UNAUTHORIZED,
        /** Another instance polls, or a webhook is set. */
        CONFLICT,
        /** The text as HTML is refused; as plain text it may pass. */
        UNREADABLE_MARKUP,
        /** The message shows that content already. */
        NOT_MODIFIED,
        /** The message to edit is gone or can no longer be edited. */
        NOTHING_TO_EDIT,
        /** The topic is gone; the chat itself may still be there. */
        NO_TOPIC,
        /** Refused for good. */
        REFUSED,
        /** No answer, or none that makes sense: repeat later. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final int retryAfterSeconds;
    private final long migratedTo;

    private ApiFault(Kind kind, String message, int retryAfterSeconds, long migratedTo, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfterSeconds = retryAfterSeconds;
        this.migratedTo = migratedTo;
    }

    /** No usable reply came. The cause is kept as its name alone, since its message may hold the address with the token. */
    static ApiFault unavailable(Throwable cause, BotToken token) {
        String what = cause.getMessage() == null ? "" : ": " + token.hideIn(cause.getMessage());
        return new ApiFault(Kind.UNAVAILABLE, cause.getClass().getSimpleName() + what, 0, 0, null);
    }

    /** What Telegram replied instead of doing it. */
    static ApiFault of(TelegramApiRequestException reply, BotToken token) {
        int code = reply.getErrorCode() == null ? 0 : reply.getErrorCode();
        String description = reply.getApiResponse() == null ? "" : reply.getApiResponse();
        ResponseParameters parameters = reply.getParameters();
        long migratedTo =
                parameters == null || parameters.getMigrateToChatId() == null ? 0 : parameters.getMigrateToChatId();
        int retryAfter = parameters == null || parameters.getRetryAfter() == null ? 1 : parameters.getRetryAfter();
        Kind kind = migratedTo != 0 ? Kind.MIGRATED : kind(code, description.toLowerCase(Locale.ROOT));
        String message =
                kind == Kind.UNAVAILABLE && description.isEmpty() ? "an unreadable reply" : code + " " + description;
        return new ApiFault(kind, token.hideIn(message), retryAfter, migratedTo, null);
    }

    private static Kind kind(int code, String description) {
        return switch (code) {
            case 400 -> badRequest(description);
            // Telegram says "Not Found" to a token it cannot even read.
            case 401, 404 -> Kind.UNAUTHORIZED;
            case 403 -> Kind.FORBIDDEN;
            case 409 -> Kind.CONFLICT;
            case 429 -> Kind.RATE_LIMITED;
            default -> code > 400 && code < 500 ? Kind.REFUSED : Kind.UNAVAILABLE;
        };
    }

    private static Kind badRequest(String description) {
        if (description.contains("can't parse") || description.contains("too long")) {
            return Kind.UNREADABLE_MARKUP;
        }
        if (description.contains("not modified")) {
            return Kind.NOT_MODIFIED;
        }
        if (description.contains("message to edit not found") || description.contains("message can't be edited")) {
            return Kind.NOTHING_TO_EDIT;
        }
        if (description.contains("message thread not found")) {
            return Kind.NO_TOPIC;
        }
        return Kind.REFUSED;
    }

    Kind kind() {
        return kind;
    }

    /** How long to wait; meaningful for {@link Kind#RATE_LIMITED} alone. */
    Duration retryAfter() {
        return Duration.ofSeconds(Math.max(1, retryAfterSeconds));
    }

    /** The supergroup's id; meaningful for {@link Kind#MIGRATED} alone. */
    long migratedTo() {
        return migratedTo;
    }
}
