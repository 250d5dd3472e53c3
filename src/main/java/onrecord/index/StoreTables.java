package onrecord.index;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The tables of an embedding store, and the order of their changes.
 *
 * <p>Every change has a number, one higher than the last. A row's id is the number of its addition; a removal leaves its
 * number and the removed id in a table of its own, which forgets the oldest once they outnumber the rows: to read all
 * rows then costs less. Who changes anything first locks the single row that holds the last number, so transactions
 * commit in the order of their numbers, and whoever has followed up to number n finds all that came later by
 * {@code > n}.
 */
final class StoreTables {
    private static final int FORMAT = 1;
    /** So many removals are listed however few rows there are. */
    static final int LEAST_LISTED = 5_000;

    final String state;
    final String entry;
    final String vector;
    final String metadata;
    final String removal;

    StoreTables(String prefix) {
        if (!prefix.matches("[A-Za-z_][A-Za-z0-9_]{0,99}")) {
            throw new IllegalArgumentException("the table prefix \"" + prefix
                    + "\" is not a plain SQL name: use up to 100 letters, digits and underscores");
        }
        state = prefix + "state";
        entry = prefix + "entry";
        vector = prefix + "vector";
        metadata = prefix + "metadata";
        removal = prefix + "removal";
    }

    /**
     * How far the changes have come.
     *
     * @param store names this store for good; another one has another
     * @param last the number of the last change, 0 before the first
     * @param forgotten removals up to this number are no longer listed: who is behind it must read everything
     */
    record State(UUID store, long last, long forgotten) {}

    /** Makes the tables where they are not there, complete: else it only reads, for one who has no right to more. */
    void create(Connection connection) throws SQLException {
        if (!areComplete(connection)) {
            make(connection);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT format FROM " + state)) {
            row.next();
            if (row.getInt(1) != FORMAT) {
                throw new IllegalStateException("the tables " + state + ", … have format " + row.getInt(1)
                        + ", but this program knows format " + FORMAT + ": use the program that made them");
            }
        }
    }

    /** The row of the state comes last. */
    private boolean areComplete(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM INFORMATION_SCHEMA.TABLES"
                + " WHERE TABLE_SCHEMA = CURRENT_SCHEMA AND TABLE_NAME = ?")) {
            query.setString(1, inCatalogue(connection, state));
            try (ResultSet row = query.executeQuery()) {
                return row.next() && count(connection, state) > 0;
            }
        }
    }

    private void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + state
                    + " (one INTEGER PRIMARY KEY CHECK (one = 1), format INTEGER NOT NULL, store UUID NOT NULL,"
                    + " last BIGINT NOT NULL, forgotten BIGINT NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS " + entry
                    + " (id BIGINT PRIMARY KEY, name CHARACTER VARYING NOT NULL, text CHARACTER VARYING)");
            statement.execute("CREATE UNIQUE INDEX IF NOT EXISTS " + entry + "_by_name ON " + entry + " (name)");
            statement.execute("CREATE TABLE IF NOT EXISTS " + metadata
                    + " (entry BIGINT NOT NULL, name CHARACTER VARYING NOT NULL, kind CHARACTER(1) NOT NULL,"
                    + " text CHARACTER VARYING NOT NULL, number DECFLOAT, PRIMARY KEY (entry, name))");
            statement.execute(
                    "CREATE INDEX IF NOT EXISTS " + metadata + "_by_text ON " + metadata + " (name, text, entry)");
            statement.execute(
                    "CREATE INDEX IF NOT EXISTS " + metadata + "_by_number ON " + metadata + " (name, number, entry)");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS " + removal + " (number BIGINT PRIMARY KEY, entry BIGINT NOT NULL)");
            statement.execute("MERGE INTO " + state + " t USING (VALUES 1) s (one) ON t.one = s.one"
                    + " WHEN NOT MATCHED THEN INSERT VALUES (1, " + FORMAT + ", RANDOM_UUID(), 0, 0)");
        }
    }

    /** The length of the stored vectors, 0 while the table does not exist. */
    int dimension(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT CHARACTER_OCTET_LENGTH"
                + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = CURRENT_SCHEMA"
                + " AND TABLE_NAME = ? AND COLUMN_NAME = ?")) {
            query.setString(1, inCatalogue(connection, vector));
            query.setString(2, inCatalogue(connection, "v"));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) / Float.BYTES : 0;
            }
        }
    }

    /** How the database, whose settings decide, keeps a name that stands without quotes in a statement. */
    private static String inCatalogue(Connection connection, String name) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        if (database.storesUpperCaseIdentifiers()) {
            return name.toUpperCase(Locale.ROOT);
        }
        return database.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name;
    }

    void createVectors(Connection connection, int dimension) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + vector + " (id BIGINT PRIMARY KEY, v BINARY("
                    + Float.BYTES * dimension + ") NOT NULL)");
        }
    }

    void dropVectors(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + vector);
        }
    }

    boolean isEmpty(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM " + entry + " FETCH FIRST ROW ONLY");
                ResultSet row = query.executeQuery()) {
            return !row.next();
        }
    }

    State state(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT store, last, forgotten FROM " + state);
                ResultSet row = query.executeQuery()) {
            row.next();
            return new State(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3));
        }
    }

    /** The number of the last removal, listed or forgotten; 0 before the first. */
    long lastRemoval(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT GREATEST(forgotten, (SELECT COALESCE(MAX(number), 0) FROM "
                                + removal + ")) FROM " + state);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Waits until no other transaction changes the store, and keeps others out until this one ends. */
    long lockAndReadLast(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT last FROM " + state + " FOR UPDATE WAIT 60");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    void writeLast(Connection connection, long last) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + state + " SET last = ?")) {
            update.setLong(1, last);
            update.executeUpdate();
        }
    }

    List<Long> entriesNamed(Connection connection, Collection<String> names) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id FROM " + entry + " WHERE name = ANY(?)")) {
            query.setObject(1, names.toArray());
            List<Long> ids = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    /** Removes the rows, which must exist, and returns the number of the last removal. */
    long remove(Connection connection, long last, Collection<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return last;
        }
        long number = last;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + removal + " VALUES (?, ?)")) {
            for (long id : ids) {
                insert.setLong(1, ++number);
                insert.setLong(2, id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        Object[] array = ids.toArray();
        for (String where : List.of(entry + " WHERE id", vector + " WHERE id", metadata + " WHERE entry")) {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + where + " = ANY(?)")) {
                delete.setObject(1, array);
                delete.executeUpdate();
            }
        }
        forgetOldest(connection);
        return number;
    }

    private void forgetOldest(Connection connection) throws SQLException {
        long tooMany = count(connection, removal) - Math.max(LEAST_LISTED, count(connection, entry));
        if (tooMany <= 0) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            long newest;
            try (ResultSet row = statement.executeQuery("SELECT number FROM " + removal + " ORDER BY number OFFSET "
                    + (tooMany - 1) + " ROWS FETCH FIRST ROW ONLY")) {
                row.next();
                newest = row.getLong(1);
            }
            statement.executeUpdate("DELETE FROM " + removal + " WHERE number <= " + newest);
            statement.executeUpdate("UPDATE " + state + " SET forgotten = " + newest);
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM " + table);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Empties the store; whoever follows must read everything anew, which is nothing. */
    void removeAll(Connection connection, long last) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM " + metadata);
            statement.executeUpdate("DELETE FROM " + entry);
            if (dimension(connection) > 0) {
                statement.executeUpdate("DELETE FROM " + vector);
            }
            statement.executeUpdate("DELETE FROM " + removal);
            statement.executeUpdate("UPDATE " + state + " SET last = " + (last + 1) + ", forgotten = " + (last + 1));
        }
    }
}
