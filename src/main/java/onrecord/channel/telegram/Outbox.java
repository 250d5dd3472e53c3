package onrecord.channel.telegram;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages the bot owes, from the moment it owes them until they are shown: {@code PENDING → SENDING → SENT | DEAD},
 * and back to {@code PENDING} whenever the content changes. One update leads to one message at most, whatever is
 * repeated.
 */
final class Outbox {
    private static final String COLUMNS =
            "id, chat_id, is_group, thread_id, reply_to, placeholder, html, keyboard, message_id, revision";

    private final Transactions transactions;
    private final Clock clock;

    Outbox(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A message that is due, and the chat it is due in. */
    record Due(long post, long chat, boolean group) {}

    /**
     * Owes a message to an update.
     *
     * @param placeholder shown first, if the content is not known yet or must not be sent twice
     * @return the new message, or the one owed already, which gets the content if that is known
     */
    Due owe(Sql sql, long update, Address address, @Nullable String placeholder, @Nullable Content content)
            throws SQLException {
        Optional<Due> known = of(sql, update);
        if (known.isPresent()) {
            if (content != null) {
                fill(sql, known.get().post(), content);
            }
            return known.get();
        }
        long id = sql.insert(
                "insert into telegram_outbox (update_id, chat_id, is_group, thread_id, reply_to, placeholder, html,"
                        + " keyboard, revision, state, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, 0, 'PENDING', ?)",
                update,
                address.chat(),
                address.group(),
                address.topic(),
                address.replyTo(),
                placeholder,
                content == null ? null : content.html(),
                content == null ? null : content.keyboard().toJson(),
                Inbox.at(clock.instant()));
        return new Due(id, address.chat(), address.group());
    }

    /** The message owed to an update, if any. */
    Optional<Due> of(Sql sql, long update) throws SQLException {
        return sql.first("select id, chat_id, is_group from telegram_outbox where update_id = ?", Outbox::due, update);
    }

    /** The message that answers a message of someone's, and the update it is owed to. */
    Optional<Reply> replyTo(Sql sql, long chat, int message) throws SQLException {
        return sql.first(
                "select id, chat_id, is_group, update_id from telegram_outbox where chat_id = ? and reply_to = ?"
                        + " order by id fetch first row only",
                row -> new Reply(due(row), row.getLong("update_id")),
                chat,
                message);
    }

    /** A message and the update that it is owed to. */
    record Reply(Due due, long update) {}

    /** Owes an existing message to another update from now on. */
    void handOver(Sql sql, long post, long update) throws SQLException {
        sql.update("update telegram_outbox set update_id = ? where id = ?", update, post);
    }

    /** Gives a message its content, or a new one. */
    void fill(Sql sql, long post, Content content) throws SQLException {
        sql.update(
                "update telegram_outbox set html = ?, keyboard = ?, revision = revision + 1, state = 'PENDING',"
                        + " changed_at = ? where id = ? and state <> 'DEAD'",
                content.html(),
                content.keyboard().toJson(),
                Inbox.at(clock.instant()),
                post);
    }

    /** Everything due, the oldest first. What was being sent when the program ended is due again. */
    List<Due> resume() {
        return transactions.run(sql -> {
            sql.update("update telegram_outbox set state = 'PENDING' where state = 'SENDING'");
            return sql.list(
                    "select id, chat_id, is_group from telegram_outbox where state = 'PENDING' order by id",
                    Outbox::due);
        });
    }

    /** Starts to send a message; empty if there is nothing to send. */
    Optional<Post> take(long post) {
        return transactions.run(sql -> {
            int taken = sql.update(
                    "update telegram_outbox set state = 'SENDING' where id = ? and state in ('PENDING', 'SENDING')",
                    post);
            return taken == 0
                    ? Optional.<Post>empty()
                    : sql.first("select " + COLUMNS + " from telegram_outbox where id = ?", Outbox::post, post);
        });
    }

    /**
     * Notes that a message is shown as it was taken.
     *
     * @return whether more is due: the content behind a placeholder, or a newer one
     */
    boolean shown(Post post, int message) {
        boolean all = !post.opensWithPlaceholder() || post.content() == null;
        return transactions.run(sql -> {
            sql.update(
                    "update telegram_outbox set message_id = ?, changed_at = ?,"
                            + " state = case when revision = ? and ? then 'SENT' else 'PENDING' end"
                            + " where id = ? and state <> 'DEAD'",
                    message,
                    Inbox.at(clock.instant()),
                    post.revision(),
                    all,
                    post.id());
            return sql.first("select 1 from telegram_outbox where id = ? and state = 'PENDING'", row -> 1, post.id())
                    .isPresent();
        });
    }

    /** The message on Telegram's side is gone: the content is to be sent as a new one. */
    void sendAnew(long post) {
        transactions.change(sql -> sql.update(
                "update telegram_outbox set message_id = null, placeholder = null, state = 'PENDING' where id = ?",
                post));
    }

    /** The topic is gone: the message goes to the chat itself. */
    void leaveTopic(long post) {
        transactions.change(sql -> sql.update(
                "update telegram_outbox set thread_id = null, reply_to = null, state = 'PENDING' where id = ?", post));
    }

    /** Gives a message up. */
    void bury(long post) {
        transactions.change(
                sql -> sql.update("update telegram_outbox set state = 'DEAD' where id = ? and state <> 'SENT'", post));
    }

    /** Gives up all that is due in a chat that no longer takes messages. */
    int buryChat(long chat) {
        return transactions.run(sql -> sql.update(
                "update telegram_outbox set state = 'DEAD' where chat_id = ? and state in ('PENDING', 'SENDING')",
                chat));
    }

    /** A group became a supergroup with another id. */
    void migrate(long from, long to) {
        transactions.change(sql -> {
            // Replies and edits of messages do not carry over; they count anew in the supergroup.
            sql.update(
                    "update telegram_outbox set chat_id = ?, reply_to = null, message_id = null where chat_id = ?"
                            + " and state <> 'SENT'",
                    to,
                    from);
            sql.update("update telegram_answer set chat_id = ? where chat_id = ?", to, from);
        });
    }

    /** How many messages are in a state. */
    int count(String state) {
        return transactions.run(sql -> sql.first(
                        "select count(*) n from telegram_outbox where state = ?", row -> row.getInt("n"), state)
                .orElse(0));
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(row.getLong("id"), row.getLong("chat_id"), row.getBoolean("is_group"));
    }

    private static Post post(ResultSet row) throws SQLException {
        String html = row.getString("html");
        Address address = new Address(
                row.getLong("chat_id"),
                row.getBoolean("is_group"),
                Sql.integer(row, "thread_id"),
                Sql.integer(row, "reply_to"));
        return new Post(
                row.getLong("id"),
                address,
                row.getString("placeholder"),
                html == null ? null : new Content(html, Keyboard.ofJson(row.getString("keyboard"))),
                Sql.integer(row, "message_id"),
                row.getInt("revision"));
    }
}
