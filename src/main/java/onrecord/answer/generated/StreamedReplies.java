package onrecord.answer.generated;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Gives LangChain4j an HTTP client whose calls can be ended from outside, before the reply and in the midst of it, and
 * which end by themselves after a while: its own can do neither, and a server that goes on sending would keep a thread and
 * a connection for ever. For streamed replies alone. Thread-safe.
 */
final class StreamedReplies implements HttpClientBuilder, HttpClient {
    private static final ThreadLocal<Line> LINES = new ThreadLocal<>();

    private final java.net.http.HttpClient client;
    private final Duration longest;

    /**
     * @param longest how long a call may take, reply and all
     */
    StreamedReplies(Duration longest) {
        this.longest = longest;
        // Local servers know HTTP/1.1 only, and some break over the attempt to upgrade. Redirects could carry the key
        // away.
        client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(longest)
                .build();
    }

    /** Does something on this thread whose call takes that line. */
    void on(Line line, Runnable call) {
        LINES.set(line);
        try {
            call.run();
        } finally {
            LINES.remove();
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        Line line = Objects.requireNonNull(LINES.get(), "a call needs a line");
        CompletableFuture<HttpResponse<InputStream>> sent = client.sendAsync(of(request), BodyHandlers.ofInputStream());
        line.asks(sent);
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                line::hangUp, CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
        CompletableFuture<Void> unused = sent.thenAccept(response -> {
                    line.hears(response.body());
                    hear(response, parser, listener);
                })
                .whenComplete((done, fault) -> {
                    end.cancel(false);
                    if (fault != null) {
                        Throwable cause = fault.getCause() == null ? fault : fault.getCause();
                        listener.onError(cause instanceof HttpTimeoutException ? new TimeoutException(cause) : cause);
                    }
                    line.ends();
                });
    }

    private static void hear(
            HttpResponse<InputStream> response, ServerSentEventParser parser, ServerSentEventListener listener) {
        int status = response.statusCode();
        if (status < 200 || status >= 300) {
            // What the server writes beside it is told to nobody.
            listener.onError(new HttpException(status, ""));
            return;
        }
        listener.onOpen(SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(response.headers().map())
                .build());
        parser.parse(response.body(), listener);
        listener.onClose();
    }

    private java.net.http.HttpRequest of(HttpRequest request) {
        java.net.http.HttpRequest.Builder made = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(longest)
                .method(
                        request.method().name(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> made.header(name, value)));
        return made.build();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("replies are streamed");
    }

    @Override
    public Duration connectTimeout() {
        return longest;
    }

    /** No other than it was made with: a model's own ideas of time do not count. */
    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return longest;
    }

    /** No other than it was made with. */
    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
