package onrecord.channel.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.inlinequery.InlineQuery;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Decides what an update says to the bot. In a group that is a command (bare or with the bot's name), a mention, or a
 * reply to one of the bot's messages; all else there is other people's talk and is not looked at. Not thread-safe.
 */
final class UpdateReader {
    private static final Pattern COMMAND =
            Pattern.compile("^/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:[\\s:,]+(.*))?$", Pattern.DOTALL);
    /** The account that Telegram shows for admins who stay anonymous: a bot by its flag, a person in truth. */
    private static final long ANONYMOUS_ADMIN = 1087968824L;

    private final long bot;
    private final String name;
    /** The album that the last message was part of; empty if of none. */
    private String album = "";

    /**
     * A reader for one bot.
     *
     * @param bot its id
     * @param name its name, without {@code @}
     */
    UpdateReader(long bot, String name) {
        this.bot = bot;
        this.name = name;
    }

    /** What the update says; empty if nothing to the bot. */
    Optional<Incoming> read(long id, Update update) {
        if (update.getMessage() != null) {
            return said(id, update.getMessage(), false);
        }
        if (update.getEditedMessage() != null) {
            return said(id, update.getEditedMessage(), true);
        }
        if (update.getCallbackQuery() != null) {
            return pressed(id, update.getCallbackQuery());
        }
        InlineQuery inline = update.getInlineQuery();
        if (inline != null && inline.getFrom() != null && inline.getId() != null) {
            String words = inline.getQuery() == null ? "" : inline.getQuery().strip();
            return Optional.of(new Incoming.Searched(id, person(inline.getFrom()), inline.getId(), words));
        }
        return Optional.empty();
    }

    private Optional<Incoming> said(long id, Message message, boolean edited) {
        User from = message.getFrom();
        boolean person = from != null && (!Boolean.TRUE.equals(from.getIsBot()) || from.getId() == ANONYMOUS_ADMIN);
        // What our inline mode put into a chat is our own talk.
        boolean ours = message.getViaBot() != null && message.getViaBot().getId() == bot;
        if (!person || ours || message.getChat() == null || message.getChat().getId() == null) {
            return Optional.empty();
        }
        boolean group = !"private".equals(message.getChat().getType());
        boolean continued = album.equals(message.getMediaGroupId());
        album = message.getMediaGroupId() == null ? "" : message.getMediaGroupId();
        Address address = new Address(message.getChat().getId(), group, topic(message), message.getMessageId());
        Optional<Delivery> delivery = group ? Optional.empty() : DeliveryReader.read(message);
        if (delivery.isPresent()) {
            // Telegram also reports an edit when only a link's preview arrived.
            return edited
                    ? Optional.empty()
                    : Optional.of(new Incoming.Sent(id, person(from), address, delivery.get()));
        }
        String text = text(message);
        if (text == null) {
            // One word on an album is enough.
            return group || edited || continued || isService(message)
                    ? Optional.empty()
                    : Optional.of(said(id, message, address, "", "", edited));
        }
        Matcher command = COMMAND.matcher(text.strip());
        if (command.matches()) {
            return command(id, message, address, command, edited);
        }
        // A mention alone is "/ask" alone.
        return addressed(message, text, group)
                .map(words -> words.isEmpty()
                        ? said(id, message, address, "ask", repliedTo(message), edited)
                        : said(id, message, address, "", words, edited));
    }

    private Optional<Incoming> command(long id, Message message, Address address, Matcher command, boolean edited) {
        String to = command.group(2);
        if (to != null && !to.equalsIgnoreCase(name)) {
            return Optional.empty();
        }
        String argument = command.group(3) == null ? "" : command.group(3).strip();
        String verb = command.group(1).toLowerCase(Locale.ROOT);
        if (argument.isEmpty() && verb.equals("ask")) {
            argument = repliedTo(message);
        }
        return Optional.of(said(id, message, address, verb, argument, edited));
    }

    /** The question of someone's that a bare "/ask" replies to, and thereby asks; empty if it replies to none. */
    private String repliedTo(Message message) {
        Message question = message.getReplyToMessage();
        boolean ours = question != null
                && question.getFrom() != null
                && question.getFrom().getId() == bot;
        String text = question == null || ours ? null : text(question);
        return text == null ? "" : text.strip();
    }

    /** What a plain message says to the bot; empty if it is not for the bot. */
    private Optional<String> addressed(Message message, String text, boolean group) {
        Message repliedTo = message.getReplyToMessage();
        boolean reply = repliedTo != null
                && repliedTo.getFrom() != null
                && repliedTo.getFrom().getId() == bot
                // In a topic, every message replies to the service message that opened it.
                && text(repliedTo) != null;
        List<MessageEntity> entities =
                message.getEntities() != null ? message.getEntities() : message.getCaptionEntities();
        if (entities != null) {
            for (MessageEntity entity : entities) {
                if (isMention(entity, text)) {
                    int end = entity.getOffset() + entity.getLength();
                    return Optional.of((text.substring(0, entity.getOffset()) + " " + text.substring(end))
                            .replaceFirst("^[\\s,:]+", "")
                            .strip());
                }
            }
        }
        return reply || !group ? Optional.of(text.strip()) : Optional.empty();
    }

    private boolean isMention(MessageEntity entity, String text) {
        if ("text_mention".equals(entity.getType())) {
            return entity.getUser() != null && entity.getUser().getId() == bot && within(entity, text);
        }
        return "mention".equals(entity.getType())
                && within(entity, text)
                && text.substring(entity.getOffset(), entity.getOffset() + entity.getLength())
                        .equalsIgnoreCase("@" + name);
    }

    private static boolean within(MessageEntity entity, String text) {
        return entity.getOffset() >= 0 && entity.getOffset() + entity.getLength() <= text.length();
    }

    private static Incoming said(
            long id, Message message, Address address, String command, String text, boolean edited) {
        Integer editDate = message.getEditDate();
        int seconds = edited && editDate != null ? editDate : message.getDate() == null ? 0 : message.getDate();
        return new Incoming.Said(
                id,
                person(message.getFrom()),
                address,
                message.getMessageId(),
                command,
                text,
                Instant.ofEpochSecond(seconds),
                edited);
    }

    private Optional<Incoming> pressed(long id, CallbackQuery press) {
        MaybeInaccessibleMessage message = press.getMessage();
        if (press.getFrom() == null || press.getData() == null || message == null || message.getChat() == null) {
            return Optional.empty();
        }
        boolean group = !"private".equals(message.getChat().getType());
        Integer topic = message instanceof Message whole ? topic(whole) : null;
        Address address = new Address(message.getChat().getId(), group, topic, message.getMessageId());
        return Optional.of(new Incoming.Pressed(id, person(press.getFrom()), press.getId(), address, press.getData()));
    }

    private static @Nullable String text(Message message) {
        return message.getText() != null ? message.getText() : message.getCaption();
    }

    /** Something that happened in the chat, rather than something sent. */
    private static boolean isService(Message message) {
        boolean sent = message.getVoice() != null
                || message.getAudio() != null
                || message.getPhoto() != null
                || message.getDocument() != null
                || message.getSticker() != null
                || message.getVideo() != null
                || message.getVideoNote() != null
                || message.getLocation() != null
                || message.getPoll() != null
                || message.getDice() != null
                || message.getStory() != null
                || message.getContact() != null;
        return !sent;
    }

    private static @Nullable Integer topic(Message message) {
        return Boolean.TRUE.equals(message.getIsTopicMessage()) ? message.getMessageThreadId() : null;
    }

    private static Incoming.Person person(User user) {
        return new Incoming.Person(user.getId(), user.getLanguageCode());
    }
}
