package onrecord.index;

import java.util.BitSet;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a search may find: part of the search, so that the best of a small part are found however many others
 * come before them.
 *
 * @param hidden true for all but these entries, false for these alone
 */
record EntrySelection(List<Long> entries, boolean hidden) {
    static final EntrySelection ALL = new EntrySelection(List.of(), true);

    /** The rows of a view; null for all of them. */
    @Nullable
    BitSet rows(BlockView view) {
        if (hidden && entries.isEmpty()) {
            return null;
        }
        BitSet rows = new BitSet(view.rows());
        for (long entry : entries) {
            int row = view.row(entry);
            if (row >= 0) {
                rows.set(row);
            }
        }
        if (hidden) {
            rows.flip(0, view.rows());
        }
        return rows;
    }

    /** The documents that a query finds among these entries; scores stay as they are. */
    Query within(Query query, String field) {
        if (hidden && entries.isEmpty()) {
            return query;
        }
        List<BytesRef> names = entries.stream()
                .map(entry -> new BytesRef(Long.toString(entry)))
                .toList();
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(new TermInSetQuery(field, names), hidden ? Occur.MUST_NOT : Occur.FILTER)
                .build();
    }
}
