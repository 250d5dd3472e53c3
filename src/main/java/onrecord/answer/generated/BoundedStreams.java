package onrecord.answer.generated;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Java's HTTP client, whose streamed replies are closed after a while: a server that goes on sending would else keep a
 * thread and a connection for ever. Its own time-outs end with a reply's head. Thread-safe.
 */
final class BoundedStreams implements HttpClientBuilder {
    private static final Logger log = LoggerFactory.getLogger(BoundedStreams.class);

    private final JdkHttpClientBuilder inner;
    private final Duration longest;

    /**
     * @param longest how long a reply may be read
     */
    BoundedStreams(JdkHttpClientBuilder inner, Duration longest) {
        this.inner = inner;
        this.longest = longest;
    }

    @Override
    public Duration connectTimeout() {
        return inner.connectTimeout();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        inner.connectTimeout(timeout);
        return this;
    }

    @Override
    public Duration readTimeout() {
        return inner.readTimeout();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        inner.readTimeout(timeout);
        return this;
    }

    @Override
    public HttpClient build() {
        return new Client(inner.build(), longest);
    }

    private record Client(HttpClient client, Duration longest) implements HttpClient {
        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            return client.execute(request);
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            client.execute(request, (stream, heard) -> parse(parser, stream, heard), listener);
        }

        private void parse(ServerSentEventParser parser, InputStream stream, ServerSentEventListener listener) {
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    () -> close(stream), CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
            try {
                parser.parse(stream, listener);
            } finally {
                end.cancel(false);
            }
        }

        private static void close(InputStream stream) {
            try {
                stream.close();
            } catch (IOException e) {
                log.debug("A reply that took too long was not closed in order: {}", e.getMessage());
            }
        }
    }
}
