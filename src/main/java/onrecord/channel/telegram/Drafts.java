package onrecord.channel.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import onrecord.answer.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows in the place of the answer what is already certain of it, every two seconds at most. The answer itself waits for
 * nothing and replaces whatever a draft shows. Not thread-safe.
 */
final class Drafts implements Progress {
    private static final Logger log = LoggerFactory.getLogger(Drafts.class);
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Desk desk;
    private final Incoming.Said asked;
    private final Clock clock;
    private Instant last;

    /** The placeholder, which was just sent, counts as the first draft. */
    Drafts(Desk desk, Incoming.Said asked, Clock clock) {
        this.desk = desk;
        this.asked = asked;
        this.clock = clock;
        last = clock.instant();
    }

    @Override
    public void says(String text) {
        Instant now = clock.instant();
        if (now.isBefore(last.plus(PACE))) {
            return;
        }
        last = now;
        try {
            show(text);
        } catch (StorageException e) {
            // A draft that is not shown is no loss: the answer follows.
            log.debug("A draft is left out: {}", e.getMessage());
        }
    }

    private void show(String text) {
        Optional<Outbox.Due> due = desk.transactions().run(sql -> {
            Optional<Outbox.Due> owed = desk.outbox().of(sql, asked.update());
            if (owed.isEmpty() || !desk.inbox().isOpen(sql, asked.update())) {
                return Optional.empty();
            }
            desk.outbox().fill(sql, owed.get().post(), desk.renderer().draft(text));
            return owed;
        });
        due.ifPresent(desk::carry);
    }
}
