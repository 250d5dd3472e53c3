package onrecord.channel.telegram;

import org.jspecify.annotations.Nullable;

/**
 * A message of the bot's, as far as it is known and shown.
 *
 * @param id its row
 * @param address where it goes
 * @param placeholder HTML to show until the content is known; null if the content was known from the start
 * @param content null until it is known
 * @param message Telegram's id of the message; null until it was sent
 * @param revision grows whenever the content changes
 */
record Post(
        long id,
        Address address,
        @Nullable String placeholder,
        @Nullable Content content,
        @Nullable Integer message,
        int revision) {

    /** Whether the next call sends the placeholder, so that the content follows by edit. */
    boolean opensWithPlaceholder() {
        return message == null && placeholder != null;
    }
}
