package onrecord.web;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an RSS or Atom feed points to, in its order. */
record Feed(List<Entry> entries) {
    /** More than any feed should hold; a longer one is read so far. */
    private static final int MOST_ENTRIES = 100;

    private static final int MOST_BYTES = 5 << 20;

    /**
     * One article.
     *
     * @param address where its page is
     * @param known what the feed says of it: {@code title author publisher published published-basis}
     * @param updated when it was last changed, if the feed tells
     */
    record Entry(
            URI address,
            Map<String, String> known,
            @Nullable Instant updated) {}

    /** Whether a server sent a feed rather than a page. */
    static boolean isOne(Fetched fetched) {
        String type = fetched.mediaType();
        if (type.endsWith("rss+xml") || type.endsWith("atom+xml")) {
            return true;
        }
        String head = new String(fetched.body(), 0, Math.min(1024, fetched.body().length), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        return !head.contains("<html")
                && (head.contains("<rss") || head.contains("<feed") || head.contains("<rdf:rdf"));
    }

    /** @throws FetchException if it is none */
    static Feed of(Fetched fetched) throws FetchException {
        if (fetched.body().length > MOST_BYTES) {
            throw new FetchException(fetched.address() + " is a feed of over 5 MiB: too large");
        }
        SyndFeed feed;
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(fetched.body()), true, sent(fetched))) {
            // Document types are refused by default, and with them entities that unfold into gigabytes.
            feed = new SyndFeedInput().build(reader);
        } catch (IOException | FeedException | RuntimeException | StackOverflowError e) {
            String said = e.getMessage() == null
                    ? ""
                    : ": " + e.getMessage().lines().findFirst().orElse("");
            throw new FetchException(fetched.address() + " cannot be read as RSS or Atom ("
                    + e.getClass().getSimpleName() + said + ")");
        }
        List<Entry> entries = new ArrayList<>();
        for (SyndEntry entry : feed.getEntries()) {
            URI address = address(fetched.address(), entry);
            if (address != null && entries.size() < MOST_ENTRIES) {
                Date updated = entry.getUpdatedDate();
                entries.add(new Entry(address, known(feed, entry), updated == null ? null : updated.toInstant()));
            }
        }
        return new Feed(entries);
    }

    /** The encoding its server claims, for a feed that is not UTF-8; it counts where the feed itself claims none. */
    private static @Nullable String sent(Fetched fetched) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(fetched.body()));
            return null;
        } catch (CharacterCodingException e) {
            String charset = fetched.charset();
            return charset != null && Charset.availableCharsets().containsKey(charset) ? charset : null;
        }
    }

    private static @Nullable URI address(URI feed, SyndEntry entry) {
        try {
            return entry.getLink() == null || entry.getLink().isBlank()
                    ? null
                    : feed.resolve(entry.getLink().strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, String> known(SyndFeed feed, SyndEntry entry) {
        Map<String, String> known = new HashMap<>();
        put(known, "title", entry.getTitle());
        put(known, "author", entry.getAuthor());
        put(known, "publisher", feed.getTitle());
        if (entry.getPublishedDate() != null) {
            known.put(
                    "published",
                    entry.getPublishedDate()
                            .toInstant()
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate()
                            .toString());
            known.put("published-basis", "stated");
        }
        return known;
    }

    private static void put(Map<String, String> known, String key, @Nullable String value) {
        String line = value == null ? "" : value.replaceAll("\\s+", " ").strip();
        if (!line.isEmpty()) {
            known.put(key, line);
        }
    }
}
