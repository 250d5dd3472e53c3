package onrecord.channel.telegram;

import java.sql.SQLException;
import java.util.Optional;
import onrecord.channel.telegram.Incoming.Said;
import onrecord.language.Texts;

/** Where the handlers of updates find what they all need: an update is closed together with what it led to. */
record Desk(
        Transactions transactions,
        Inbox inbox,
        Outbox outbox,
        Postman postman,
        People people,
        TelegramRenderer renderer) {

    /** Work within the transaction that closes an update; what it returns is carried out after the commit. */
    @FunctionalInterface
    interface Deed {
        Optional<Content> in(Sql sql) throws SQLException;
    }

    Texts textsFor(Incoming incoming) {
        return people.textsFor(incoming.from(), said(incoming));
    }

    Texts textsFor(Sql sql, Incoming incoming) throws SQLException {
        return people.textsFor(sql, incoming.from(), said(incoming));
    }

    private static String said(Incoming incoming) {
        return incoming instanceof Said said ? said.text() : "";
    }

    Content notice(String text) {
        return renderer.notice(text);
    }

    /** Whether an answer to it is owed already: then it was taken in before a restart. */
    boolean isTakenIn(Incoming incoming) {
        return transactions.run(sql -> outbox.of(sql, incoming.update()).isPresent());
    }

    /** Replies, in the place of the answer if one is owed already, and is done with it. */
    void reply(Said said, Content content) {
        act(said, said.address(), sql -> Optional.of(content));
    }

    /** Is done with it, without a word. */
    void ignore(Incoming incoming) {
        transactions.change(sql -> inbox.close(sql, incoming.update()));
    }

    /** Does something, replies with what comes of it, and is done with the update: all or nothing, and never twice. */
    void act(Incoming incoming, Address address, Deed deed) {
        Optional<Outbox.Due> due = transactions.run(sql -> {
            if (!inbox.close(sql, incoming.update())) {
                return Optional.empty();
            }
            Optional<Content> content = deed.in(sql);
            return content.isEmpty()
                    ? Optional.empty()
                    : Optional.of(outbox.owe(sql, incoming.update(), address, null, content.get()));
        });
        due.ifPresent(this::carry);
    }

    void carry(Outbox.Due due) {
        postman.carry(due);
    }
}
