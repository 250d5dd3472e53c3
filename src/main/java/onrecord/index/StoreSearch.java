package onrecord.index;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.RelevanceScore;
import dev.langchain4j.store.embedding.filter.Filter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Searches an embedding store: follows what is committed, filters, scans, and reads what it found. Thread-safe. */
final class StoreSearch {
    private static final int ATTEMPTS = 50;
    /** More than rounding can move a cosine on its way to a score and back. */
    private static final double SCORE_SLACK = 1e-12;

    private final Sessions sessions;
    private final StoreTables tables;
    private final EntryRows entries;
    private final FollowedBlock block;
    private final MetadataFilters filters;

    StoreSearch(Sessions sessions, StoreTables tables, EntryRows entries, FollowedBlock block) {
        this.sessions = sessions;
        this.tables = tables;
        this.entries = entries;
        this.block = block;
        this.filters = new MetadataFilters(tables);
    }

    /** The rows nearest to a vector among the selected, best first, ties by number. */
    List<ExactSearch.Hit> nearest(float[] query, int limit, EntrySelection among) {
        return whileRowsVanish(
                (connection, shown) -> exact(connection, shown, query, limit, Double.NEGATIVE_INFINITY)
                        .run(among.rows(shown.view())),
                List.of());
    }

    /** The entries nearest to a vector, with scores of at least {@code minScore}, 0 to 1: best first, ties by number. */
    List<EmbeddingMatch<TextSegment>> matches(float[] query, int limit, double minScore, @Nullable Filter filter) {
        // RelevanceScore maps a cosine in [-1, 1] to a score in [0, 1].
        double minCosine = minScore <= 0 ? Double.NEGATIVE_INFINITY : minScore * 2 - 1 - SCORE_SLACK;
        return whileRowsVanish(
                (connection, shown) -> {
                    BitSet allowed = filter == null ? null : rows(connection, shown, filter);
                    return matches(
                            connection,
                            exact(connection, shown, query, limit, minCosine).run(allowed),
                            minScore);
                },
                List.of());
    }

    /** The ids of the rows that pass a filter, for one who holds the store's lock and has changed nothing yet. */
    List<Long> passing(Connection connection, Filter filter) throws SQLException {
        Optional<FollowedBlock.Shown> followed = block.followLocked(connection);
        if (followed.isEmpty()) {
            return List.of();
        }
        FollowedBlock.Shown shown = followed.get();
        return filters.rows(connection, shown, filter).stream()
                .filter(row -> !shown.view().isRemoved(row))
                .mapToObj(shown.view()::id)
                .toList();
    }

    private BitSet rows(Connection connection, FollowedBlock.Shown shown, Filter filter)
            throws SQLException, ExactSearch.BehindException {
        BitSet rows = filters.rows(connection, shown, filter);
        // Metadata read after a later removal would lack rows that this view still shows; later rows it does not show.
        if (tables.lastRemoval(connection) > shown.last()) {
            throw new ExactSearch.BehindException();
        }
        return rows;
    }

    private ExactSearch exact(
            Connection connection, FollowedBlock.Shown shown, float[] query, int limit, double minCosine) {
        if (query.length != shown.dimension()) {
            throw new IllegalArgumentException("the query has " + query.length + " numbers, but the vectors in "
                    + tables.vector + " have " + shown.dimension());
        }
        return new ExactSearch(shown.view(), ids -> entries.vectors(connection, ids), query, limit, minCosine);
    }

    private List<EmbeddingMatch<TextSegment>> matches(
            Connection connection, List<ExactSearch.Hit> hits, double minScore)
            throws SQLException, ExactSearch.BehindException {
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
            double score = RelevanceScore.fromCosineSimilarity(hit.cosine());
            if (score >= minScore) {
                matches.add(new EmbeddingMatch<>(score, entry.name(), Embedding.from(vector), entry.segment()));
            }
        }
        return matches;
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
                                "rows of " + tables.vector + " vanish faster than they are read, or the table lacks"
                                        + " rows that it should have",
                                e);
                    }
                }
            }
        });
    }
}
