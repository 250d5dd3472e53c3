package onrecord.index;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and reads the rows of an embedding store's tables: names, vectors, texts and typed metadata. */
final class EntryRows {
    private static final String KINDS = "SUILFD";

    private final StoreTables tables;

    EntryRows(StoreTables tables) {
        this.tables = tables;
    }

    /** What is to be stored under a name. */
    record NewEntry(
            String name, Embedding embedding, @Nullable TextSegment segment) {}

    /** What is stored under a name, without its vector. */
    record StoredEntry(String name, @Nullable TextSegment segment) {}

    /** Adds rows with the ids that follow {@code last}. */
    void insert(Connection connection, long last, List<NewEntry> entries) throws SQLException {
        try (PreparedStatement entry =
                        connection.prepareStatement("INSERT INTO " + tables.entry + " VALUES (?, ?, ?)");
                PreparedStatement vector =
                        connection.prepareStatement("INSERT INTO " + tables.vector + " VALUES (?, ?)");
                PreparedStatement metadata =
                        connection.prepareStatement("INSERT INTO " + tables.metadata + " VALUES (?, ?, ?, ?, ?)")) {
            long id = last;
            for (NewEntry added : entries) {
                id++;
                entry.setLong(1, id);
                entry.setString(2, added.name());
                entry.setString(
                        3, added.segment() == null ? null : added.segment().text());
                entry.addBatch();
                vector.setLong(1, id);
                vector.setBytes(2, FloatBytes.encode(added.embedding().vector()));
                vector.addBatch();
                if (added.segment() != null) {
                    addMetadata(metadata, id, added.segment().metadata().toMap());
                }
            }
            entry.executeBatch();
            vector.executeBatch();
            metadata.executeBatch();
        }
    }

    private static void addMetadata(PreparedStatement insert, long id, Map<String, Object> metadata)
            throws SQLException {
        for (Map.Entry<String, Object> pair : metadata.entrySet()) {
            Object value = pair.getValue();
            insert.setLong(1, id);
            insert.setString(2, pair.getKey());
            insert.setString(3, String.valueOf(kind(value)));
            insert.setString(4, value.toString());
            insert.setBigDecimal(5, number(value));
            insert.addBatch();
        }
    }

    private static char kind(Object value) {
        char initial = value.getClass().getSimpleName().charAt(0);
        if (KINDS.indexOf(initial) < 0) {
            throw new IllegalArgumentException(
                    "metadata of type " + value.getClass().getName() + " cannot be stored");
        }
        return initial;
    }

    /** The number as it is written, so that {@code 1.1f} finds {@code 1.1}; null for what has no decimal form. */
    static @Nullable BigDecimal number(Object value) {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            return null;
        }
        return new BigDecimal(value.toString());
    }

    private static Object value(char kind, String text) {
        return switch (kind) {
            case 'U' -> UUID.fromString(text);
            case 'I' -> Integer.valueOf(text);
            case 'L' -> Long.valueOf(text);
            case 'F' -> Float.valueOf(text);
            case 'D' -> Double.valueOf(text);
            default -> text;
        };
    }

    Map<Long, float[]> vectors(Connection connection, List<Long> ids) throws SQLException {
        Map<Long, float[]> vectors = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id, v FROM " + tables.vector + " WHERE id = ANY(?)")) {
            query.setObject(1, ids.toArray());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    vectors.put(rows.getLong(1), FloatBytes.decode(rows.getBytes(2)));
                }
            }
        }
        return vectors;
    }

    Map<Long, StoredEntry> entries(Connection connection, List<Long> ids) throws SQLException {
        Map<Long, Map<String, Object>> metadata = metadata(connection, ids);
        Map<Long, StoredEntry> entries = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id, name, text FROM " + tables.entry + " WHERE id = ANY(?)")) {
            query.setObject(1, ids.toArray());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    long id = rows.getLong(1);
                    String text = rows.getString(3);
                    TextSegment segment = text == null
                            ? null
                            : TextSegment.from(text, Metadata.from(metadata.getOrDefault(id, Map.of())));
                    entries.put(id, new StoredEntry(rows.getString(2), segment));
                }
            }
        }
        return entries;
    }

    private Map<Long, Map<String, Object>> metadata(Connection connection, List<Long> ids) throws SQLException {
        Map<Long, Map<String, Object>> metadata = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT entry, name, kind, text FROM " + tables.metadata + " WHERE entry = ANY(?)")) {
            query.setObject(1, ids.toArray());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    metadata.computeIfAbsent(rows.getLong(1), id -> new LinkedHashMap<>())
                            .put(rows.getString(2), value(rows.getString(3).charAt(0), rows.getString(4)));
                }
            }
        }
        return metadata;
    }
}
