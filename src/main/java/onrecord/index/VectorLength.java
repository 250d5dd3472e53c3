package onrecord.index;

import java.sql.Connection;
import java.sql.SQLException;

/** The length that all vectors of a store share: that of the table's column, which the first vector makes. Thread-safe. */
final class VectorLength {
    private final Sessions sessions;
    private final StoreTables tables;
    private volatile int length;

    VectorLength(Sessions sessions, StoreTables tables) {
        this.sessions = sessions;
        this.tables = tables;
    }

    /** 0 as long as it is not known. */
    int known() {
        if (length == 0) {
            length = sessions.read(tables::dimension);
        }
        return length;
    }

    /** Refuses a vector of another length or with a number that is not finite; the first one sets the length. */
    void require(String what, float[] vector) {
        requireFinite(what, vector);
        require(what, vector.length);
    }

    /**
     * As {@link #require(String, float[])}, in the transaction of the connection; a second connection is taken by the first
     * vector alone, because to make its table here would commit the transaction.
     */
    void require(Connection connection, String what, float[] vector) throws SQLException {
        requireFinite(what, vector);
        if (length != vector.length) {
            int stored = tables.dimension(connection);
            learn(what, vector.length, stored > 0 ? stored : sessions.read(own -> create(own, vector.length)));
        }
    }

    void require(String what, int wanted) {
        if (length != wanted) {
            learn(what, wanted, sessions.read(own -> create(own, wanted)));
        }
    }

    static void requireFinite(String what, float[] vector) {
        for (float x : vector) {
            if (!Float.isFinite(x)) {
                throw new IllegalArgumentException("the vector of " + what + " holds " + x);
            }
        }
    }

    private void learn(String what, int wanted, int stored) {
        length = stored;
        if (stored != wanted) {
            throw new IllegalArgumentException("the vector of " + what + " has " + wanted + " numbers, but those in "
                    + tables.vector + " have " + stored);
        }
    }

    private int create(Connection connection, int wanted) throws SQLException {
        if (wanted < 1 || wanted > H2EmbeddingStore.LONGEST) {
            throw new IllegalArgumentException(
                    "a vector has 1 to " + H2EmbeddingStore.LONGEST + " numbers, not " + wanted);
        }
        int stored = tables.dimension(connection);
        if (stored > 0) {
            return stored;
        }
        tables.createVectors(connection, wanted);
        return tables.dimension(connection);
    }

    /** Makes an empty store one for vectors of this length. */
    void change(int wanted) {
        length = sessions.read(connection -> {
            int now = tables.dimension(connection);
            if (now != wanted) {
                if (!tables.isEmpty(connection)) {
                    throw new IllegalStateException(
                            tables.vector + " holds vectors of " + now + " numbers, not " + wanted);
                }
                tables.dropVectors(connection);
                return create(connection, wanted);
            }
            return now;
        });
    }
}
