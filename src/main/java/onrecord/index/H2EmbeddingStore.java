package onrecord.index;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.filter.Filter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An embedding store for LangChain4j that keeps embeddings, texts and metadata in an H2 database, and finds the nearest
 * exactly: the result is that of comparing the query with every stored vector, at near the speed of reading a byte for
 * each number from memory.
 *
 * <pre>{@code
 * DataSource dataSource = JdbcConnectionPool.create("jdbc:h2:./data/store;WRITE_DELAY=0", "sa", "");
 * EmbeddingStore<TextSegment> store = H2EmbeddingStore.builder(dataSource).build();
 * }</pre>
 *
 * <p><b>Data.</b> The store makes its tables, named by a prefix; stores with different prefixes share a database. A
 * vector is a row of little-endian floats as it was given. H2 is the record: what is in memory is derived from it,
 * follows each commit, and is read at start (100,000 vectors in under a second; for more see
 * {@link Builder#blockFile}). Open the database with {@code WRITE_DELAY=0}: otherwise H2 may lose, when its process is
 * killed, what it committed in the last half second. H2 2.5.250 and 2.5.252 may lose it all the same; 2.4.240 does not.
 *
 * <p><b>Transactions.</b> Each method changes all or nothing. The methods that take a {@link Connection} work in the
 * caller's transaction, so that embeddings commit together with the caller's own rows; what they throw leaves that
 * transaction as it was. It is best of H2's usual isolation, READ COMMITTED: with a stricter one H2 rolls it back and
 * tells of a deadlock where another writer came first. Writers wait for each other, up
 * to a minute; searches wait for nobody, and see each transaction whole or not at all. Several stores, in one process
 * or many (H2's server or mixed mode), may work on one set of tables: each sees at its next search what the others
 * committed.
 *
 * <p><b>Filters.</b> All of LangChain4j's. A comparison is an SQL query over indexed, typed metadata; its result is
 * remembered and extended by what is added later. Numbers compare by value, texts and UUIDs by their characters; a value
 * of another type than the one asked for does not match. In a database with {@code IGNORECASE} or a {@code COLLATION},
 * texts, keys and ids that are the same to it are the same to the store.
 *
 * <p><b>Speed.</b> Run Java with {@code --add-modules jdk.incubator.vector}; without it searches give the same results,
 * several times slower. A line in the log says which it is.
 *
 * <p><b>Limits.</b> Vectors of 1 to 65,536 finite numbers, all of one length, also after {@link #removeAll()}: for
 * another model take another prefix; texts and metadata values of up to
 * 1,048,576 characters; memory for one byte a number and 16 more a vector: 400 bytes a vector of 384. Past some five
 * million vectors a graph index answers sooner, if not exactly.
 *
 * <p>Thread-safe.
 */
public final class H2EmbeddingStore implements EmbeddingStore<TextSegment>, AutoCloseable {
    static final int LONGEST = 65_536;

    private final Sessions sessions;
    private final StoreTables tables;
    private final EntryRows entries;
    private final VectorLength length;
    private final FollowedBlock block;
    private final StoreSearch search;

    private H2EmbeddingStore(Builder builder) {
        tables = new StoreTables(builder.tablePrefix);
        sessions = new Sessions(builder.dataSource, "the embedding store in " + tables.state);
        entries = new EntryRows(tables);
        length = new VectorLength(sessions, tables);
        Path kept = builder.blockFile;
        block = new FollowedBlock(
                tables, builder.kernel, kept == null ? null : new BlockFile(kept), builder.leastInFile);
        search = new StoreSearch(sessions, tables, entries, block);
        sessions.read(connection -> {
            tables.create(connection);
            return true;
        });
        if (builder.dimension > 0) {
            length.require("this store", builder.dimension);
        }
        sessions.read(block::follow);
    }

    /**
     * Starts a store on a data source.
     *
     * @param dataSource of connections that are no part of a transaction; one at a time is enough for each thread. Their
     *     schema is that of the tables
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /** Says where a store keeps its embeddings. */
    public static final class Builder {
        private final DataSource dataSource;
        private String tablePrefix = "embedding_";
        private int dimension;
        private ScanKernel kernel = ScanKernels.fastest();
        private @Nullable Path blockFile;
        private int leastInFile = 30_000;

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /** What the names of the tables begin with, {@code embedding_} if not said: a plain SQL name. */
        public Builder tablePrefix(String prefix) {
            this.tablePrefix = prefix;
            return this;
        }

        /** The length of the vectors, 1 to 65,536; learned from the first embedding if not said. */
        public Builder dimension(int numbers) {
            if (numbers < 1 || numbers > LONGEST) {
                throw new IllegalArgumentException("a vector has 1 to 65,536 numbers, not " + numbers);
            }
            this.dimension = numbers;
            return this;
        }

        /**
         * Where the vectors' rounded form is kept once there are 30,000, so that a million open in a second or two instead
         * of twenty. Without it they are read from the database at every start. The file carries a checksum and the number
         * of the change it had followed; one that is damaged or does not belong to the store is made anew. The folder must
         * exist; the file may be deleted at any time.
         */
        public Builder blockFile(Path file) {
            this.blockFile = file;
            return this;
        }

        Builder leastInFile(int vectors) {
            this.leastInFile = vectors;
            return this;
        }

        Builder kernel(ScanKernel chosen) {
            this.kernel = chosen;
            return this;
        }

        /**
         * Opens the store, and makes its tables where they do not exist. Once they do, with the dimension said or learned,
         * a user who may only read them can search, and one who may also change their rows can do all.
         *
         * @throws IllegalArgumentException if the store holds vectors of another length
         */
        public H2EmbeddingStore build() {
            return new H2EmbeddingStore(this);
        }
    }

    @Override
    public String add(Embedding embedding) {
        return addAll(List.of(embedding)).get(0);
    }

    @Override
    public void add(String id, Embedding embedding) {
        addAll(List.of(id), List.of(embedding), null);
    }

    @Override
    public String add(Embedding embedding, TextSegment segment) {
        return addAll(List.of(embedding), List.of(segment)).get(0);
    }

    @Override
    public List<String> addAll(List<Embedding> embeddings) {
        List<String> ids = generateIds(embeddings.size());
        addAll(ids, embeddings, null);
        return ids;
    }

    /**
     * {@inheritDoc}
     *
     * <p>All or none are stored. What was stored under one of the ids is replaced; of equal ids in one call the last
     * counts.
     *
     * @param segments as many as there are embeddings, some perhaps null, or null for none at all
     */
    @Override
    public void addAll(List<String> ids, List<Embedding> embeddings, @Nullable List<TextSegment> segments) {
        requireSameSize(ids, embeddings, segments);
        if (!embeddings.isEmpty()) {
            // Before the transaction: the first vector takes a connection of its own, and the pool may hold but one.
            length.require(ids.get(0), embeddings.get(0).vector());
            sessions.change(connection -> {
                addAll(connection, ids, embeddings, segments);
            });
        }
    }

    /**
     * As {@link #addAll(List, List, List)}, in the transaction of the connection: searches see it once the caller
     * commits. Until then other writers of this store wait. If nobody has said the dimension, the first embedding takes a
     * second connection from the data source.
     *
     * @param connection to the store's database, not in auto-commit mode
     * @return the numbers of the rows in the store's tables, in the order of the ids
     * @throws IllegalArgumentException if the connection is in auto-commit mode, the lists differ in length, or a vector
     *     in length from the others
     */
    public List<Long> addAll(
            Connection connection,
            List<String> ids,
            List<Embedding> embeddings,
            @Nullable List<? extends @Nullable TextSegment> segments)
            throws SQLException {
        requireSameSize(ids, embeddings, segments);
        Map<String, EntryRows.NewEntry> added = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            float[] vector = embeddings.get(i).vector();
            length.require(connection, ids.get(i), vector);
            TextSegment segment = segments == null ? null : segments.get(i);
            added.put(ids.get(i), new EntryRows.NewEntry(ids.get(i), embeddings.get(i), segment));
        }
        Map<String, Long> numbers = new LinkedHashMap<>();
        Sessions.changePart(connection, own -> {
            long last = tables.lockAndReadLast(own);
            last = tables.remove(own, last, tables.entriesNamed(own, added.keySet()));
            entries.insert(own, last, List.copyOf(added.values()));
            for (String id : added.keySet()) {
                numbers.put(id, ++last);
            }
            tables.writeLast(own, last);
        });
        return ids.stream().map(numbers::get).toList();
    }

    private static void requireSameSize(List<?> ids, List<?> embeddings, @Nullable List<?> segments) {
        if (ids.size() != embeddings.size() || (segments != null && segments.size() != ids.size())) {
            throw new IllegalArgumentException("there are " + ids.size() + " ids, but " + embeddings.size()
                    + " embeddings" + (segments == null ? "" : " and " + segments.size() + " segments"));
        }
    }

    @Override
    public void removeAll(Collection<String> ids) {
        if (ids == null || ids.isEmpty()) {
            throw new IllegalArgumentException("ids cannot be null or empty");
        }
        sessions.change(connection -> {
            removeAll(connection, ids);
        });
    }

    /**
     * Removes what is stored under the ids in the transaction of the connection; unknown ids are no error.
     *
     * @param connection to the store's database, not in auto-commit mode
     */
    public void removeAll(Connection connection, Collection<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        Sessions.changePart(connection, own -> {
            long last = tables.lockAndReadLast(own);
            tables.writeLast(own, tables.remove(own, last, tables.entriesNamed(own, ids)));
        });
    }

    @Override
    public void remove(String id) {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("id cannot be null or blank");
        }
        removeAll(List.of(id));
    }

    @Override
    public void removeAll(Filter filter) {
        if (filter == null) {
            throw new IllegalArgumentException("filter cannot be null");
        }
        sessions.change(connection -> {
            long last = tables.lockAndReadLast(connection);
            tables.writeLast(connection, tables.remove(connection, last, search.passing(connection, filter)));
        });
    }

    @Override
    public void removeAll() {
        sessions.change(connection -> {
            removeAll(connection);
        });
    }

    /**
     * Empties the store in the transaction of the connection.
     *
     * @param connection to the store's database, not in auto-commit mode
     */
    public void removeAll(Connection connection) throws SQLException {
        Sessions.changePart(connection, own -> tables.removeAll(own, tables.lockAndReadLast(own)));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The best first, and of equal scores what was added first.
     *
     * @throws IllegalArgumentException if the query has another length than the stored vectors, or a number that is not
     *     finite
     * @throws UnsupportedOperationException if the filter is of a type that is not LangChain4j's
     */
    @Override
    public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
        if (request.queryEmbedding() == null) {
            throw new IllegalArgumentException("a search needs a query embedding");
        }
        float[] query = request.queryEmbedding().vector();
        VectorLength.requireFinite("the query", query);
        return new EmbeddingSearchResult<>(
                search.matches(query, request.maxResults(), request.minScore(), request.filter()));
    }

    /** The rows nearest to a vector, best first, ties by number. */
    List<ExactSearch.Hit> nearest(float[] vector, int limit) {
        return nearest(vector, limit, EntrySelection.ALL);
    }

    /** The rows nearest to a vector among the selected, best first, ties by number. */
    List<ExactSearch.Hit> nearest(float[] vector, int limit, EntrySelection among) {
        return search.nearest(vector, limit, among);
    }

    /** The length of the vectors, 0 as long as it is not known. */
    int dimension() {
        return length.known();
    }

    /** How many embeddings are stored. */
    public int size() {
        return sessions.read(block::follow).map(shown -> shown.view().size()).orElse(0);
    }

    /** The vectors of these rows, as far as they are still there. */
    Map<Long, float[]> vectors(Connection connection, List<Long> ids) throws SQLException {
        return entries.vectors(connection, ids);
    }

    /** Keeps other writers out until the transaction of the connection ends. */
    void lock(Connection connection) throws SQLException {
        tables.lockAndReadLast(connection);
    }

    /** Makes an empty store one for vectors of this length. */
    void reshape(int numbers) {
        length.change(numbers);
    }

    /**
     * Keeps the vectors' rounded form, if the builder said where; the store can be used on, and closed again. The data
     * source stays open: it is the caller's, who closes it after the store.
     */
    @Override
    public void close() {
        if (block.hasFile()) {
            sessions.read(block::follow);
            block.keep();
        }
    }
}
