package onrecord.index;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.corpus.Provenance.PublishedBasis;
import onrecord.index.PassageIndex.ArticleEntry;
import onrecord.language.TextSpan;
import onrecord.passage.Passage;

/** Reads and writes articles and their passages; the schema is {@code onrecord/database/migration/V1__index.sql}. */
final class ArticleTables {
    private static final String PROVENANCE = "title, publisher, agency, author, url, published, published_basis";

    /** What the index knows of an article without reading its text. */
    record Known(String id, String hash, String form, String origin) {}

    Map<String, Known> known(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT id, hash, form, origin FROM article");
                ResultSet rows = query.executeQuery()) {
            Map<String, Known> known = new HashMap<>();
            while (rows.next()) {
                known.put(
                        rows.getString(1),
                        new Known(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
            return known;
        }
    }

    List<String> ids(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT id FROM article ORDER BY id");
                ResultSet rows = query.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    /** Another number for every text an article has had; empty if there is no such article. */
    Optional<Long> version(Connection connection, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT version FROM article WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    /** How an article was read, cut and embedded; empty if there is no such article. */
    String form(Connection connection, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT form FROM article WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    Optional<Article> article(Connection connection, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + PROVENANCE + ", body, boilerplate, hash FROM article WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Article(
                                id,
                                provenance(row),
                                row.getString(8),
                                SpanBytes.decode(row.getBytes(9)),
                                row.getString(10)))
                        : Optional.empty();
            }
        }
    }

    List<ArticleEntry> entries(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + PROVENANCE
                        + ", id, (SELECT COUNT(*) FROM passage WHERE article = article.id) FROM article"
                        + " ORDER BY published DESC NULLS LAST, id");
                ResultSet rows = query.executeQuery()) {
            List<ArticleEntry> entries = new ArrayList<>();
            while (rows.next()) {
                entries.add(new ArticleEntry(rows.getString(8), provenance(rows), rows.getInt(9)));
            }
            return entries;
        }
    }

    private static Provenance provenance(ResultSet row) throws SQLException {
        String url = row.getString(5);
        return new Provenance(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                url == null ? null : URI.create(url),
                row.getObject(6, LocalDate.class),
                PublishedBasis.valueOf(row.getString(7).toUpperCase(Locale.ROOT)));
    }

    /** Writes the article in place of what its id stood for; its passages must be gone. */
    void write(Connection connection, Article article, String form, String origin) throws SQLException {
        try (PreparedStatement merge =
                connection.prepareStatement("MERGE INTO article (id, version, hash, form, origin, "
                        + PROVENANCE + ", body, boilerplate) KEY (id)"
                        + " VALUES (?, NEXT VALUE FOR article_version, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            Provenance provenance = article.provenance();
            merge.setString(1, article.id());
            merge.setString(2, article.hash());
            merge.setString(3, form);
            merge.setString(4, origin);
            merge.setString(5, provenance.title());
            merge.setString(6, provenance.publisher());
            merge.setString(7, provenance.agency());
            merge.setString(8, provenance.author());
            merge.setString(
                    9, provenance.url() == null ? null : provenance.url().toString());
            merge.setObject(10, provenance.published());
            merge.setString(11, provenance.basis().name().toLowerCase(Locale.ROOT));
            merge.setString(12, article.body());
            merge.setBytes(13, SpanBytes.encode(article.boilerplate()));
            merge.executeUpdate();
        }
    }

    void writeOrigin(Connection connection, String id, String origin) throws SQLException {
        update(connection, "UPDATE article SET origin = ? WHERE id = ?", origin, id);
    }

    void remove(Connection connection, String id) throws SQLException {
        update(connection, "DELETE FROM article WHERE id = ?", id);
    }

    void insertPassage(Connection connection, long entry, Passage passage, byte[] sentenceVectors) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO passage (entry, article, ordinal, span_start, span_end, sentences)"
                                + " VALUES (?, ?, ?, ?, ?, ?)");
                PreparedStatement vectors =
                        connection.prepareStatement("INSERT INTO sentence_vectors (entry, vectors) VALUES (?, ?)")) {
            insert.setLong(1, entry);
            insert.setString(2, passage.article());
            insert.setInt(3, passage.ordinal());
            insert.setInt(4, passage.span().start());
            insert.setInt(5, passage.span().end());
            insert.setBytes(6, SpanBytes.encode(passage.sentences()));
            insert.executeUpdate();
            vectors.setLong(1, entry);
            vectors.setBytes(2, sentenceVectors);
            vectors.executeUpdate();
        }
    }

    void removePassages(Connection connection, String article) throws SQLException {
        update(
                connection,
                "DELETE FROM sentence_vectors WHERE entry IN (SELECT entry FROM passage WHERE article = ?)",
                article);
        update(connection, "DELETE FROM passage WHERE article = ?", article);
    }

    /** Forgets all passages, and that the articles have ever been cut into any. */
    void removeAllPassages(Connection connection) throws SQLException {
        update(connection, "DELETE FROM sentence_vectors");
        update(connection, "DELETE FROM passage");
        update(connection, "UPDATE article SET form = ''");
    }

    Optional<String> setting(Connection connection, String name) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT setting FROM index_setting WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    void writeSetting(Connection connection, String name, String setting) throws SQLException {
        update(connection, "MERGE INTO index_setting (name, setting) KEY (name) VALUES (?, ?)", name, setting);
    }

    private static void update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setString(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }

    List<Passage> passages(Connection connection, String article) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT article, ordinal, span_start, span_end, sentences FROM passage WHERE article = ?"
                        + " ORDER BY ordinal")) {
            query.setString(1, article);
            try (ResultSet rows = query.executeQuery()) {
                List<Passage> passages = new ArrayList<>();
                while (rows.next()) {
                    passages.add(passage(rows));
                }
                return passages;
            }
        }
    }

    /** The entries of all passages of these articles. */
    List<Long> entries(Connection connection, Set<String> articles) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT entry FROM passage WHERE article = ANY(?)")) {
            query.setObject(1, articles.toArray());
            try (ResultSet rows = query.executeQuery()) {
                List<Long> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(rows.getLong(1));
                }
                return entries;
            }
        }
    }

    /** The passages of an article by their entries. */
    Map<Long, Passage> passagesByEntry(Connection connection, String article) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT article, ordinal, span_start, span_end, sentences, entry FROM passage WHERE article = ?")) {
            query.setString(1, article);
            return byEntry(query);
        }
    }

    /** The passages of these entries that are still there. */
    Map<Long, Passage> passages(Connection connection, List<Long> entries) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT article, ordinal, span_start, span_end, sentences, entry FROM passage WHERE entry = ANY(?)")) {
            query.setObject(1, entries.toArray());
            return byEntry(query);
        }
    }

    /** Whether a passage is still there as it was found. */
    boolean holds(Connection connection, Passage passage) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT entry FROM passage WHERE article = ? AND ordinal = ? AND sentences = ?")) {
            query.setString(1, passage.article());
            query.setInt(2, passage.ordinal());
            query.setBytes(3, SpanBytes.encode(passage.sentences()));
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Map<Long, Passage> byEntry(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            Map<Long, Passage> passages = new HashMap<>();
            while (rows.next()) {
                passages.put(rows.getLong(6), passage(rows));
            }
            return passages;
        }
    }

    private static Passage passage(ResultSet row) throws SQLException {
        return new Passage(
                row.getString(1),
                row.getInt(2),
                new TextSpan(row.getInt(3), row.getInt(4)),
                SpanBytes.decode(row.getBytes(5)));
    }

    /** The stored vectors of a passage's sentences, one after the other. */
    Optional<byte[]> sentenceVectors(Connection connection, Passage passage) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT v.vectors FROM passage p"
                + " JOIN sentence_vectors v ON v.entry = p.entry"
                + " WHERE p.article = ? AND p.ordinal = ? AND p.sentences = ?")) {
            query.setString(1, passage.article());
            query.setInt(2, passage.ordinal());
            query.setBytes(3, SpanBytes.encode(passage.sentences()));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }
}
