package onrecord.index;

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
import java.util.Collection;
import java.util.List;

/**
 * Evaluates LangChain4j filters: each comparison is one SQL query over indexed metadata and yields a set of rows;
 * {@code and}, {@code or}, {@code not} combine the sets.
 */
final class MetadataFilters {
    private final StoreTables tables;

    MetadataFilters(StoreTables tables) {
        this.tables = tables;
    }

    /** The rows of the view that pass the filter, removed ones perhaps among them. */
    BitSet rows(Connection connection, VectorBlock.View view, Filter filter) throws SQLException {
        if (filter instanceof And and) {
            BitSet rows = rows(connection, view, and.left());
            rows.and(rows(connection, view, and.right()));
            return rows;
        }
        if (filter instanceof Or or) {
            BitSet rows = rows(connection, view, or.left());
            rows.or(rows(connection, view, or.right()));
            return rows;
        }
        if (filter instanceof Not not) {
            return without(view, rows(connection, view, not.expression()));
        }
        if (filter instanceof IsNotEqualTo other) {
            return without(view, rows(connection, view, new IsEqualTo(other.key(), other.comparisonValue())));
        }
        if (filter instanceof IsNotIn other) {
            return without(view, rows(connection, view, new IsIn(other.key(), other.comparisonValues())));
        }
        BitSet rows = new BitSet(view.rows());
        read(connection, view, comparison(filter), rows);
        return rows;
    }

    private static BitSet without(VectorBlock.View view, BitSet rows) {
        rows.flip(0, view.rows());
        return rows;
    }

    /** One SQL condition on a metadata row, with its parameters. */
    private record Comparison(String key, String condition, List<Object> values) {
        static Comparison of(String key, String operator, Object value) {
            Object number = EntryRows.number(value);
            return number == null
                    ? new Comparison(key, "text " + operator + " ? AND number IS NULL", List.of(value.toString()))
                    : new Comparison(key, "number " + operator + " ?", List.of(number));
        }
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
            return new Comparison(part.key(), "kind = 'S' AND LOCATE(?, text) > 0", List.of(part.comparisonValue()));
        }
        if (filter instanceof IsIn any) {
            return in(any.key(), any.comparisonValues());
        }
        throw new UnsupportedOperationException(
                "cannot filter by " + filter.getClass().getName());
    }

    private static Comparison in(String key, Collection<?> values) {
        boolean numbers = values.stream().allMatch(Number.class::isInstance);
        Object[] array = numbers
                ? values.stream().map(EntryRows::number).toArray()
                : values.stream().map(Object::toString).toArray();
        String condition = numbers ? "number = ANY(?)" : "text = ANY(?) AND number IS NULL";
        return new Comparison(key, condition, List.of((Object) array));
    }

    private void read(Connection connection, VectorBlock.View view, Comparison comparison, BitSet rows)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT entry FROM " + tables.metadata + " WHERE name = ? AND " + comparison.condition())) {
            query.setString(1, comparison.key());
            for (int i = 0; i < comparison.values().size(); i++) {
                query.setObject(i + 2, comparison.values().get(i));
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
