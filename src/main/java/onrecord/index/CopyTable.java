package onrecord.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import onrecord.corpus.Article;
import onrecord.language.Overlap;

/**
 * Knows which articles are copies of one report. Marks that an article shares with others name those that may be, at the
 * cost of a look into an index; their texts decide. The schema is {@code onrecord/database/migration/V520__copies.sql}.
 */
final class CopyTable {
    /** Articles that share fewer marks (of 64) have too little in common. */
    private static final int FEWEST_SHARED = 5;
    /** Of a report that everybody has, so many copies are held against a new one. */
    private static final int MOST_HELD_AGAINST = 32;

    private final ArticleTables tables;

    CopyTable(ArticleTables tables) {
        this.tables = tables;
    }

    /** Takes an article in, in place of what was known of its id. */
    void write(Connection connection, Article article) throws SQLException {
        remove(connection, article.id());
        String prose =
                article.prose().stream().map(part -> part.in(article.body())).collect(Collectors.joining("\n"));
        Set<Long> marks = TextMarks.of(prose);
        Overlap text = Overlap.of(article.body(), article.prose());
        for (String other : sharing(connection, marks)) {
            boolean copy = tables.article(connection, other)
                    .filter(known -> text.isCopyOf(Overlap.of(known.body(), known.prose())))
                    .isPresent();
            if (copy) {
                pair(connection, article.id(), other);
                pair(connection, other, article.id());
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO article_mark (hash, article) VALUES (?, ?)")) {
            for (long mark : marks) {
                insert.setLong(1, mark);
                insert.setString(2, article.id());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<String> sharing(Connection connection, Set<Long> marks) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT article FROM article_mark"
                + " WHERE hash = ANY(?) GROUP BY article HAVING COUNT(*) >= " + FEWEST_SHARED
                + " ORDER BY COUNT(*) DESC, article LIMIT " + MOST_HELD_AGAINST)) {
            query.setObject(1, marks.toArray());
            List<String> articles = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    articles.add(rows.getString(1));
                }
            }
            return articles;
        }
    }

    private static void pair(Connection connection, String article, String other) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO article_copy (article, other) VALUES (?, ?)")) {
            insert.setString(1, article);
            insert.setString(2, other);
            insert.executeUpdate();
        }
    }

    void remove(Connection connection, String article) throws SQLException {
        for (String sql : List.of(
                "DELETE FROM article_mark WHERE article = ?",
                "DELETE FROM article_copy WHERE article = ?",
                "DELETE FROM article_copy WHERE other = ?")) {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setString(1, article);
                delete.executeUpdate();
            }
        }
    }

    /** The copies of some articles; what has none is not among the keys. */
    Map<String, Set<String>> of(Connection connection, Collection<String> articles) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT article, other FROM article_copy WHERE article = ANY(?)")) {
            query.setObject(1, articles.toArray());
            return pairs(query);
        }
    }

    /** How many articles there are, copies of one report counted once. */
    int reports(Connection connection) throws SQLException {
        Map<String, Set<String>> copies;
        try (PreparedStatement query = connection.prepareStatement("SELECT article, other FROM article_copy")) {
            copies = pairs(query);
        }
        int articles;
        try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM article");
                ResultSet row = query.executeQuery()) {
            row.next();
            articles = row.getInt(1);
        }
        int reports = articles - copies.size();
        while (!copies.isEmpty()) {
            reports++;
            List<String> group =
                    new ArrayList<>(List.of(copies.keySet().iterator().next()));
            while (!group.isEmpty()) {
                Set<String> others = copies.remove(group.remove(group.size() - 1));
                group.addAll(others == null ? Set.of() : others);
            }
        }
        return reports;
    }

    private static Map<String, Set<String>> pairs(PreparedStatement query) throws SQLException {
        Map<String, Set<String>> copies = new HashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                copies.computeIfAbsent(rows.getString(1), id -> new TreeSet<>()).add(rows.getString(2));
            }
        }
        return copies;
    }
}
