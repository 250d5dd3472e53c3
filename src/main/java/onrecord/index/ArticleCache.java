package onrecord.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import onrecord.corpus.Article;

/** The articles read last, each checked against the tables before it is handed out. Thread-safe. */
final class ArticleCache {
    private static final int MOST = 256;

    private final ArticleTables tables;
    private final Cache<String, Versioned> cached =
            Caffeine.newBuilder().maximumSize(MOST).build();

    ArticleCache(ArticleTables tables) {
        this.tables = tables;
    }

    private record Versioned(long version, Article article) {}

    Optional<Article> read(Connection connection, String id) throws SQLException {
        Optional<Long> version = tables.version(connection, id);
        if (version.isEmpty()) {
            cached.invalidate(id);
            return Optional.empty();
        }
        Versioned known = cached.getIfPresent(id);
        if (known != null && known.version() == version.get()) {
            return Optional.of(known.article());
        }
        // Read after its version: at worst a newer text is cached under an older version, and read once more.
        Optional<Article> article = tables.article(connection, id);
        article.ifPresent(read -> cached.put(id, new Versioned(version.get(), read)));
        return article;
    }
}
