package onrecord.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import onrecord.corpus.Article;
import onrecord.language.TextSpan;

/**
 * A {@link LexicalIndex} that follows the tables. It reads only what is committed, in one snapshot, so it is never ahead
 * of them and shows a transaction whole or not at all. Thread-safe.
 */
final class FollowedWords implements AutoCloseable {
    private final Sessions sessions;
    private final StoreTables changes;
    private final ArticleTables tables;
    private final LexicalIndex words;

    FollowedWords(Sessions sessions, StoreTables changes, ArticleTables tables, LexicalIndex words) {
        this.sessions = sessions;
        this.changes = changes;
        this.tables = tables;
        this.words = words;
    }

    /** The best first, ties by entry, among what was committed when this was called, or later. */
    List<LexicalIndex.Hit> search(String text, int limit, EntrySelection among) {
        return words(() -> words.search(text, limit, among));
    }

    Lexicon lexicon() {
        return words(words::lexicon);
    }

    /** Makes the word index survive this process as it is now, so that the next one starts where it stands. */
    void settle() {
        words(() -> {
            words.commit();
            return true;
        });
    }

    private interface Use<T> {
        T run() throws IOException;
    }

    private <T> T words(Use<T> use) {
        try {
            StoreTables.State now = sessions.read(changes::state);
            if (!words.shows(now)) {
                synchronized (words) {
                    sessions.read(connection -> Sessions.snapshot(connection, this::follow));
                }
            }
            return use.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the word index: " + e.getMessage(), e);
        }
    }

    private boolean follow(Connection connection) throws SQLException {
        StoreTables.State state = changes.state(connection);
        try {
            if (!words.shows(state)) {
                long from = words.prepare(state);
                removeWords(connection, from);
                addWords(connection, from);
                words.publish(state);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot bring the word index up to date: " + e.getMessage(), e);
        }
    }

    private void removeWords(Connection connection, long from) throws SQLException, IOException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT entry FROM " + changes.removal + " WHERE number > ?")) {
            query.setLong(1, from);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    words.remove(rows.getLong(1));
                }
            }
        }
    }

    private void addWords(Connection connection, long from) throws SQLException, IOException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT entry, article, span_start, span_end FROM passage WHERE entry > ? ORDER BY entry")) {
            query.setLong(1, from);
            query.setFetchSize(1000);
            try (ResultSet rows = query.executeQuery()) {
                Article article = null;
                while (rows.next()) {
                    String id = rows.getString(2);
                    if (article == null || !article.id().equals(id)) {
                        article = tables.article(connection, id).orElseThrow();
                    }
                    String text = new TextSpan(rows.getInt(3), rows.getInt(4)).in(article.body());
                    words.add(rows.getLong(1), article.provenance().title(), text);
                }
            }
        }
    }

    @Override
    public void close() {
        words.close();
    }
}
