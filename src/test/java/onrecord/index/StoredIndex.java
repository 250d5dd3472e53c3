package onrecord.index;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import onrecord.database.Database;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;

/**
 * All that an index holds: rows, the scan block, each term of the word index with the passages it stands in, and what
 * searches find. Without the numbers that only tell in which order it was stored, so that equal indexes have equal lines.
 */
final class StoredIndex {
    private StoredIndex() {}

    static List<String> lines(Path data) throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        Map<Long, String> passages = new HashMap<>();
        try (Database database = Database.open(data);
                H2PassageIndex index = H2PassageIndex.open(database.dataSource(), data.resolve("words"));
                Connection connection = database.dataSource().getConnection()) {
            rows(
                    lines,
                    connection,
                    "SELECT id, hash, form, origin, title, publisher, agency, author, url, published, published_basis,"
                            + " HASH('SHA-256', body), HASH('SHA-256', boilerplate) FROM article ORDER BY id");
            rows(
                    lines,
                    connection,
                    "SELECT p.article, p.ordinal, e.name, p.span_start, p.span_end, HASH('SHA-256', p.sentences),"
                            + " HASH('SHA-256', s.vectors), HASH('SHA-256', v.v) FROM passage p"
                            + " JOIN sentence_vectors s ON s.entry = p.entry JOIN passage_entry e ON e.id = p.entry"
                            + " JOIN passage_vector v ON v.id = p.entry ORDER BY p.article, p.ordinal");
            rows(
                    lines,
                    connection,
                    "SELECT p.article, p.ordinal, t.span_start, t.span_end, t.kind, t.first_day, t.last_day, t.length,"
                            + " t.leans_on, t.from_first, t.from_last FROM passage p"
                            + " JOIN passage_time t ON t.entry = p.entry ORDER BY p.article, p.ordinal, t.span_start,"
                            + " t.span_end, t.kind");
            // Nothing without a passage: what a killed process left half-way would show here.
            for (String table :
                    List.of("passage", "sentence_vectors", "passage_entry", "passage_vector", "passage_time")) {
                rows(lines, connection, "SELECT '" + table + "', COUNT(*) FROM " + table);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT entry, article, ordinal FROM passage")) {
                while (rows.next()) {
                    passages.put(rows.getLong(1), rows.getString(2) + "#" + rows.getInt(3));
                }
            }
            block(lines, connection, passages);
            searches(lines, index);
        }
        words(lines, data.resolve("words"), passages);
        return lines;
    }

    private static void rows(List<String> lines, Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    Object value = rows.getObject(i);
                    row.append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value)
                            .append(' ');
                }
                lines.add(row.toString());
            }
        }
    }

    private static void block(List<String> lines, Connection connection, Map<Long, String> passages)
            throws SQLException {
        BlockView view = new FollowedBlock(new StoreTables("passage_"), ScanKernels.fastest(), null, 1)
                .follow(connection)
                .orElseThrow()
                .view();
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < view.rows(); row++) {
            if (!view.isRemoved(row)) {
                VectorChunk chunk = view.chunk(row / view.chunkRows());
                int at = row % view.chunkRows();
                rows.add("block " + passages.get(view.id(row)) + " " + chunk.scales[at] + " "
                        + Arrays.hashCode(
                                Arrays.copyOfRange(chunk.codes, at * view.stride(), (at + 1) * view.stride())));
            }
        }
        rows.sort(null);
        lines.addAll(rows);
    }

    private static void searches(List<String> lines, H2PassageIndex index) {
        HashedEmbedder embedder = new HashedEmbedder("hashed", index.dimension());
        for (String words : List.of("harbour council", "report 17", "bridge 42 storm", "the desk of section", "war")) {
            index.matching(words, 500).forEach(hit -> lines.add(words + " " + hit.passage() + " " + hit.score()));
            index.nearest(embedder.question(words), 500)
                    .forEach(hit -> lines.add(words + " " + hit.passage() + " " + hit.score()));
        }
    }

    private static void words(List<String> lines, Path folder, Map<Long, String> passages) throws IOException {
        Map<String, List<String>> postings = new HashMap<>();
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                postings(leaf.reader(), postings, passages);
            }
            lines.add("documents of the word index " + reader.numDocs());
        }
        postings.forEach((term, places) -> {
            places.sort(null);
            lines.add("word " + term + " " + places.size() + " " + places.hashCode());
        });
        lines.sort(null);
    }

    private static void postings(LeafReader leaf, Map<String, List<String>> postings, Map<Long, String> passages)
            throws IOException {
        Bits live = MultiBits.getLiveDocs(leaf);
        Map<Integer, String> names = new HashMap<>();
        NumericDocValues entries = leaf.getNumericDocValues("entry");
        while (entries.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            names.put(entries.docID(), String.valueOf(passages.get(entries.longValue())));
        }
        Terms terms = leaf.terms(WordQuery.TEXT);
        TermsEnum each = terms.iterator();
        while (each.next() != null) {
            PostingsEnum places = each.postings(null, PostingsEnum.FREQS);
            while (places.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(places.docID())) {
                    postings.computeIfAbsent(each.term().utf8ToString(), word -> new ArrayList<>())
                            .add(names.get(places.docID()) + "*" + places.freq());
                }
            }
        }
    }
}
