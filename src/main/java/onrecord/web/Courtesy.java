package onrecord.web;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Fetches as a well-mannered robot does: one request at a time, a pause between two to one host, and nothing that the
 * site's robots.txt asks robots to leave alone. Thread-safe.
 */
final class Courtesy {
    private static final int MOST_ROBOTS_BYTES = 512 << 10;
    private static final Duration ROBOTS_LIVE = Duration.ofHours(1);
    /** What asks for a longer pause is not waited for. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(31);

    private static final String US = "onrecord";

    private final Fetcher fetcher;
    private final Duration pause;
    private final LongSupplier nanos;
    private final Map<String, Site> sites = new HashMap<>();

    /** @param pause between two requests to one host, unless it asks for a longer one */
    Courtesy(Fetcher fetcher, Duration pause) {
        this(fetcher, pause, System::nanoTime);
    }

    Courtesy(Fetcher fetcher, Duration pause, LongSupplier nanos) {
        this.fetcher = fetcher;
        this.pause = pause;
        this.nanos = nanos;
    }

    /**
     * What is known of a site.
     *
     * @param read when its robots.txt was read
     * @param next when it may be asked again
     */
    private record Site(Robots robots, long read, long next) {}

    synchronized Fetched get(URI address, Fetched.Validators known) throws FetchException {
        Duration asked = Duration.ZERO;
        try {
            return fetcher.get(address, known, Fetcher.MOST_BYTES, this::pass);
        } catch (FetchException e) {
            asked = e.rest();
            throw e;
        } finally {
            rest(address, asked);
        }
    }

    private void pass(URI address) throws FetchException {
        Site site = site(address);
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        if (!site.robots().allows(path + query)) {
            throw FetchException.lasting(
                    address + " is closed to robots by the site's robots.txt: save the page as a file");
        }
        Duration left = Duration.ofNanos(site.next() - nanos.getAsLong());
        if (left.compareTo(LONGEST_WAIT) > 0) {
            throw new FetchException(
                    address + " is not asked for now: its site wants to be left alone for " + left.toSeconds() + " s");
        }
        for (long wait = site.next() - nanos.getAsLong(); wait > 0; wait = site.next() - nanos.getAsLong()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new FetchException(address + " was given up");
            }
            LockSupport.parkNanos(wait);
        }
    }

    private Site site(URI address) throws FetchException {
        Site known = sites.get(key(address));
        if (known != null && nanos.getAsLong() - known.read() < ROBOTS_LIVE.toNanos()) {
            return known;
        }
        long now = nanos.getAsLong();
        Site read = new Site(robots(address), now, now);
        sites.put(key(address), read);
        return read;
    }

    private Robots robots(URI address) throws FetchException {
        URI file = address.resolve("/robots.txt");
        try {
            Fetched fetched = fetcher.getWhatever(file, Fetched.Validators.NONE, MOST_ROBOTS_BYTES, Fetcher.Gate.OPEN);
            if (fetched.status() >= 500) {
                return Robots.REFUSE_ALL;
            }
            return fetched.status() >= 400 ? Robots.ALLOW_ALL : Robots.of(fetched.body(), US);
        } catch (FetchException e) {
            throw new FetchException("the site's rules for robots cannot be read: " + e.getMessage());
        }
    }

    private void rest(URI address, Duration asked) {
        sites.computeIfPresent(key(address), (key, site) -> {
            Duration rest = Stream.of(asked, site.robots().delay(), pause)
                    .max(Comparator.naturalOrder())
                    .orElse(pause);
            long next = Math.max(site.next(), nanos.getAsLong() + rest.toNanos());
            return new Site(site.robots(), site.read(), next);
        });
    }

    private static String key(URI address) {
        return String.valueOf(address.getAuthority()).toLowerCase(Locale.ROOT);
    }
}
