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
 * caller's transaction, so that embeddings commit together with the caller's own rows. Writers wait for each other, up
 * to a minute; searches wait for nobody, and see each transaction whole or not at all. Several stores, in one process
 * or many (H2's server or mixed mode), may work on one set of tables: each sees at its next search what the others
 * committed.
 *
 * <p><b>Filters.</b> All of LangChain4j's. A comparison is an SQL query over indexed, typed metadata; its result is
 * remembered and extended by what is added later. Numbers compare by value, texts and UUIDs by their characters; a value
 * of another type than the one asked for does not match.
 *
 * <p><b>Speed.</b> Run Java with {@code --add-modules jdk.incubator.vector}; without it searches give the same results,
 * several times slower. A line in the log says which it is.
 *
 * <p><b>Limits.</b> Vectors of 1 to 65,536 finite numbers, all of one length; texts and metadata values of up to
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

    /** Starts a store on a data source. */
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
         * Opens the store, and makes its tables where they do not exist.
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
        if (ids.isEmpty()) {
            return;
        }
        if (!embeddings.isEmpty()) {
            // Before the transaction: the first vector takes a connection of its own, and the pool may hold but one.
            length.require(ids.get(0), embeddings.get(0).vector());
        }
        sessions.change(connection -> {
            addAll(connection, ids, embeddings, segments);
        });
    }

    /**
     * As {@link #addAll(List, List, List)}, in the transaction of the connection: searches see it once the caller
     * commits. Until then other writers of this store wait. If nobody has said the dimension, the first embedding takes a
     * second connection from the data source.
     *
     * @param connection to the store's database, not in auto-commit mode
     * @return the numbers of the rows, in the order of the ids
     */
    public List<Long> addAll(
            Connection connection,
            List<String> ids,
            List<Embedding> embeddings,
            @Nullable List<? extends @Nullable TextSegment> segments)
            throws SQLException {
        if (ids.size() != embeddings.size() || (segments != null && segments.size() != ids.size())) {
            throw new IllegalArgumentException("there are " + ids.size() + " ids, but " + embeddings.size()
                    + " embeddings" + (segments == null ? "" : " and " + segments.size() + " segments"));
        }
        Map<String, EntryRows.NewEntry> added = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            float[] vector = embeddings.get(i).vector();
            length.require(connection, ids.get(i), vector);
            TextSegment segment = segments == null ? null : segments.get(i);
            added.put(ids.get(i), new EntryRows.NewEntry(ids.get(i), embeddings.get(i), segment));
        }
        long last = tables.lockAndReadLast(connection);
        last = tables.remove(connection, last, tables.entriesNamed(connection, added.keySet()));
        entries.insert(connection, last, List.copyOf(added.values()));
        tables.writeLast(connection, last + added.size());
        List<String> order = List.copyOf(added.keySet());
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            numbers.put(order.get(i), last + 1 + i);
        }
        return ids.stream().map(numbers::get).toList();
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
        long last = tables.lockAndReadLast(connection);
        tables.writeLast(connection, tables.remove(connection, last, tables.entriesNamed(connection, ids)));
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
        tables.removeAll(connection, tables.lockAndReadLast(connection));
    }

    @Override
    public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
        if (request.queryEmbedding() == null) {
            throw new IllegalArgumentException("a search needs a query embedding");
        }
        // RelevanceScore maps a cosine in [-1, 1] to a score in [0, 1].
        double minCosine = request.minScore() <= 0 ? Double.NEGATIVE_INFINITY : request.minScore() * 2 - 1;
        return new EmbeddingSearchResult<>(
                search.matches(request.queryEmbedding().vector(), request.maxResults(), minCosine, request.filter()));
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

    /** Keeps the vectors' rounded form, if the builder said where. The data source stays open: it is the caller's. */
    @Override
    public void close() {
        if (block.hasFile()) {
            sessions.read(block::follow);
            block.keep();
        }
    }
}
