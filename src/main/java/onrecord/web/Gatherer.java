package onrecord.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onrecord.corpus.Article;
import onrecord.corpus.ArticleSource;
import onrecord.corpus.Document;
import onrecord.corpus.Format;
import onrecord.corpus.UnreadableArticleException;
import org.jspecify.annotations.Nullable;

/**
 * Brings pages, and what feeds point to, onto the shelf. What has not changed since is not sent again where the server
 * can tell. Thread-safe; one address at a time.
 */
public final class Gatherer {
    /** How this program names itself to servers, unless it is told otherwise. */
    public static final String USER_AGENT = "OnRecord/0.1 (robot; reads news to quote it with its source)";

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Courtesy courtesy;
    private final Shelf shelf;

    /** @param userAgent how to name ourselves; one line, not blank */
    public Gatherer(Hosts hosts, String userAgent, Shelf shelf) {
        this(new Courtesy(new Fetcher(hosts, userAgent, LONGEST), PAUSE), shelf);
    }

    Gatherer(Courtesy courtesy, Shelf shelf) {
        this.courtesy = courtesy;
        this.shelf = shelf;
    }

    /** Fetches a page, or a feed and the pages it points to that are new or changed. */
    public synchronized Gathered gather(URI address) {
        Gathering gathering = new Gathering(shelf);
        Map<String, Fetched.Validators> feeds = shelf.feeds();
        String plain = plain(address);
        Optional<Note> shelved = gathering.noteOf(plain);
        Fetched.Validators known =
                shelved.map(Note::validators).orElse(feeds.getOrDefault(plain, Fetched.Validators.NONE));
        try {
            Fetched fetched = courtesy.get(URI.create(plain), known);
            if (fetched.isUnchanged()) {
                gathering.unchanged++;
            } else if (Feed.isOne(fetched)) {
                gather(Feed.of(fetched), gathering);
                if (!gathering.mayPass) {
                    // Else what failed is tried again, though the feed stays the same.
                    feeds.put(plain, fetched.validators());
                    shelf.writeFeeds(feeds);
                }
            } else {
                take(plain, fetched, Map.of(), gathering);
            }
        } catch (FetchException e) {
            gathering.refuse(plain, e);
        }
        return gathering.result();
    }

    private static final class Gathering {
        private final List<ArticleSource> sources = new ArrayList<>();
        private final List<Gathered.Refused> refused = new ArrayList<>();
        private final Map<String, Note> shelved = new HashMap<>();
        private int unchanged;
        /** Whether a fault that was met may be gone the next time. */
        private boolean mayPass;

        Gathering(Shelf shelf) {
            shelf.notes().forEach(this::remember);
        }

        void remember(Note note) {
            note.asked().forEach(address -> shelved.put(address, note));
        }

        /** What the shelf has of an address. */
        Optional<Note> noteOf(String address) {
            return Optional.ofNullable(shelved.get(address));
        }

        void refuse(String address, Exception fault) {
            mayPass |= fault instanceof FetchException outage && !outage.lasts();
            String said = String.valueOf(fault.getMessage());
            refused.add(new Gathered.Refused(
                    address, said.startsWith(address + " ") ? said.substring(address.length() + 1) : said));
        }

        Gathered result() {
            return new Gathered(sources, unchanged, refused);
        }
    }

    private void gather(Feed feed, Gathering gathering) {
        for (Feed.Entry entry : feed.entries()) {
            String plain = plain(entry.address());
            Optional<Note> shelved = gathering.noteOf(plain);
            if (shelved.isPresent() && !isNewer(entry.updated(), shelved.get())) {
                gathering.unchanged++;
                continue;
            }
            try {
                Fetched fetched = courtesy.get(
                        URI.create(plain), shelved.map(Note::validators).orElse(Fetched.Validators.NONE));
                if (fetched.isUnchanged()) {
                    gathering.unchanged++;
                } else {
                    take(plain, fetched, entry.known(), gathering);
                }
            } catch (FetchException e) {
                gathering.refuse(plain, e);
            }
        }
    }

    private static boolean isNewer(@Nullable Instant updated, Note note) {
        try {
            return updated != null && updated.isAfter(Instant.parse(note.fetched()));
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private void take(String asked, Fetched fetched, Map<String, String> fromFeed, Gathering gathering) {
        Map<String, String> known = new TreeMap<>(fromFeed);
        known.put("url", fetched.address().toString().replaceFirst("#.*", ""));
        if (fetched.charset() != null) {
            known.put("charset", fetched.charset());
        }
        try {
            Format format = format(fetched);
            // Read before it is shelved: what cannot be read is not kept, and an article may have several addresses.
            Article article = new Document(asked, asked, format, fetched.body(), known).read();
            URI url = article.provenance().url();
            String own = plain(url == null ? fetched.address() : url);
            Optional<Note> shelved = gathering.noteOf(own).or(() -> gathering.noteOf(asked));
            // What a feed said of it once holds, whichever way it came this time.
            shelved.map(Note::known).orElse(Map.of()).forEach((key, value) -> {
                if (!key.equals("charset")) {
                    known.putIfAbsent(key, value);
                }
            });
            String id = shelved.map(Note::id).orElseGet(() -> Shelf.id(readable(own), own));
            List<String> addresses = Stream.concat(
                            shelved.map(Note::asked).orElse(List.of()).stream(), Stream.of(own, asked))
                    .distinct()
                    .toList();
            String now = Instant.now().toString();
            Fetched.Validators validators = fetched.validators();
            Note note = new Note(id, own, format, known, addresses, now, validators.etag(), validators.lastModified());
            gathering.sources.add(shelf.put(note, fetched.body()));
            gathering.remember(note);
        } catch (UnreadableArticleException | FetchException e) {
            gathering.refuse(asked, e);
        }
    }

    private static Format format(Fetched fetched) throws FetchException {
        String type = fetched.mediaType();
        return switch (type) {
            case "text/html", "application/xhtml+xml" -> Format.HTML;
            case "application/pdf" -> Format.PDF;
            case "text/markdown" -> Format.MARKDOWN;
            case "text/plain" ->
                Format.of(String.valueOf(fetched.address().getPath()))
                        .filter(format -> format == Format.MARKDOWN)
                        .orElse(Format.TEXT);
            case "", "application/octet-stream" ->
                Format.of(String.valueOf(fetched.address().getPath())).orElse(Format.HTML);
            default ->
                throw FetchException.lasting(
                        fetched.address() + " is of the kind " + type + ", not a page, a feed, a text or a PDF file");
        };
    }

    private static String readable(String address) {
        URI uri = URI.create(address);
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("\\.[a-z]{2,5}$", "");
        return String.valueOf(uri.getHost()).replaceFirst("^www\\.", "") + path;
    }

    /** The address without its fragment and without the parameters by which campaigns are counted. */
    private static String plain(URI address) {
        String query = address.getRawQuery() == null
                ? ""
                : Stream.of(address.getRawQuery().split("&", -1))
                        .filter(pair -> !pair.matches("(utm_[a-z]+|fbclid|gclid|mc_cid|mc_eid)=.*"))
                        .collect(Collectors.joining("&"));
        String text = address.toString().replaceFirst("[?#].*", "");
        try {
            return new URI(query.isEmpty() ? text : text + "?" + query).toString();
        } catch (URISyntaxException e) {
            return address.toString();
        }
    }
}
