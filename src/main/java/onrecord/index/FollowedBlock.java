package onrecord.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@link VectorBlock} that follows the tables. It reads only what is committed, in one snapshot, so it is never ahead
 * of them and shows a transaction whole or not at all. Thread-safe.
 */
final class FollowedBlock {
    private final StoreTables tables;
    private final ScanKernel kernel;
    private @Nullable VectorBlock block;
    private @Nullable UUID store;
    private long followed;
    private volatile @Nullable Shown shown;

    FollowedBlock(StoreTables tables, ScanKernel kernel) {
        this.tables = tables;
        this.kernel = kernel;
    }

    /** The vectors after a change, and its number. */
    record Shown(VectorBlock.View view, UUID store, long last) {}

    /**
     * The vectors as committed when this was called, or later.
     *
     * @param connection in auto-commit mode
     * @return empty if the store has never held a vector
     */
    Optional<Shown> follow(Connection connection) throws SQLException {
        Shown now = shown;
        StoreTables.State state = tables.state(connection);
        if (now != null && now.last() == state.last() && now.store().equals(state.store())) {
            return Optional.of(now);
        }
        synchronized (this) {
            return Sessions.snapshot(connection, this::catchUp);
        }
    }

    private Optional<Shown> catchUp(Connection connection) throws SQLException {
        StoreTables.State state = tables.state(connection);
        Shown now = shown;
        if (now != null && now.last() == state.last() && now.store().equals(state.store())) {
            return Optional.of(now);
        }
        int dimension = tables.dimension(connection);
        if (dimension == 0) {
            return Optional.empty();
        }
        VectorBlock current = block;
        block = null; // until it is whole again: a failure below must not leave half a change
        if (current == null
                || current.dimension() != dimension
                || !state.store().equals(store)
                || followed < state.forgotten()
                || followed > state.last()) {
            current = new VectorBlock(dimension, kernel);
            followed = 0;
        }
        readRemovals(connection, current);
        readAdditions(connection, current);
        current.publish();
        block = current;
        store = state.store();
        followed = state.last();
        Shown next = new Shown(current.view(), state.store(), state.last());
        shown = next;
        return Optional.of(next);
    }

    private void readAdditions(Connection connection, VectorBlock into) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id, v FROM " + tables.vector + " WHERE id > ? ORDER BY id")) {
            query.setLong(1, followed);
            query.setFetchSize(1000);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    into.add(rows.getLong(1), FloatBytes.decode(rows.getBytes(2)));
                }
            }
        }
    }

    private void readRemovals(Connection connection, VectorBlock from) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT entry FROM " + tables.removal + " WHERE number > ?")) {
            query.setLong(1, followed);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    from.remove(rows.getLong(1));
                }
            }
        }
    }
}
