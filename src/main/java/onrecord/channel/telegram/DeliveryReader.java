package onrecord.channel.telegram;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOrigin;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChannel;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChat;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginHiddenUser;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginUser;

/** Tells articles that are sent to the bot from what is asked: documents, bare addresses, and forwarded posts. */
final class DeliveryReader {
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");

    private DeliveryReader() {}

    /** What a message in a private chat hands in; empty if nothing. A forwarded question is a question. */
    static Optional<Delivery> read(Message message) {
        // An animation is told as a document too.
        boolean document = message.getDocument() != null && message.getAnimation() == null;
        if (document && message.getDocument().getFileId() != null) {
            String name = message.getDocument().getFileName();
            return Optional.of(new Delivery.File(message.getDocument().getFileId(), name == null ? "" : name));
        }
        String text = message.getText() != null ? message.getText() : message.getCaption();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (ADDRESS.matcher(text.strip()).matches()) {
            return address(text.strip()).map(Delivery.Link::new);
        }
        return message.getForwardOrigin() == null || text.strip().endsWith("?")
                ? Optional.empty()
                : Optional.of(new Delivery.Post(text, known(message.getForwardOrigin())));
    }

    /** Characters that an address would have escaped, as browsers show them, are taken as they are meant. */
    private static Optional<URI> address(String text) {
        return Optional.ofNullable(HttpUrl.parse(text)).map(HttpUrl::uri);
    }

    private static Map<String, String> known(MessageOrigin origin) {
        Map<String, String> known = new HashMap<>();
        if (origin instanceof MessageOriginChannel channel) {
            put(known, "publisher", title(channel.getChat()));
            put(known, "author", channel.getAuthorSignature());
            publish(known, channel.getDate());
            String name = channel.getChat() == null ? null : channel.getChat().getUserName();
            if (name != null && channel.getMessageId() != null) {
                known.put("url", "https://t.me/" + name + "/" + channel.getMessageId());
            }
        } else if (origin instanceof MessageOriginChat group) {
            put(known, "publisher", title(group.getSenderChat()));
            publish(known, group.getDate());
        } else if (origin instanceof MessageOriginUser user) {
            put(
                    known,
                    "author",
                    user.getSenderUser() == null ? null : user.getSenderUser().getFirstName());
            publish(known, user.getDate());
        } else if (origin instanceof MessageOriginHiddenUser hidden) {
            put(known, "author", hidden.getSenderUserName());
            publish(known, hidden.getDate());
        }
        return known;
    }

    private static @Nullable String title(@Nullable Chat chat) {
        return chat == null ? null : chat.getTitle();
    }

    private static void put(Map<String, String> known, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            known.put(key, value.strip());
        }
    }

    private static void publish(Map<String, String> known, @Nullable Integer seconds) {
        if (seconds != null && seconds > 0) {
            known.put(
                    "published",
                    Instant.ofEpochSecond(seconds)
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate()
                            .toString());
            known.put("published-basis", "stated");
        }
    }
}
