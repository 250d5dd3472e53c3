package onrecord.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.langchain4j.store.embedding.filter.comparison.ContainsString;
import dev.langchain4j.store.embedding.filter.comparison.IsEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThan;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsIn;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThan;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsNotEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsNotIn;
import dev.langchain4j.store.embedding.filter.logical.And;
import dev.langchain4j.store.embedding.filter.logical.Not;
import dev.langchain4j.store.embedding.filter.logical.Or;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/**
 * Evaluates LangChain4j filters: each comparison is one SQL query over indexed metadata and yields a set of rows;
 * {@code and}, {@code or}, {@code not} combine the sets.
 */
final class MetadataFilters {
    private static final int MOST_REMEMBERED = 16;

    private final StoreTables tables;
    private final Cache<Filter, Compared> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    MetadataFilters(StoreTables tables) {
        this.tables = tables;
    }

    /** The rows that a comparison found up to a change; never changed once it is here. */
    private record Compared(Object layout, long last, BitSet rows) {}

    /** The rows of the view that pass the filter, removed ones perhaps among them. */
    BitSet rows(Connection connection, FollowedBlock.Shown shown, Filter filter) throws SQLException {
        if (filter instanceof And and) {
            BitSet rows = rows(connection, shown, and.left());
            rows.and(rows(connection, shown, and.right()));
            return rows;
        }
        if (filter instanceof Or or) {
            BitSet rows = rows(connection, shown, or.left());
            rows.or(rows(connection, shown, or.right()));
            return rows;
        }
        if (filter instanceof Not not) {
            return without(shown, rows(connection, shown, not.expression()));
        }
        if (filter instanceof IsNotEqualTo other) {
            return without(shown, rows(connection, shown, new IsEqualTo(other.key(), other.comparisonValue())));
        }
        if (filter instanceof IsNotIn other) {
            return without(shown, rows(connection, shown, new IsIn(other.key(), other.comparisonValues())));
        }
        return (BitSet) compared(connection, shown, filter).clone();
    }

    /**
     * What a comparison found is remembered, and only rows that came later are asked for the next time: the metadata of a
     * row never change, and a removed row is passed over by the scan.
     */
    private BitSet compared(Connection connection, FollowedBlock.Shown shown, Filter filter) throws SQLException {
        Compared known = remembered.getIfPresent(filter);
        boolean fits = known != null && known.layout() == shown.view().layout();
        if (known != null && fits && known.last() >= shown.last()) {
            return known.rows();
        }
        BitSet rows = known != null && fits
                ? (BitSet) known.rows().clone()
                : new BitSet(shown.view().rows());
        for (Comparison comparison : comparisons(filter)) {
            read(connection, shown.view(), comparison, known != null && fits ? known.last() : 0, rows);
        }
        remembered.put(filter, new Compared(shown.view().layout(), shown.last(), rows));
        return rows;
    }

    private static BitSet without(FollowedBlock.Shown shown, BitSet rows) {
        rows.flip(0, shown.view().rows());
        return rows;
    }

    /** One SQL condition on a metadata row, with its parameter. */
    private record Comparison(String key, String condition, Object value) {
        static Comparison of(String key, String operator, Object value) {
            Object number = EntryRows.number(value);
            return number == null
                    ? new Comparison(key, "text " + operator + " ? AND number IS NULL", value.toString())
                    : new Comparison(key, "number " + operator + " ?", number);
        }
    }

    /** Any of which must hold; each is a look into an index, where an array would be compared with every row. */
    private static List<Comparison> comparisons(Filter filter) {
        return filter instanceof IsIn any
                ? any.comparisonValues().stream()
                        .map(value -> Comparison.of(any.key(), "=", value))
                        .toList()
                : List.of(comparison(filter));
    }

    private static Comparison comparison(Filter filter) {
        if (filter instanceof IsEqualTo equal) {
            return Comparison.of(equal.key(), "=", equal.comparisonValue());
        }
        if (filter instanceof IsGreaterThan above) {
            return Comparison.of(above.key(), ">", above.comparisonValue());
        }
        if (filter instanceof IsGreaterThanOrEqualTo least) {
            return Comparison.of(least.key(), ">=", least.comparisonValue());
        }
        if (filter instanceof IsLessThan below) {
            return Comparison.of(below.key(), "<", below.comparisonValue());
        }
        if (filter instanceof IsLessThanOrEqualTo most) {
            return Comparison.of(most.key(), "<=", most.comparisonValue());
        }
        if (filter instanceof ContainsString part) {
            return new Comparison(part.key(), "kind = 'S' AND LOCATE(?, text) > 0", part.comparisonValue());
        }
        throw new UnsupportedOperationException(
                "cannot filter by " + filter.getClass().getName());
    }

    private void read(Connection connection, BlockView view, Comparison comparison, long after, BitSet rows)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT entry FROM " + tables.metadata
                + " WHERE name = ? AND " + comparison.condition() + (after > 0 ? " AND entry > ?" : ""))) {
            query.setString(1, comparison.key());
            query.setObject(2, comparison.value());
            if (after > 0) {
                query.setLong(3, after);
            }
            query.setFetchSize(10_000);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    int row = view.row(found.getLong(1));
                    if (row >= 0) {
                        rows.set(row);
                    }
                }
            }
        }
    }
}
