package onrecord.answer.generated;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.io.EOFException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
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
    /** How many nanoseconds a wait goes on before it looks whether anybody still waits for what comes of it. */
    static final long LOOK = 25_000_000;

    private final ModelConnection connection;
    private final CircuitBreaker breaker;
    private final Duration firstPause;
    private final LongSupplier nanos;
    /** Whether the server is known to refuse requests that are not bare, and to take those that are. */
    private volatile boolean wantsBare;

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
     * @param sentences how many there are that the reply's claims can cite; 0 if the reply is not to be claims
     * @param hears told each piece of the reply as it arrives, on the caller's thread; says whether more is wanted
     * @return whether the reply came to its own end
     * @throws ModelFailure if it gave none, or not all of it; what it gave has been heard
     */
    boolean call(List<ChatMessage> messages, int sentences, Deadline deadline, Usage usage, Predicate<String> hears)
            throws ModelFailure {
        if (deadline.isPast()) {
            throw new ModelFailure(Outcome.SLOW, "");
        }
        if (!breaker.lets()) {
            throw new ModelFailure(Outcome.PAUSED, "");
        }
        long start = nanos.getAsLong();
        try {
            boolean whole = callAgain(messages, sentences, deadline, usage, hears);
            breaker.succeeded();
            return whole;
        } catch (ModelFailure e) {
            // To be given up is no fault of the model.
            if (!deadline.isGivenUp()) {
                breaker.failed(String.valueOf(e.getMessage()));
            }
            throw e;
        } finally {
            usage.waited(Duration.ofNanos(nanos.getAsLong() - start));
        }
    }

    private boolean callAgain(
            List<ChatMessage> messages, int sentences, Deadline deadline, Usage usage, Predicate<String> hears)
            throws ModelFailure {
        Duration pause = firstPause;
        boolean bare = wantsBare;
        for (int attempt = 1; ; attempt++) {
            int[] heard = {0};
            usage.called();
            Throwable fault = attempt(connection.request(messages, sentences, bare), deadline, usage, text -> {
                heard[0] += text.length();
                return hears.test(text);
            });
            if (fault == null || fault instanceof CutShortException) {
                wantsBare = bare;
                return fault == null && heard[0] <= LONGEST_REPLY;
            }
            if (heard[0] > 0) {
                throw new ModelFailure(Outcome.FAILED, "it broke off");
            }
            if (fault instanceof InvalidRequestException && !bare) {
                bare = true;
                continue;
            }
            if (attempt >= ATTEMPTS || fault instanceof NonRetriableException) {
                throw new ModelFailure(Outcome.FAILED, FaultWords.of(fault));
            }
            sleep(pause, deadline, fault);
            pause = pause.multipliedBy(2);
        }
    }

    /** Does something on a thread of its own, which keeps no program from ending. */
    static void apart(Runnable work) {
        THREADS.execute(work);
    }

    /** The reply ended before the model had said all: by its limit of tokens, by ours of length, or because it babbled. */
    private static final class CutShortException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One attempt; null if the reply came to its end. */
    private @Nullable Throwable attempt(ChatRequest request, Deadline deadline, Usage usage, Predicate<String> hears)
            throws ModelFailure {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        // A model that has said all has said so before; a line that ends otherwise was cut.
        Line line = new Line(() -> events.add(new Event(null, null, new EOFException())));
        // Whatever it may wait for, a name to be resolved among others, must not hold up whoever asks.
        apart(() -> {
            try {
                connection.call(request, handler(events), line);
            } catch (RuntimeException e) {
                events.add(new Event(null, null, e));
            }
        });
        int length = 0;
        while (true) {
            Event event = next(events, deadline);
            if (event == null || (event.text() != null && deadline.isPast())) {
                line.hangUp();
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
            if (!hears.test(text) || length > LONGEST_REPLY) {
                line.hangUp();
                return new CutShortException();
            }
        }
    }

    private static StreamingChatResponseHandler handler(BlockingQueue<Event> events) {
        return new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String text) {
                events.add(new Event(text, null, null));
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
            Event event = events.poll();
            while (event == null && !deadline.isPast()) {
                event = events.poll(Math.min(deadline.left().toNanos(), LOOK), TimeUnit.NANOSECONDS);
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static void sleep(Duration pause, Deadline deadline, Throwable fault) throws ModelFailure {
        // A little more or less, so that many who failed together do not come back together.
        long nanos = (long) (pause.toNanos() * ThreadLocalRandom.current().nextDouble(0.75, 1.25));
        if (deadline.left().toNanos() <= nanos) {
            throw new ModelFailure(Outcome.FAILED, FaultWords.of(fault));
        }
        try {
            for (long rest = nanos; rest > 0 && !deadline.isPast(); rest -= LOOK) {
                TimeUnit.NANOSECONDS.sleep(Math.min(rest, LOOK));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailure(Outcome.FAILED, "the wait for it was interrupted");
        }
        if (deadline.isPast()) {
            throw new ModelFailure(Outcome.FAILED, FaultWords.of(fault));
        }
    }
}
