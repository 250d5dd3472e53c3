package onrecord.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import onrecord.corpus.Article;

/** The articles read last, each checked against the tables before it is handed out. Thread-safe. */
final class ArticleCache {
    private static final int MOST = 256;

    private final ArticleTables tables;
    private final Map<String, Versioned> cached = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Versioned> eldest) {
            return size() > MOST;
        }
    });

    ArticleCache(ArticleTables tables) {
        this.tables = tables;
    }

    private record Versioned(long version, Article article) {}

    Optional<Article> read(Connection connection, String id) throws SQLException {
        Optional<Long> version = tables.version(connection, id);
        if (version.isEmpty()) {
            cached.remove(id);
            return Optional.empty();
        }
        Versioned known = cached.get(id);
        if (known != null && known.version() == version.get()) {
            return Optional.of(known.article());
        }
        // Read after its version: at worst a newer text is cached under an older version, and read once more.
        Optional<Article> article = tables.article(connection, id);
        article.ifPresent(read -> cached.put(id, new Versioned(version.get(), read)));
        return article;
    }
}
