package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.langchain4j.store.embedding.filter.comparison.IsEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsIn;
import dev.langchain4j.store.embedding.filter.comparison.IsNotIn;
import dev.langchain4j.store.embedding.filter.logical.And;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import onrecord.database.Database;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2EmbeddingStoreTest {
    private final Database database = Database.inMemory(UUID.randomUUID().toString());
    private final HashedTextModel model = new HashedTextModel(16);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        database.close();
    }

    private H2EmbeddingStore open() {
        return H2EmbeddingStore.builder(database.dataSource()).build();
    }

    private Embedding embedding(String text) {
        return Embedding.from(model.vector(text));
    }

    private List<String> found(H2EmbeddingStore store, @Nullable Filter filter) {
        return store.search(new EmbeddingSearchRequest(embedding("query"), 1000, 0.0, filter)).matches().stream()
                .map(EmbeddingMatch::embeddingId)
                .sorted()
                .toList();
    }

    @Test
    void shows_a_callers_transaction_once_it_commits() throws SQLException {
        H2EmbeddingStore store = open();
        store.add("old", embedding("old"));
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            store.removeAll(connection, List.of("old"));
            store.addAll(connection, List.of("new"), List.of(embedding("new")), null);
            assertThat(found(store, null)).containsExactly("old");
            connection.commit();
            assertThat(found(store, null)).containsExactly("new");

            store.addAll(connection, List.of("newer"), List.of(embedding("newer")), null);
            store.removeAll(connection);
            connection.rollback();
            connection.setAutoCommit(true);
        }
        assertThat(found(store, null)).containsExactly("new");
    }

    @Test
    void learns_the_dimension_without_committing_the_callers_transaction() throws SQLException {
        H2EmbeddingStore store = open();
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            store.addAll(connection, List.of("a"), List.of(embedding("a")), null);
            connection.rollback();
            connection.setAutoCommit(true);
        }
        assertThat(store.size()).isZero();
        assertThatThrownBy(() -> store.add(Embedding.from(new float[] {1, 2})))
                .hasMessageContaining("2 numbers")
                .hasMessageContaining("16");
    }

    @Test
    void replaces_what_an_id_stood_for_and_of_equal_ids_takes_the_last() {
        H2EmbeddingStore store = open();
        store.addAll(List.of("a", "b", "a"), List.of(embedding("1"), embedding("2"), embedding("3")), null);
        store.add("b", embedding("4"));

        assertThat(store.size()).isEqualTo(2);
        assertThat(store.nearest(model.vector("3"), 1).get(0).cosine()).isGreaterThan(0.999);
        assertThat(store.nearest(model.vector("4"), 1).get(0).cosine()).isGreaterThan(0.999);
        assertThat(store.nearest(model.vector("2"), 1).get(0).cosine()).isLessThan(0.999);
    }

    @Test
    void refuses_numbers_that_are_not_finite() {
        assertThatThrownBy(() -> open().add("x", Embedding.from(new float[] {1, Float.NaN})))
                .hasMessageContaining("x")
                .hasMessageContaining("NaN");
    }

    @Test
    void refuses_a_table_prefix_that_is_not_a_name() {
        assertThatThrownBy(() -> H2EmbeddingStore.builder(database.dataSource())
                        .tablePrefix("a; DROP TABLE x")
                        .build())
                .hasMessageContaining("DROP TABLE");
    }

    @Test
    void stores_of_different_prefixes_are_apart() {
        H2EmbeddingStore store = open();
        store.add("a", embedding("a"));

        assertThat(H2EmbeddingStore.builder(database.dataSource())
                        .tablePrefix("other_")
                        .dimension(3)
                        .build()
                        .size())
                .isZero();
    }

    @Test
    void a_remembered_filter_sees_what_was_added_and_removed_since() {
        H2EmbeddingStore store = open();
        Filter filter = new And(new IsEqualTo("publisher", "TASS"), new IsGreaterThanOrEqualTo("day", 20250301));
        add(store, "a", "TASS", 20250302);
        add(store, "b", "TASS", 20250228);
        assertThat(found(store, filter)).containsExactly("a");
        add(store, "c", "TASS", 20250401);
        add(store, "d", "RBC", 20250401);
        assertThat(found(store, filter)).containsExactly("a", "c");
        store.remove("a");
        add(store, "c", "RBC", 20250401);
        assertThat(found(store, filter)).isEmpty();
        store.removeAll();
        add(store, "e", "TASS", 20250401);
        assertThat(found(store, filter)).containsExactly("e");
        store.removeAll(filter);
        assertThat(found(store, null)).isEmpty();
    }

    private void add(H2EmbeddingStore store, String id, String publisher, int day) {
        Metadata metadata = Metadata.from("publisher", publisher).put("day", day);
        store.addAll(List.of(id), List.of(embedding(id)), List.of(TextSegment.from(id, metadata)));
    }

    @Test
    void a_filtered_search_does_not_mind_what_is_added_meanwhile() {
        H2EmbeddingStore writer = open();
        add(writer, "a", "TASS", 20250301);
        AtomicInteger added = new AtomicInteger();
        H2EmbeddingStore store = whileFiltering(() -> add(writer, "b" + added.incrementAndGet(), "TASS", 20250301));

        assertThat(found(store, new IsEqualTo("publisher", "TASS"))).containsExactly("a");
        assertThat(found(store, new IsEqualTo("publisher", "TASS"))).containsExactly("a", "b1");
        assertThat(added).hasValue(2);
    }

    @Test
    void a_filtered_search_begins_anew_when_rows_are_replaced_meanwhile() {
        Filter filter = new IsEqualTo("publisher", "TASS");
        H2EmbeddingStore writer = open();
        add(writer, "a", "TASS", 20250301);
        AtomicBoolean replaced = new AtomicBoolean();
        H2EmbeddingStore store = whileFiltering(() -> {
            if (replaced.compareAndSet(false, true)) {
                add(writer, "a", "TASS", 20250302);
            }
        });
        assertThat(found(store, filter)).containsExactly("a");

        AtomicBoolean emptied = new AtomicBoolean();
        H2EmbeddingStore other = whileFiltering(() -> {
            if (emptied.compareAndSet(false, true)) {
                writer.removeAll();
                add(writer, "b", "TASS", 20250303);
            }
        });
        assertThat(found(other, filter)).containsExactly("b");
    }

    /** Opens the store; something happens each time before it reads metadata for a filter. */
    private H2EmbeddingStore whileFiltering(Runnable meanwhile) {
        return H2EmbeddingStore.builder(InterruptedDataSource.of(
                        database.dataSource(), "SELECT entry FROM embedding_metadata", meanwhile))
                .build();
    }

    @Test
    void forgets_the_oldest_removals_once_they_outnumber_the_rows() throws Exception {
        Path file = folder.resolve("vectors");
        try (H2EmbeddingStore store = keeping(file)) {
            store.addAll(Collections.nCopies(200, embedding("x")));
        }
        H2EmbeddingStore behind = open();
        H2EmbeddingStore writer = open();
        int many = StoreTables.LEAST_LISTED + 1000;
        writer.removeAll(writer.addAll(Collections.nCopies(many, embedding("y"))));

        assertThat(listedRemovals()).isEqualTo(StoreTables.LEAST_LISTED);
        assertThat(behind.size()).isEqualTo(200);
        assertThat(keeping(file).size()).isEqualTo(200);

        writer.remove(writer.add(embedding("z")));
        writer.add("kept", embedding("query"));
        assertThat(listedRemovals()).isEqualTo(StoreTables.LEAST_LISTED);
        assertThat(found(behind, null)).hasSize(201).contains("kept");

        writer.addAll(Collections.nCopies(many, embedding("y")));
        writer.remove("kept");
        assertThat(listedRemovals()).isEqualTo(StoreTables.LEAST_LISTED + 1);
    }

    private int listedRemovals() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM embedding_removal")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void starts_from_the_file_it_left_and_follows_what_came_after() throws Exception {
        Path file = folder.resolve("vectors");
        try (H2EmbeddingStore store = keeping(file)) {
            store.addAll(Collections.nCopies(500, embedding("x")));
        }
        assertThat(file).exists();
        H2EmbeddingStore other = open();
        other.removeAll(List.of(other.search(new EmbeddingSearchRequest(embedding("x"), 1, 0.0, null))
                .matches()
                .get(0)
                .embeddingId()));
        other.add("new", embedding("new"));
        assertThat(keeping(file).size()).isEqualTo(500);

        Files.write(file, new byte[100]);
        assertThat(keeping(file).size()).isEqualTo(500);
        assertThat(Files.size(file)).isGreaterThan(100);
    }

    private H2EmbeddingStore keeping(Path file) {
        return H2EmbeddingStore.builder(database.dataSource())
                .blockFile(file)
                .leastInFile(100)
                .build();
    }

    @Test
    void a_file_that_cannot_be_written_costs_nothing_but_time() {
        try (H2EmbeddingStore store = keeping(folder.resolve("no such folder/vectors"))) {
            store.addAll(Collections.nCopies(200, embedding("x")));
            assertThat(store.size()).isEqualTo(200);
        }
    }

    @Test
    void readers_see_each_replacement_whole_while_others_write() throws Exception {
        H2EmbeddingStore store = open();
        List<String> ids = List.of("a", "b", "c");
        store.addAll(ids, vectors(0), null);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int version = 1; version <= 150; version++) {
                store.addAll(ids, vectors(version), null);
            }
            done.set(true);
        });
        List<Integer> sizes = new ArrayList<>();
        while (!done.get() && !writer.isDone()) {
            sizes.add(found(store, null).size());
        }
        writer.get();
        assertThat(sizes).isNotEmpty().containsOnly(3);
    }

    private List<Embedding> vectors(int version) {
        return List.of(embedding("a" + version), embedding("b" + version), embedding("c" + version));
    }

    @Test
    void takes_back_what_fails_and_leaves_the_callers_transaction_as_it_was() throws SQLException {
        H2EmbeddingStore store = open();
        store.add("old", embedding("old"));
        List<String> ids = Arrays.asList("old", null);
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            store.addAll(connection, List.of("new"), List.of(embedding("new")), null);
            assertThatThrownBy(() -> store.addAll(connection, ids, List.of(embedding("1"), embedding("2")), null))
                    .hasMessageContaining("NULL");
            connection.commit();
            connection.setAutoCommit(true);
        }
        assertThat(found(store, null)).containsExactly("new", "old");
        store.removeAll(List.of("old", "new"));
        assertThat(found(store, null)).isEmpty();
    }

    @Test
    void what_has_the_least_score_asked_for_is_found() {
        H2EmbeddingStore store = open();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ids.add(store.add(embedding("text " + i)));
        }
        List<EmbeddingMatch<TextSegment>> matches = store.search(
                        new EmbeddingSearchRequest(embedding("query"), Integer.MAX_VALUE, 0.0, null))
                .matches();

        assertThat(matches).hasSameSizeAs(ids);
        for (int i = 0; i < 100; i++) {
            EmbeddingSearchRequest request = new EmbeddingSearchRequest(
                    embedding("query"), 100, matches.get(i).score(), null);
            assertThat(store.search(request).matches()).hasSizeGreaterThan(i);
        }
    }

    @Test
    void finds_any_of_many_values_of_any_type() {
        H2EmbeddingStore store = open();
        add(store, "a", "TASS", 1);
        add(store, "b", "RBC", 2);
        add(store, "c", "2", 3);
        List<Object> values = new ArrayList<>(List.of("TASS", "2"));
        for (int i = 0; i < 1000; i++) {
            values.add(i + 0.5);
        }
        values.add(2L);

        assertThat(found(store, new IsIn("publisher", values))).containsExactly("a", "c");
        assertThat(found(store, new IsIn("day", values))).containsExactly("b");
        assertThat(found(store, new IsNotIn("day", values))).containsExactly("a", "c");
    }

    @Test
    void refuses_lists_of_different_lengths_and_a_query_that_is_not_finite() {
        H2EmbeddingStore store = open();
        store.add("a", embedding("a"));

        assertThatThrownBy(() -> store.addAll(List.of(), List.of(embedding("b")), null))
                .hasMessageContaining("0 ids, but 1 embeddings");
        assertThatThrownBy(() ->
                        store.search(new EmbeddingSearchRequest(Embedding.from(new float[] {Float.NaN}), 1, 0.0, null)))
                .hasMessageContaining("query")
                .hasMessageContaining("NaN");
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void a_file_of_changes_that_a_restored_database_has_not_seen_is_made_anew() throws Exception {
        Path file = folder.resolve("vectors");
        Path copy = folder.resolve("copy");
        withStoreInFolder(file, store -> store.addAll(embeddings("first", 10)));
        Files.copy(folder.resolve("store.mv.db"), copy);
        withStoreInFolder(file, store -> store.addAll(embeddings("lost", 200)));
        assertThat(file).exists();

        Files.copy(copy, folder.resolve("store.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        withStoreInFolder(null, store -> store.addAll(embeddings("second", 210)));
        withStoreInFolder(
                file,
                store -> assertThat(store.nearest(model.vector("second 77"), 1)
                                .get(0)
                                .cosine())
                        .isGreaterThan(0.999));
    }

    @Test
    void a_file_with_rows_that_a_restored_database_removed_is_made_anew() throws Exception {
        Path file = folder.resolve("vectors");
        Path copy = folder.resolve("copy");
        List<String> ids = new ArrayList<>();
        withStoreInFolder(null, store -> ids.addAll(store.addAll(embeddings("text", 400))));
        Files.copy(folder.resolve("store.mv.db"), copy);
        withStoreInFolder(file, store -> store.remove(ids.get(7)));
        assertThat(file).exists();

        Files.copy(copy, folder.resolve("store.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        withStoreInFolder(null, store -> store.remove(ids.get(8)));
        withStoreInFolder(file, store -> {
            assertThat(store.nearest(model.vector("text 7"), 1).get(0).cosine()).isGreaterThan(0.999);
            assertThat(store.nearest(model.vector("text 8"), 1).get(0).cosine()).isLessThan(0.999);
        });
    }

    private List<Embedding> embeddings(String text, int count) {
        List<Embedding> embeddings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            embeddings.add(embedding(text + " " + i));
        }
        return embeddings;
    }

    private void withStoreInFolder(@Nullable Path file, Consumer<H2EmbeddingStore> work) {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:" + folder.resolve("store"), "sa", "");
        H2EmbeddingStore.Builder builder = H2EmbeddingStore.builder(pool).leastInFile(100);
        try (H2EmbeddingStore store = (file == null ? builder : builder.blockFile(file)).build()) {
            work.accept(store);
        }
        pool.dispose();
    }
}
