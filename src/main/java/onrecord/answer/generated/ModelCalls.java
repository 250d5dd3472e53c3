package onrecord.answer.generated;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import onrecord.answer.Generation.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Calls a model and waits for its reply, no longer than a deadline: repeats what fails for now, later each time, and
 * leaves a model alone that keeps failing. Thread-safe.
 */
final class ModelCalls {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "language-model");
        thread.setDaemon(true);
        return thread;
    });
    private static final int ATTEMPTS = 4;
    private static final int LONGEST_REPLY = 20_000;

    private final ModelConnection connection;
    private final CircuitBreaker breaker;
    private final Duration firstPause;
    private final LongSupplier nanos;
    private volatile boolean bare;

    /**
     * @param firstPause before the first repeat; doubled each time
     * @param nanos a clock such as {@link System#nanoTime}
     */
    ModelCalls(ModelConnection connection, CircuitBreaker breaker, Duration firstPause, LongSupplier nanos) {
        this.connection = connection;
        this.breaker = breaker;
        this.firstPause = firstPause;
        this.nanos = nanos;
    }

    /** What arrives of a reply: some text, the end, or a fault. */
    private record Event(
            @Nullable String text,
            @Nullable ChatResponse whole,
            @Nullable Throwable fault) {}

    /**
     * Calls the model.
     *
     * @param claims whether the reply is to be claims
     * @param hears told each piece of the reply as it arrives, on the caller's thread
     * @return whether the reply came to its own end
     * @throws ModelFailure if it gave none, or not all of it; what it gave has been heard
     */
    boolean call(List<ChatMessage> messages, boolean claims, Deadline deadline, Usage usage, Consumer<String> hears)
            throws ModelFailure {
        if (!breaker.lets()) {
            throw new ModelFailure(Outcome.PAUSED, "");
        }
        long start = nanos.getAsLong();
        try {
            boolean whole = callAgain(messages, claims, deadline, usage, hears);
            breaker.succeeded();
            return whole;
        } catch (ModelFailure e) {
            breaker.failed(String.valueOf(e.getMessage()));
            throw e;
        } finally {
            usage.waited(Duration.ofNanos(nanos.getAsLong() - start));
        }
    }

    private boolean callAgain(
            List<ChatMessage> messages, boolean claims, Deadline deadline, Usage usage, Consumer<String> hears)
            throws ModelFailure {
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            int[] heard = {0};
            usage.called();
            Throwable fault = attempt(messages, claims, deadline, usage, text -> {
                heard[0] += text.length();
                hears.accept(text);
            });
            if (fault == null) {
                return heard[0] <= LONGEST_REPLY;
            }
            if (fault instanceof CutShortException) {
                return false;
            }
            if (heard[0] > 0) {
                throw new ModelFailure(Outcome.FAILED, "it broke off");
            }
            if (fault instanceof InvalidRequestException && !bare) {
                bare = true;
                continue;
            }
            if (attempt >= ATTEMPTS || isFinal(fault)) {
                throw new ModelFailure(Outcome.FAILED, reason(fault));
            }
            sleep(pause, deadline, fault);
            pause = pause.multipliedBy(2);
        }
    }

    /** The reply ended before the model had said all: by its limit of tokens, or by ours of length. */
    private static final class CutShortException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One attempt; null if the reply came to its end. */
    private @Nullable Throwable attempt(
            List<ChatMessage> messages, boolean claims, Deadline deadline, Usage usage, Consumer<String> hears)
            throws ModelFailure {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        AtomicReference<StreamingHandle> handle = new AtomicReference<>();
        ChatRequest request = connection.request(messages, claims, bare);
        // Whatever it may wait for, a name to be resolved among others, must not hold up whoever asks.
        THREADS.execute(() -> {
            try {
                connection.model().chat(request, handler(events, handle));
            } catch (RuntimeException e) {
                events.add(new Event(null, null, e));
            }
        });
        int length = 0;
        while (true) {
            Event event = next(events, deadline);
            if (event == null || (event.text() != null && deadline.isPast())) {
                cancel(handle);
                throw new ModelFailure(Outcome.SLOW, "");
            }
            if (event.fault() != null) {
                return event.fault();
            }
            if (event.whole() != null) {
                usage.counted(event.whole().tokenUsage());
                FinishReason reason = event.whole().finishReason();
                return reason == FinishReason.STOP ? null : new CutShortException();
            }
            String text = event.text() == null ? "" : event.text();
            length += text.length();
            hears.accept(text);
            if (length > LONGEST_REPLY) {
                cancel(handle);
                return new CutShortException();
            }
        }
    }

    private static StreamingChatResponseHandler handler(
            BlockingQueue<Event> events, AtomicReference<StreamingHandle> handle) {
        return new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
                handle.set(context.streamingHandle());
                events.add(new Event(part.text(), null, null));
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                events.add(new Event(null, response, null));
            }

            @Override
            public void onError(Throwable fault) {
                events.add(new Event(null, null, fault));
            }
        };
    }

    private static @Nullable Event next(BlockingQueue<Event> events, Deadline deadline) {
        try {
            return events.poll(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static void cancel(AtomicReference<StreamingHandle> handle) {
        StreamingHandle known = handle.get();
        if (known != null) {
            known.cancel();
        }
    }

    private static void sleep(Duration pause, Deadline deadline, Throwable fault) throws ModelFailure {
        // A little more or less, so that many who failed together do not come back together.
        long nanos = (long) (pause.toNanos() * ThreadLocalRandom.current().nextDouble(0.75, 1.25));
        if (deadline.left().toNanos() <= nanos) {
            throw new ModelFailure(Outcome.FAILED, reason(fault));
        }
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailure(Outcome.FAILED, "the wait for it was interrupted");
        }
    }

    private static boolean isFinal(Throwable fault) {
        return fault instanceof NonRetriableException;
    }

    /** The kind of fault; what a server writes may hold anything, the key included. */
    private static String reason(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http) {
                return "HTTP status " + http.statusCode() + hint(http.statusCode());
            }
        }
        Throwable root = fault;
        boolean unreached = false;
        while (root.getCause() != null) {
            unreached |= root instanceof ConnectException;
            root = root.getCause();
        }
        if (root instanceof UnresolvedAddressException) {
            return "its host is not known";
        }
        if (unreached || root instanceof ConnectException || root instanceof HttpConnectTimeoutException) {
            return "it cannot be reached";
        }
        return root instanceof IOException
                ? "it does not reply as it should"
                : root.getClass().getSimpleName();
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 -> ": is its key right?";
            case 404 -> ": are its name and URL right?";
            default -> "";
        };
    }
}
