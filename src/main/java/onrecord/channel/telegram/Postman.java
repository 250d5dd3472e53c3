package onrecord.channel.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;

/**
 * Carries what the outbox owes to Telegram: one call at a time in each chat, no faster than the pace, as late as Telegram
 * asks. What fails for now is repeated until it succeeds; a chat that fails delays no other.
 */
final class Postman implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int CARRIERS = 8;
    /** A message that fails in a way nobody foresaw is tried this often in one run. */
    private static final int MOST_SURPRISES = 5;
    /** When this many chats must wait at once, it is the bot that is too fast, not one chat. */
    private static final int CHATS_THAT_MEAN_ALL = 3;

    private static final LinkPreviewOptions NO_PREVIEW =
            LinkPreviewOptions.builder().isDisabled(true).build();

    private final BotApi api;
    private final Outbox outbox;
    private final Pace pace;
    private final Timing timing;
    private final Runnable unauthorized;
    private final TokenBucket overall;
    private final ScheduledThreadPoolExecutor carriers;
    private final Map<Long, Round> rounds = new HashMap<>();
    private final Map<Long, Long> moved = new HashMap<>();
    private long everybodyWaitsUntil;

    /**
     * Nothing is carried before the first {@link #carry}.
     *
     * @param unauthorized told when Telegram no longer takes the token
     */
    Postman(BotApi api, Outbox outbox, Pace pace, Timing timing, Runnable unauthorized) {
        this.api = api;
        this.outbox = outbox;
        this.pace = pace;
        this.timing = timing;
        this.unauthorized = unauthorized;
        overall = pace.overall();
        everybodyWaitsUntil = System.nanoTime();
        carriers = new ScheduledThreadPoolExecutor(CARRIERS, task -> Lanes.daemon(task, "telegram-postman"));
        carriers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** What is due in one chat. Guarded by the postman. */
    private static final class Round {
        final Deque<Long> due = new ArrayDeque<>();
        final TokenBucket bucket;
        boolean underWay;
        boolean rateLimited;
        int failures;
        long waitsUntil;

        Round(TokenBucket bucket) {
            this.bucket = bucket;
            this.waitsUntil = System.nanoTime();
        }
    }

    /** Carries a message as soon as its chat's turn comes. */
    synchronized void carry(Outbox.Due due) {
        // Whoever asks may not have heard yet that the group has moved.
        long to = moved.getOrDefault(due.chat(), due.chat());
        Round round = rounds.computeIfAbsent(to, chat -> new Round(pace.chat(due.group())));
        if (!round.due.contains(due.post())) {
            round.due.add(due.post());
        }
        schedule(to, round);
    }

    private synchronized void schedule(long chat, Round round) {
        if (round.underWay) {
            return;
        }
        long now = System.nanoTime();
        if (round.due.isEmpty()) {
            if (round.bucket.isFull(now)) {
                rounds.remove(chat);
            }
            return;
        }
        round.underWay = true;
        long wait = Math.max(round.waitsUntil - now, everybodyWaitsUntil - now);
        wait = Math.max(wait, Math.max(round.bucket.take(now), overall.take(now)));
        try {
            Future<?> unused = carriers.schedule(() -> carryNext(chat, round), Math.max(0, wait), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("The postman has gone home; the rest is delivered after the next start");
        }
    }

    private void carryNext(long chat, Round round) {
        long post;
        synchronized (this) {
            post = round.due.remove();
        }
        boolean again = false;
        try {
            again = outbox.take(post).map(owed -> deliver(chat, round, owed)).orElse(false);
        } catch (StorageException e) {
            repeatLater(round);
            // Asked to end, H2 may close before the postman does.
            if (round.failures > 1) {
                log.warn("{}; trying again", e.getMessage());
            }
            again = true;
        } catch (RuntimeException e) {
            log.error("Message {} could not be sent", post, e);
            repeatLater(round);
            again = round.failures < MOST_SURPRISES;
        }
        synchronized (this) {
            if (again && !round.due.contains(post)) {
                // In front, so that a chat's first messages keep their order.
                round.due.addFirst(post);
            }
            round.underWay = false;
            schedule(chat, round);
        }
    }

    /** Makes one call; true if the message needs another. */
    private boolean deliver(long chat, Round round, Post post) {
        try {
            int message = show(post, false);
            succeed(round);
            return outbox.shown(post, message);
        } catch (ApiFault fault) {
            return afterFault(chat, round, post, fault);
        }
    }

    private int show(Post post, boolean plain) throws ApiFault {
        Content content = post.content();
        if (post.opensWithPlaceholder() || content == null) {
            return send(post, Content.of(post.placeholder() == null ? "…" : post.placeholder()), plain);
        }
        Integer message = post.message();
        if (message == null) {
            return send(post, content, plain);
        }
        api.call(EditMessageText.builder()
                .chatId(post.address().chat())
                .messageId(message)
                .text(plain ? Markup.plain(content.html()) : content.html())
                .parseMode(plain ? null : "HTML")
                .linkPreviewOptions(NO_PREVIEW)
                .replyMarkup(
                        content.keyboard().rows().isEmpty()
                                ? null
                                : content.keyboard().markup())
                .build());
        return message;
    }

    private int send(Post post, Content content, boolean plain) throws ApiFault {
        Address address = post.address();
        Integer replyTo = address.replyTo();
        return api.call(SendMessage.builder()
                        .chatId(address.chat())
                        .messageThreadId(address.topic())
                        .text(plain ? Markup.plain(content.html()) : content.html())
                        .parseMode(plain ? null : "HTML")
                        .linkPreviewOptions(NO_PREVIEW)
                        .replyParameters(
                                replyTo == null
                                        ? null
                                        : ReplyParameters.builder()
                                                .messageId(replyTo)
                                                .allowSendingWithoutReply(true)
                                                .build())
                        .replyMarkup(
                                content.keyboard().rows().isEmpty()
                                        ? null
                                        : content.keyboard().markup())
                        .build())
                .getMessageId();
    }

    private boolean afterFault(long chat, Round round, Post post, ApiFault fault) {
        switch (fault.kind()) {
            case NOT_MODIFIED -> {
                succeed(round);
                Integer message = post.message();
                return message != null && outbox.shown(post, message);
            }
            case RATE_LIMITED -> {
                waitAsAsked(round, fault.retryAfter());
                return true;
            }
            case UNAVAILABLE, CONFLICT -> {
                repeatLater(round);
                return true;
            }
            case NOTHING_TO_EDIT -> {
                outbox.sendAnew(post.id());
                return true;
            }
            case NO_TOPIC -> {
                outbox.leaveTopic(post.id());
                return post.address().topic() != null;
            }
            case UNREADABLE_MARKUP -> {
                log.warn("Telegram cannot read message {} as HTML; sending it as plain text", post.id());
                return deliverPlain(chat, round, post);
            }
            case MIGRATED -> {
                outbox.migrate(chat, fault.migratedTo());
                moveRound(chat, fault.migratedTo(), post);
                return false;
            }
            case FORBIDDEN -> {
                int lost = outbox.buryChat(chat);
                log.info("A chat takes no more messages: {} given up", lost);
                return false;
            }
            case UNAUTHORIZED -> {
                unauthorized.run();
                repeatLater(round);
                return true;
            }
            default -> {
                log.warn("Message {} was refused: {}", post.id(), fault.getMessage());
                outbox.bury(post.id());
                return false;
            }
        }
    }

    private boolean deliverPlain(long chat, Round round, Post post) {
        try {
            return outbox.shown(post, show(post, true));
        } catch (ApiFault again) {
            if (again.kind() == ApiFault.Kind.UNREADABLE_MARKUP) {
                outbox.bury(post.id());
                return false;
            }
            return afterFault(chat, round, post, again);
        }
    }

    private synchronized void moveRound(long from, long to, Post post) {
        moved.put(from, to);
        Round old = rounds.get(from);
        carry(new Outbox.Due(post.id(), to, true));
        if (old != null) {
            old.due.forEach(due -> carry(new Outbox.Due(due, to, true)));
            old.due.clear();
        }
    }

    private synchronized void succeed(Round round) {
        round.failures = 0;
        round.rateLimited = false;
    }

    private synchronized void repeatLater(Round round) {
        round.failures++;
        round.waitsUntil = System.nanoTime() + timing.pause(round.failures).toNanos();
    }

    private synchronized void waitAsAsked(Round round, Duration retryAfter) {
        long now = System.nanoTime();
        round.rateLimited = true;
        round.waitsUntil = now + retryAfter.toNanos();
        long waiting = rounds.values().stream()
                .filter(other -> other.rateLimited && other.waitsUntil - now > 0)
                .count();
        if (waiting >= CHATS_THAT_MEAN_ALL) {
            everybodyWaitsUntil = Math.max(everybodyWaitsUntil, round.waitsUntil);
            log.info("Telegram asks for a pause of {} s", retryAfter.toSeconds());
        }
    }

    /** Starts no further call, and waits up to {@code patience} for those under way. */
    void close(Duration patience) {
        // No interrupts: they would close H2's files.
        carriers.shutdown();
        try {
            carriers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(Duration.ofMillis(1500));
    }
}
