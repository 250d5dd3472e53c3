package onrecord.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * Gets one address at a time over HTTP, following redirects, each of them judged as the first address was. What takes too
 * long or grows too large is given up. Thread-safe.
 */
final class Fetcher {
    /** What any of our formats may be at most, the PDF files. */
    static final int MOST_BYTES = 25 << 20;

    private static final int MOST_REDIRECTS = 5;
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final HttpClient client;
    private final Gate hosts;
    private final String userAgent;
    private final Duration longest;

    /** @param longest how long one request may take, its body included */
    Fetcher(Hosts hosts, String userAgent, Duration longest) {
        this(hosts::require, userAgent, longest);
    }

    Fetcher(Gate hosts, String userAgent, Duration longest) {
        this.hosts = hosts;
        this.userAgent = userAgent;
        this.longest = longest;
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(longest)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Who may be asked whether an address may be fetched. */
    @FunctionalInterface
    interface Gate {
        Gate OPEN = address -> {};

        void pass(URI address) throws FetchException;
    }

    /**
     * What is at an address, or that it has not changed.
     *
     * @param known what the server said of it the last time
     * @param gate asked of the address and of each redirect before it is followed
     * @throws FetchException if there is no usable answer; an error status is one of those, but for {@code mayFail}
     */
    Fetched get(URI first, Fetched.Validators known, int most, Gate gate) throws FetchException {
        Fetched fetched = getWhatever(first, known, most, gate);
        boolean unasked = fetched.isUnchanged() && known.equals(Fetched.Validators.NONE);
        if (fetched.status() >= 400 || fetched.status() < 200 || unasked) {
            throw FetchException.resting(
                    fetched.address() + " answers with status " + fetched.status(), fetched.rest());
        }
        return fetched;
    }

    /** As {@link #get}, for whom an error status is an answer too. */
    Fetched getWhatever(URI first, Fetched.Validators known, int most, Gate gate) throws FetchException {
        URI address = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            hosts.pass(address);
            gate.pass(address);
            // The gate may have waited for longer than what a name resolves to is kept.
            hosts.pass(address);
            HttpResponse<byte[]> response = send(address, known, most);
            HttpHeaders headers = response.headers();
            int status = response.statusCode();
            if (status < 300 || status >= 400 || status == 304) {
                return new Fetched(
                        address,
                        status,
                        headers.firstValue("content-type").orElse(""),
                        new Fetched.Validators(
                                headers.firstValue("etag").orElse(null),
                                headers.firstValue("last-modified").orElse(null)),
                        rest(status, headers.firstValue("retry-after").orElse("")),
                        unpacked(response, most, address));
            }
            address = target(address, headers.firstValue("location").orElse(""));
        }
        throw new FetchException(first + " is redirected more than " + MOST_REDIRECTS + " times");
    }

    /** For how long a busy server asks to be left alone; one that does not say for how long, a minute. */
    private static Duration rest(int status, String retryAfter) {
        if (status != 429 && status != 503) {
            return Duration.ZERO;
        }
        Duration asked;
        try {
            asked = retryAfter.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(retryAfter))
                    : Duration.between(
                            Instant.now(), Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter)));
        } catch (DateTimeException e) {
            asked = status == 429 ? Duration.ofMinutes(1) : Duration.ZERO;
        }
        return asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
    }

    private static URI target(URI from, String location) throws FetchException {
        try {
            if (!location.isBlank()) {
                return from.resolve(location.strip());
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one message for all targets that are none.
        }
        throw new FetchException(from + " is redirected to no address");
    }

    private HttpResponse<byte[]> send(URI address, Fetched.Validators known, int most) throws FetchException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(longest)
                .header("User-Agent", userAgent)
                .header(
                        "Accept",
                        "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml,"
                                + " application/pdf, text/plain, text/markdown, */*;q=0.1");
        if (known.etag() != null) {
            request.header("If-None-Match", known.etag());
        }
        if (known.lastModified() != null) {
            request.header("If-Modified-Since", known.lastModified());
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request.build(), head -> new BoundedBody(most));
        try {
            return exchange.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new FetchException(address + " takes over " + longest.toSeconds() + " s to answer: try later");
        } catch (ExecutionException e) {
            throw new FetchException(address + " " + reason(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new FetchException(address + " was given up");
        }
    }

    private static String reason(Throwable cause) {
        if (cause instanceof BoundedBody.TooLargeException) {
            return "is " + cause.getMessage() + ": too large for an article";
        }
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return "does not answer in time: try later";
        }
        String said = cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse("");
        return "cannot be fetched (" + cause.getClass().getSimpleName() + said + ")";
    }

    /** Nothing packed is asked for, but some servers pack all the same. */
    private static byte[] unpacked(HttpResponse<byte[]> response, int most, URI address) throws FetchException {
        String encoding = response.headers().firstValue("content-encoding").orElse("identity");
        if (encoding.equalsIgnoreCase("identity") || response.body().length == 0) {
            return response.body();
        }
        if (!encoding.matches("(?i)(x-)?gzip")) {
            throw new FetchException(address + " is sent packed as " + encoding + ", which nobody asked for");
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new FetchException(address + " is over " + (most >> 20) + " MiB: too large for an article");
            }
            return bytes;
        } catch (IOException e) {
            throw new FetchException(address + " is packed in a way that cannot be unpacked");
        }
    }
}
