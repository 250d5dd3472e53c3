package onrecord.channel.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Telegram for updates, one poll after another, and stores each batch before the next poll confirms it. The next
 * offset follows the last update of the batch, not the highest: ids start anew after an idle week.
 */
final class UpdatePoller {
    private static final Logger log = LoggerFactory.getLogger(UpdatePoller.class);
    private static final Duration PURGED_EVERY = Duration.ofHours(1);

    private final BotApi api;
    private final Inbox inbox;
    private final Router router;
    private final Timing timing;
    private final Patience patience;
    private Instant purged = Instant.MIN;
    private int failures;
    private String complaint = "";

    UpdatePoller(BotApi api, Inbox inbox, Router router, Timing timing, Patience patience) {
        this.api = api;
        this.inbox = inbox;
        this.router = router;
        this.timing = timing;
        this.patience = patience;
    }

    /** Polls until the bot stops. Returns true if it stopped, false if Telegram refuses the token. */
    boolean run() {
        long offset = -1;
        while (!patience.isOver()) {
            try {
                offset = offset < 0 ? inbox.offset() : offset;
                offset = pollOnce(offset);
            } catch (ApiFault fault) {
                if (patience.isOver()) {
                    return true;
                }
                if (fault.kind() == ApiFault.Kind.UNAUTHORIZED) {
                    return false;
                }
                failures++;
                complain(text(fault));
                patience.pause(pause(fault));
            } catch (StorageException e) {
                // Nothing was confirmed: the same updates come again.
                failures++;
                complain(e.getMessage() + "; updates wait at Telegram");
                patience.pause(timing.pause(failures));
            }
        }
        return true;
    }

    private long pollOnce(long offset) throws ApiFault {
        Instant start = timing.clock().instant();
        List<ReceivedUpdate> batch = api.poll(offset);
        if (patience.isOver()) {
            return offset;
        }
        long next = batch.isEmpty() ? offset : batch.get(batch.size() - 1).id() + 1;
        int fresh = batch.isEmpty() ? 0 : store(batch, next);
        if (!complaint.isEmpty()) {
            log.info("Telegram answers again");
            complaint = "";
        }
        purgeNowAndThen();
        boolean early = Duration.between(start, timing.clock().instant())
                        .compareTo(timing.poll().dividedBy(2))
                < 0;
        if (fresh == 0 && early) {
            // A server that holds no polls, or repeats itself, must not keep a processor busy.
            failures++;
            patience.pause(timing.pause(failures));
        } else {
            failures = 0;
        }
        return next;
    }

    private int store(List<ReceivedUpdate> batch, long next) {
        List<ReceivedUpdate> durable = new ArrayList<>();
        List<ReceivedUpdate> fleeting = new ArrayList<>();
        batch.forEach(update -> (router.isDurable(update) ? durable : fleeting).add(update));
        List<ReceivedUpdate> fresh = inbox.accept(durable, next, timing.clock().instant());
        durable.stream()
                .filter(update -> update.update() == null)
                .forEach(update -> log.warn("Update {} cannot be read and is set aside", update.id()));
        fresh.forEach(router::route);
        fleeting.forEach(router::route);
        return fresh.size() + fleeting.size();
    }

    private void purgeNowAndThen() {
        Instant now = timing.clock().instant();
        if (purged.isBefore(now.minus(PURGED_EVERY))) {
            inbox.purge(now);
            purged = now;
        }
    }

    private Duration pause(ApiFault fault) {
        Duration pause = timing.pause(failures);
        boolean asked =
                fault.kind() == ApiFault.Kind.RATE_LIMITED && fault.retryAfter().compareTo(pause) > 0;
        return asked ? fault.retryAfter() : pause;
    }

    private static String text(ApiFault fault) {
        if (fault.kind() != ApiFault.Kind.CONFLICT) {
            return "Telegram does not answer a poll: " + fault.getMessage();
        }
        String said = fault.getMessage() == null ? "" : fault.getMessage();
        return said.contains("webhook")
                ? "A webhook is set for this bot, so Telegram refuses to be polled; delete the webhook (deleteWebhook)"
                : "Another instance runs with this bot's token; stop one of the two";
    }

    /** Once for each new trouble, not once for each poll. */
    private void complain(String trouble) {
        if (!trouble.equals(complaint)) {
            log.warn("{}; trying on", trouble);
            complaint = trouble;
        }
    }
}
