package onrecord.index;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link VectorBlock} that follows the tables. It reads only what is committed, in one snapshot, so it is never ahead
 * of them and shows a transaction whole or not at all. Thread-safe.
 */
final class FollowedBlock {
    private static final Logger log = LoggerFactory.getLogger(FollowedBlock.class);

    private final StoreTables tables;
    private final ScanKernel kernel;
    private final @Nullable BlockFile file;
    private final int leastInFile;
    private long inFile = -1;
    private @Nullable VectorBlock block;
    private @Nullable UUID store;
    private long followed;
    private volatile @Nullable Shown shown;

    /**
     * @param file where a large block is kept; null to read it from the tables each time
     * @param leastInFile from how many vectors on
     */
    FollowedBlock(StoreTables tables, ScanKernel kernel, @Nullable BlockFile file, int leastInFile) {
        this.tables = tables;
        this.kernel = kernel;
        this.file = file;
        this.leastInFile = leastInFile;
    }

    /** The vectors after a change, and its number. */
    record Shown(BlockView view, int dimension, UUID store, long last) {}

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

    /**
     * As {@link #follow}, in the transaction of one who holds the store's lock and has changed nothing yet: all that it
     * sees is committed, and stays as it is.
     */
    synchronized Optional<Shown> followLocked(Connection connection) throws SQLException {
        return catchUp(connection);
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
        boolean follows = current != null
                && current.dimension() == dimension
                && state.store().equals(store)
                && followed >= state.forgotten()
                && followed <= state.last();
        if (current == null || !follows) {
            current = begin(connection, state, dimension);
        }
        readRemovals(connection, current);
        readAdditions(connection, current);
        current.publish();
        block = current;
        store = state.store();
        followed = state.last();
        Shown next = new Shown(current.view(), dimension, state.store(), state.last());
        shown = next;
        if (!follows) {
            keep();
        }
        return Optional.of(next);
    }

    private VectorBlock begin(Connection connection, StoreTables.State state, int dimension) throws SQLException {
        Optional<BlockFile.Kept> kept = file == null ? Optional.empty() : file.read(state, dimension, kernel);
        if (kept.isPresent() && !new BlockOrigin(tables).isHere(connection, kept.get())) {
            log.info("the vectors kept in a file are not those in {}, it is made anew", tables.vector);
            kept = Optional.empty();
        }
        followed = kept.map(BlockFile.Kept::last).orElse(0L);
        inFile = kept.map(BlockFile.Kept::last).orElse(-1L);
        return kept.map(BlockFile.Kept::block).orElseGet(() -> new VectorBlock(dimension, kernel));
    }

    boolean hasFile() {
        return file != null;
    }

    /** Writes the file if there is one, and it lacks what would take long to follow. */
    synchronized void keep() {
        Shown now = shown;
        if (file == null || now == null || now.view().size() < leastInFile || now.last() - inFile < leastInFile / 10) {
            return;
        }
        try {
            file.write(now.view(), now.dimension(), now.store(), now.last());
            inFile = now.last();
        } catch (IOException e) {
            log.warn(
                    "cannot keep the vectors in a file, the next start reads them from the database: {}", e.toString());
        }
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
