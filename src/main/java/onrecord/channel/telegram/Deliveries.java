package onrecord.channel.telegram;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where articles that admins send are taken in. Each call returns when the article can be asked about, or why it cannot.
 * Taking in the same thing twice does no harm. Thread-safe.
 */
public interface Deliveries {

    /** Why a file of this name would not be taken, in one line; empty if it may be sent. */
    Optional<String> refusal(String name);

    /** Takes in a file. */
    Outcome document(String name, byte[] bytes);

    /** Takes in the page at an address, or the pages that the feed there points to. */
    Outcome page(URI address);

    /**
     * Takes in a post of a channel or a person.
     *
     * @param known {@code title publisher author url published published-basis}, as far as Telegram tells
     */
    Outcome post(String text, Map<String, String> known);

    /**
     * What came of it.
     *
     * @param articles how many are new or changed; 0 where all were indexed already, or none could be
     * @param passages how many passages they have
     * @param replaced the title of the article that gave way because it had the same name; empty if none did
     * @param reason why nothing was indexed, in one line; empty otherwise
     */
    record Outcome(int articles, long passages, String replaced, String reason) {
        /** Articles were indexed. */
        public static Outcome indexed(int articles, long passages) {
            return new Outcome(articles, passages, "", "");
        }

        /** An article was indexed in the place of another. */
        public static Outcome replacing(String title, long passages) {
            return new Outcome(1, passages, title, "");
        }

        /** Nothing was. */
        public static Outcome refused(String reason) {
            return new Outcome(0, 0, "", reason);
        }
    }
}
