package onrecord.index;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.RelevanceScore;
import dev.langchain4j.store.embedding.filter.Filter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An embedding store for LangChain4j that keeps its embeddings in an H2 database and searches them exactly.
 *
 * <p>Thread-safe.
 */
public final class H2EmbeddingStore implements EmbeddingStore<TextSegment>, AutoCloseable {
    private static final int ATTEMPTS = 20;

    private final Sessions sessions;
    private final StoreTables tables;
    private final EntryRows entries;
    private final FollowedBlock block;
    private final MetadataFilters filters;
    private volatile int dimension;

    private H2EmbeddingStore(Builder builder) {
        tables = new StoreTables(builder.tablePrefix);
        sessions = new Sessions(builder.dataSource, "the embedding store in " + tables.state);
        entries = new EntryRows(tables);
        Path kept = builder.blockFile;
        block = new FollowedBlock(
                tables, builder.kernel, kept == null ? null : new BlockFile(kept), builder.leastInFile);
        filters = new MetadataFilters(tables);
        sessions.read(connection -> {
            tables.create(connection);
            if (builder.dimension > 0) {
                prepareVectors(connection, builder.dimension, "the store");
            }
            return block.follow(connection);
        });
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
        private int leastInFile = 300_000;

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
            if (numbers < 1 || numbers > 65_536) {
                throw new IllegalArgumentException("a vector has 1 to 65,536 numbers, not " + numbers);
            }
            this.dimension = numbers;
            return this;
        }

        /**
         * Where the vectors' rounded form is kept past 300,000 vectors, so that a million open in a second or two instead
         * of twenty. Without it they are read from the database at every start. The folder must exist; the file may be
         * deleted at any time.
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
        sessions.change(connection -> {
            addAll(connection, ids, embeddings, segments);
        });
    }

    /**
     * As {@link #addAll(List, List, List)}, in the transaction of the connection: searches see it once the caller
     * commits. Until then other writers of this store wait.
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
            requireFinite(ids.get(i), vector);
            requireDimension(ids.get(i), vector);
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
        if (ids.isEmpty() || dimension(connection) == 0) {
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
            if (dimension(connection) == 0) {
                return;
            }
            long last = tables.lockAndReadLast(connection);
            // With the lock held, nobody else can make this view outdated.
            FollowedBlock.Shown shown = sessions.read(block::follow).orElseThrow();
            List<Long> ids = filters.rows(connection, shown, filter).stream()
                    .filter(row -> !shown.view().isRemoved(row))
                    .mapToObj(shown.view()::id)
                    .toList();
            tables.writeLast(connection, tables.remove(connection, last, ids));
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
        float[] query = request.queryEmbedding().vector();
        // RelevanceScore maps a cosine in [-1, 1] to a score in [0, 1].
        double minCosine = request.minScore() <= 0 ? Double.NEGATIVE_INFINITY : request.minScore() * 2 - 1;
        Filter filter = request.filter();
        return whileRowsVanish(
                (connection, shown) -> {
                    ExactSearch search = search(connection, shown, query, request.maxResults(), minCosine);
                    List<ExactSearch.Hit> hits = search.run(filter == null ? null : rows(connection, shown, filter));
                    List<Long> ids = hits.stream().map(ExactSearch.Hit::id).toList();
                    Map<Long, EntryRows.StoredEntry> found = entries.entries(connection, ids);
                    Map<Long, float[]> vectors = entries.vectors(connection, ids);
                    List<EmbeddingMatch<TextSegment>> matches = new ArrayList<>();
                    for (ExactSearch.Hit hit : hits) {
                        EntryRows.StoredEntry entry = found.get(hit.id());
                        float[] vector = vectors.get(hit.id());
                        if (entry == null || vector == null) {
                            throw new ExactSearch.BehindException();
                        }
                        matches.add(new EmbeddingMatch<>(
                                RelevanceScore.fromCosineSimilarity(hit.cosine()),
                                entry.name(),
                                Embedding.from(vector),
                                entry.segment()));
                    }
                    return new EmbeddingSearchResult<>(matches);
                },
                new EmbeddingSearchResult<>(List.of()));
    }

    private BitSet rows(Connection connection, FollowedBlock.Shown shown, Filter filter)
            throws SQLException, ExactSearch.BehindException {
        BitSet rows = filters.rows(connection, shown, filter);
        // Metadata read after a later commit would lack rows that this view still shows.
        if (tables.state(connection).last() != shown.last()) {
            throw new ExactSearch.BehindException();
        }
        return rows;
    }

    /** The rows nearest to a vector, best first, ties by number. */
    List<ExactSearch.Hit> nearest(float[] vector, int limit) {
        return whileRowsVanish(
                (connection, shown) -> search(connection, shown, vector, limit, Double.NEGATIVE_INFINITY)
                        .run(null),
                List.of());
    }

    private ExactSearch search(
            Connection connection, FollowedBlock.Shown shown, float[] query, int limit, double minCosine) {
        requireDimension("the query", query);
        return new ExactSearch(shown.view(), ids -> entries.vectors(connection, ids), query, limit, minCosine);
    }

    private interface Search<T> {
        T run(Connection connection, FollowedBlock.Shown shown) throws SQLException, ExactSearch.BehindException;
    }

    /** Searches anew when another transaction removed a row between the scan and the reading of its floats. */
    private <T> T whileRowsVanish(Search<T> search, T ofNothing) {
        return sessions.read(connection -> {
            for (int attempt = 1; ; attempt++) {
                Optional<FollowedBlock.Shown> shown = block.follow(connection);
                if (shown.isEmpty() || shown.get().view().rows() == 0) {
                    return ofNothing;
                }
                try {
                    return search.run(connection, shown.get());
                } catch (ExactSearch.BehindException e) {
                    if (attempt == ATTEMPTS) {
                        throw new IllegalStateException(
                                "rows of " + tables.vector + " vanish faster than they are"
                                        + " read, or the table lacks rows that " + tables.entry + " has",
                                e);
                    }
                }
            }
        });
    }

    private static void requireFinite(String id, float[] vector) {
        for (float x : vector) {
            if (!Float.isFinite(x)) {
                throw new IllegalArgumentException("the embedding of " + id + " holds " + x);
            }
        }
    }

    private void requireDimension(String what, float[] vector) {
        if (dimension != vector.length) {
            // On a connection of its own: making a table would commit the caller's transaction.
            sessions.read(connection -> {
                prepareVectors(connection, vector.length, what);
                return true;
            });
        }
    }

    /** The length of the vectors, 0 as long as it is not known. */
    int dimension() {
        return sessions.read(this::dimension);
    }

    private int dimension(Connection connection) throws SQLException {
        if (dimension == 0) {
            dimension = tables.dimension(connection);
        }
        return dimension;
    }

    private void prepareVectors(Connection connection, int length, String what) throws SQLException {
        tables.createVectors(connection, length);
        dimension = tables.dimension(connection);
        if (dimension != length) {
            throw new IllegalArgumentException("the vector of " + what + " has " + length + " numbers, but those in "
                    + tables.vector + " have " + dimension);
        }
    }

    /** How many embeddings are stored. */
    public int size() {
        return sessions.read(block::follow).map(shown -> shown.view().size()).orElse(0);
    }

    /** Keeps other writers out until the transaction of the connection ends. */
    void lock(Connection connection) throws SQLException {
        tables.lockAndReadLast(connection);
    }

    /** Makes an empty store one for vectors of this length. */
    void reshape(int length) {
        sessions.read(connection -> {
            if (tables.dimension(connection) != length) {
                if (!tables.isEmpty(connection)) {
                    throw new IllegalStateException(tables.vector + " holds vectors of " + tables.dimension(connection)
                            + " numbers, not " + length);
                }
                tables.dropVectors(connection);
                prepareVectors(connection, length, "the store");
            }
            return true;
        });
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
