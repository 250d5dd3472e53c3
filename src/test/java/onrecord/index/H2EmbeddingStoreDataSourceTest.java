package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.langchain4j.store.embedding.filter.comparison.ContainsString;
import dev.langchain4j.store.embedding.filter.comparison.IsEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsIn;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThan;
import dev.langchain4j.store.embedding.filter.comparison.IsNotEqualTo;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store on data sources that others set up, in their own way. */
class H2EmbeddingStoreDataSourceTest {
    private static final Embedding QUERY = Embedding.from(new float[] {1, 2, 3});

    private JdbcConnectionPool pool = pool("");

    @AfterEach
    void close() {
        pool.dispose();
    }

    private static JdbcConnectionPool pool(String settings) {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + settings, "sa", "");
    }

    private H2EmbeddingStore open(String prefix) {
        return H2EmbeddingStore.builder(pool).tablePrefix(prefix).build();
    }

    private static void add(H2EmbeddingStore store, String id, int day) {
        Metadata metadata = Metadata.from("id", id).put("day", day);
        store.addAll(List.of(id), List.of(QUERY), List.of(TextSegment.from(id, metadata)));
    }

    private static List<String> found(H2EmbeddingStore store, Filter filter) {
        return store.search(new EmbeddingSearchRequest(QUERY, 10, 0.0, filter)).matches().stream()
                .map(EmbeddingMatch::embeddingId)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";DATABASE_TO_LOWER=TRUE",
                ";DATABASE_TO_UPPER=FALSE",
                ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
            })
    void works_however_the_database_keeps_names(String settings) {
        pool.dispose();
        pool = pool(settings);
        H2EmbeddingStore store = open("News_");
        add(store, "a", 1);
        add(store, "b", 2);
        add(store, "c", 3);

        assertThat(found(store, new IsEqualTo("id", "a"))).containsExactly("a");
        assertThat(found(store, new IsNotEqualTo("day", 2))).containsExactly("a", "c");
        assertThat(found(store, new IsIn("id", List.of("b", "c")))).containsExactly("b", "c");
        assertThat(found(store, new ContainsString("id", "b"))).containsExactly("b");
        store.removeAll(new IsLessThan("day", 2));
        add(store, "b", 4);

        H2EmbeddingStore reopened = open("News_");
        assertThat(reopened.dimension()).isEqualTo(3);
        assertThat(found(reopened, new IsLessThan("day", 9))).containsExactly("b", "c");
        reopened.removeAll();
        reopened.reshape(2);
        assertThat(reopened.dimension()).isEqualTo(2);
        assertThat(store.size()).isZero();
    }

    @Test
    void takes_one_connection_at_a_time() throws SQLException {
        pool.setMaxConnections(1);
        pool.setLoginTimeout(1);
        H2EmbeddingStore store = open("news_");
        store.removeAll(new IsLessThan("day", 2));
        add(store, "a", 1);
        add(store, "b", 2);
        store.removeAll(new IsLessThan("day", 2));
        assertThatThrownBy(() -> store.add(Embedding.from(new float[] {1})))
                .hasMessageContaining("1 numbers")
                .hasMessageContaining("3");

        H2EmbeddingStore other = open("news_");
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            other.addAll(connection, List.of("c"), List.of(QUERY), null);
            assertThatThrownBy(() ->
                            other.addAll(connection, List.of("d"), List.of(Embedding.from(new float[] {1})), null))
                    .hasMessageContaining("1 numbers");
            connection.commit();
            connection.setAutoCommit(true);
        }
        assertThat(found(other, new IsNotEqualTo("id", "x"))).containsExactly("b", "c");

        H2EmbeddingStore third = open("news_");
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            third.removeAll(connection, List.of("b", "c"));
            connection.commit();
            connection.setAutoCommit(true);
        }
        assertThat(third.size()).isZero();
    }

    @Test
    void works_on_connections_that_do_not_commit_by_themselves() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";AUTOCOMMIT=OFF");
        try (Connection keepsTheDatabase = source.getConnection()) {
            assertThat(keepsTheDatabase.getAutoCommit()).isFalse();
            H2EmbeddingStore store = H2EmbeddingStore.builder(source).build();
            add(store, "a", 1);
            add(store, "b", 2);
            store.removeAll(new IsLessThan("day", 2));

            assertThat(found(H2EmbeddingStore.builder(source).build(), new IsNotEqualTo("id", "x")))
                    .containsExactly("b");
        }
    }

    @Test
    void refuses_a_callers_connection_that_commits_each_statement() throws SQLException {
        H2EmbeddingStore store = open("news_");
        add(store, "a", 1);
        try (Connection connection = pool.getConnection()) {
            assertThatThrownBy(() -> store.addAll(connection, List.of("b"), List.of(QUERY), null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("setAutoCommit(false)");
            assertThatThrownBy(() -> store.removeAll(connection, List.of("a"))).hasMessageContaining("auto-commit");
            assertThatThrownBy(() -> store.removeAll(connection)).hasMessageContaining("auto-commit");
        }
        assertThat(found(store, new IsNotEqualTo("id", "x"))).containsExactly("a");
    }

    @Test
    void asks_for_no_right_to_make_tables_once_they_are_there() throws SQLException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        pool.dispose();
        pool = JdbcConnectionPool.create(url, "sa", "");
        add(open("news_"), "a", 1);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER writer PASSWORD 'w'");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA public TO writer");
            statement.execute("CREATE USER reader PASSWORD 'r'");
            statement.execute("GRANT SELECT ON SCHEMA public TO reader");
        }
        JdbcConnectionPool writers = JdbcConnectionPool.create(url, "writer", "w");
        JdbcConnectionPool readers = JdbcConnectionPool.create(url, "reader", "r");
        H2EmbeddingStore store =
                H2EmbeddingStore.builder(writers).tablePrefix("news_").build();
        add(store, "b", 2);
        store.remove("a");

        assertThat(found(H2EmbeddingStore.builder(readers).tablePrefix("news_").build(), new IsIn("id", List.of("b"))))
                .containsExactly("b");
        writers.dispose();
        readers.dispose();
    }
}
