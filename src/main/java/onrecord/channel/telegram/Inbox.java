package onrecord.channel.telegram;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Updates from the moment they are received until they are dealt with. An update is confirmed to Telegram by the next
 * poll only after it was committed here, and it leaves {@code OPEN} only together with what it led to.
 */
final class Inbox {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int LONGEST_REASON = 500;

    private final Transactions transactions;

    Inbox(Transactions transactions) {
        this.transactions = transactions;
    }

    /** An update that waits to be dealt with. */
    record Waiting(ReceivedUpdate update, Instant received) {}

    /** Where the next poll starts; 0 before the first update. */
    long offset() {
        return transactions.run(
                sql -> sql.first("select next_update from telegram_offset", row -> row.getLong("next_update"))
                        .orElse(0L));
    }

    /**
     * Stores updates and the next poll's offset as one.
     *
     * @return those that are readable and were not stored before, in order
     */
    List<ReceivedUpdate> accept(List<ReceivedUpdate> updates, long nextOffset, Instant now) {
        return transactions.run(sql -> {
            List<ReceivedUpdate> fresh = new ArrayList<>();
            for (ReceivedUpdate update : updates) {
                if (isNew(sql, update)) {
                    boolean readable = update.update() != null;
                    sql.update(
                            "insert into telegram_inbox (update_id, received_at, state, reason, payload)"
                                    + " values (?, ?, ?, ?, ?)",
                            update.id(),
                            at(now),
                            readable ? "OPEN" : "DEAD",
                            readable ? null : brief(update.unreadable()),
                            update.json());
                    if (readable) {
                        fresh.add(update);
                    }
                }
            }
            sql.update("merge into telegram_offset (id, next_update) key (id) values (1, ?)", nextOffset);
            return fresh;
        });
    }

    private static boolean isNew(Sql sql, ReceivedUpdate update) throws SQLException {
        return sql.first("select 1 from telegram_inbox where update_id = ?", row -> 1, update.id())
                .isEmpty();
    }

    /** What is still to be dealt with, in the order of arrival. */
    List<Waiting> open() {
        return transactions.run(sql -> sql.list(
                "select payload, received_at from telegram_inbox where state = 'OPEN' order by arrival",
                row -> new Waiting(
                        ReceiveUpdates.read(row.getString("payload")),
                        row.getObject("received_at", OffsetDateTime.class).toInstant())));
    }

    /**
     * Marks an update as dealt with and forgets what it said.
     *
     * @return false if it already was: then whatever is done in this transaction has been done before
     */
    boolean close(Sql sql, long update) throws SQLException {
        return sql.update(
                        "update telegram_inbox set state = 'DONE', payload = null where update_id = ? and state = 'OPEN'",
                        update)
                == 1;
    }

    /** Whether an update is still to be dealt with. */
    boolean isOpen(Sql sql, long update) throws SQLException {
        return sql.first("select 1 from telegram_inbox where update_id = ? and state = 'OPEN'", row -> 1, update)
                .isPresent();
    }

    /** Sets an update aside that cannot be dealt with; it is kept for 48 hours. */
    void bury(long update, String reason) {
        transactions.change(sql -> sql.update(
                "update telegram_inbox set state = 'DEAD', reason = ? where update_id = ? and state = 'OPEN'",
                brief(reason),
                update));
    }

    /** Forgets updates dealt with, and messages delivered, 48 hours ago: before Telegram could use an id again. */
    void purge(Instant now) {
        transactions.change(sql -> {
            OffsetDateTime limit = at(now.minus(KEPT));
            sql.update("delete from telegram_inbox where state <> 'OPEN' and received_at < ?", limit);
            sql.update("delete from telegram_outbox where state in ('SENT', 'DEAD') and changed_at < ?", limit);
        });
    }

    /** How many updates are in a state: {@code OPEN}, {@code DONE} or {@code DEAD}. */
    int count(String state) {
        return transactions.run(
                sql -> sql.first("select count(*) n from telegram_inbox where state = ?", row -> row.getInt("n"), state)
                        .orElse(0));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String brief(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
}
