package onrecord.channel.telegram;

import java.net.URI;
import java.util.Map;

/** An article that somebody sends to the bot. */
sealed interface Delivery permits Delivery.File, Delivery.Link, Delivery.Post {

    /**
     * A document.
     *
     * @param id by which Telegram gives it out
     * @param name the file's name; empty if Telegram tells none
     */
    record File(String id, String name) implements Delivery {}

    /** A message that is an address and nothing else. */
    record Link(URI address) implements Delivery {}

    /**
     * A forwarded post.
     *
     * @param known {@code publisher author url published published-basis}, as far as Telegram tells
     */
    record Post(String text, Map<String, String> known) implements Delivery {}
}
