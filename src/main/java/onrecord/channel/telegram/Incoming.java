package onrecord.channel.telegram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An update that concerns the bot, stripped of what Telegram wraps it in. */
sealed interface Incoming permits Incoming.Said, Incoming.Sent, Incoming.Pressed, Incoming.Searched {

    /** Telegram's number of the update. */
    long update();

    /** Who did it. */
    Person from();

    /**
     * A user.
     *
     * @param id the user's number
     * @param language the language of their Telegram, if it tells
     */
    record Person(long id, @Nullable String language) {}

    /**
     * Something said to the bot.
     *
     * @param address where an answer goes
     * @param message Telegram's id of the message
     * @param command lower-case, without slash; empty for a plain question
     * @param text the question, or what follows the command; empty if there is no text
     * @param at when it was sent, or for an edited one edited
     * @param edited whether it replaces what the message said before
     */
    record Said(
            long update,
            Person from,
            Address address,
            int message,
            String command,
            String text,
            Instant at,
            boolean edited)
            implements Incoming {

        /** Marks and emoji alone ask nothing. */
        boolean isQuestion() {
            return text.codePoints().anyMatch(Character::isLetterOrDigit)
                    && (command.isEmpty() || command.equals("ask"));
        }
    }

    /**
     * An article sent in a private chat.
     *
     * @param address where the answer goes
     */
    record Sent(long update, Person from, Address address, Delivery delivery) implements Incoming {}

    /**
     * A button pressed.
     *
     * @param query by what the press is acknowledged
     * @param address where an answer goes: as a reply to the message with the button
     * @param data the button's data
     */
    record Pressed(long update, Person from, String query, Address address, String data) implements Incoming {}

    /**
     * Words typed after the bot's name in some chat.
     *
     * @param query by what it is answered
     */
    record Searched(long update, Person from, String query, String words) implements Incoming {}
}
