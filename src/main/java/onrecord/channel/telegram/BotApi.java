package onrecord.channel.telegram;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** Calls the Bot API: each call once, never silently repeated by the transport. Thread-safe. */
final class BotApi implements AutoCloseable {
    private static final Duration POLL_SLACK = Duration.ofSeconds(20);

    private final BotToken token;
    private final URI server;
    private final Timing timing;
    private final OkHttpClient pollTransport;
    private final OkHttpClient callTransport;
    private final OkHttpTelegramClient polls;
    private final OkHttpTelegramClient calls;

    BotApi(BotToken token, URI server, Timing timing) {
        this.token = token;
        this.server = server;
        this.timing = timing;
        TelegramUrl url = new TelegramUrl(server.getScheme(), server.getHost(), port(server), false);
        pollTransport = transport("telegram-poll", timing.call(), timing.poll().plus(POLL_SLACK));
        callTransport = transport("telegram-call", timing.call(), timing.call());
        polls = new OkHttpTelegramClient(pollTransport, token.secret(), url);
        calls = new OkHttpTelegramClient(callTransport, token.secret(), url);
    }

    private static int port(URI server) {
        if (server.getPort() >= 0) {
            return server.getPort();
        }
        return "https".equals(server.getScheme()) ? 443 : 80;
    }

    private static OkHttpClient transport(String name, Duration connect, Duration reply) {
        Dispatcher dispatcher = new Dispatcher(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        }));
        // The default of five calls a host would queue answers behind slow ones.
        dispatcher.setMaxRequestsPerHost(64);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(8, 60, TimeUnit.SECONDS))
                .connectTimeout(connect)
                .writeTimeout(connect)
                .readTimeout(reply)
                // On, it sends a message twice when a kept connection drops.
                .retryOnConnectionFailure(false)
                .build();
    }

    /** Waits for updates from {@code offset} on, and thereby confirms all before it. */
    List<ReceivedUpdate> poll(long offset) throws ApiFault {
        return call(
                polls,
                new ReceiveUpdates(offset, (int) timing.poll().toSeconds()),
                timing.poll().plus(POLL_SLACK).plus(timing.call()));
    }

    /** Does one call. */
    <T extends Serializable, M extends BotApiMethod<T>> T call(M method) throws ApiFault {
        return call(calls, method, timing.call().multipliedBy(3));
    }

    private <T extends Serializable, M extends BotApiMethod<T>> T call(
            OkHttpTelegramClient client, M method, Duration atMost) throws ApiFault {
        try {
            T result = client.executeAsync(method).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (result == null) {
                throw new TelegramApiException("a reply without a result");
            }
            return result;
        } catch (ExecutionException e) {
            throw fault(e.getCause() == null ? e : e.getCause());
        } catch (TelegramApiException | TimeoutException e) {
            throw fault(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault(e);
        }
    }

    /**
     * Fetches a file.
     *
     * @param path as {@code getFile} gives it
     * @param most bytes; a larger file is refused
     */
    byte[] download(String path, int most) throws ApiFault {
        HttpUrl address = Objects.requireNonNull(HttpUrl.get(server))
                .newBuilder()
                .addPathSegment("file")
                .addPathSegment("bot" + token.secret())
                .addPathSegments(path)
                .build();
        Call call = callTransport.newCall(new Request.Builder().url(address).build());
        call.timeout().timeout(timing.call().multipliedBy(6).toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute();
                ResponseBody body = response.body()) {
            if (!response.isSuccessful() || body == null) {
                throw new IOException("status " + response.code());
            }
            if (body.source().request(most + 1L)) {
                throw new IOException("over " + (most >> 20) + " MiB");
            }
            return body.source().getBuffer().readByteArray();
        } catch (IOException e) {
            throw ApiFault.unavailable(e, token);
        }
    }

    private ApiFault fault(Throwable cause) {
        return cause instanceof TelegramApiRequestException reply && reply.getErrorCode() != null
                ? ApiFault.of(reply, token)
                : ApiFault.unavailable(cause, token);
    }

    /** Cuts a poll short. */
    void stopPolling() {
        pollTransport.dispatcher().cancelAll();
    }

    /** Ends all calls under way. */
    @Override
    public void close() {
        for (OkHttpClient transport : List.of(pollTransport, callTransport)) {
            transport.dispatcher().cancelAll();
            transport.dispatcher().executorService().shutdown();
            transport.connectionPool().evictAll();
        }
    }
}
