package onrecord.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Tells whether vectors kept in a file are those of the tables. A database that was put back from a copy goes on from an
 * earlier change, and gives the numbers after it out anew, to other rows: how many rows there are, the newest of them,
 * and what was removed last, tell the two apart.
 */
final class BlockOrigin {
    private static final int NEWEST = 100;

    private final StoreTables tables;

    BlockOrigin(StoreTables tables) {
        this.tables = tables;
    }

    /** Whether the tables, as the connection sees them, held these vectors at the change up to which they had followed. */
    boolean isHere(Connection connection, BlockFile.Kept kept) throws SQLException {
        BlockView view = kept.block().view();
        return rows(connection, kept.last()) == view.rows()
                && holdsNewest(connection, kept.last(), view)
                && lacksRemoved(connection, kept.last(), view);
    }

    private long rows(Connection connection, long last) throws SQLException {
        // Not as a count of the ids up to the last: of all rows H2 knows the number, of part of them it reads each.
        try (PreparedStatement query = connection.prepareStatement("SELECT (SELECT COUNT(*) FROM " + tables.vector
                + ") - (SELECT COUNT(*) FROM " + tables.vector + " WHERE id > ?1) + (SELECT COUNT(*) FROM "
                + tables.removal + " WHERE number > ?1 AND entry <= ?1)")) {
            query.setLong(1, last);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private boolean holdsNewest(Connection connection, long last, BlockView view) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT id, v FROM " + tables.vector
                + " WHERE id <= ? ORDER BY id DESC FETCH FIRST " + NEWEST + " ROWS ONLY")) {
            query.setLong(1, last);
            try (ResultSet rows = query.executeQuery()) {
                boolean holds = true;
                while (holds && rows.next()) {
                    holds = view.holds(rows.getLong(1), FloatBytes.decode(rows.getBytes(2)));
                }
                return holds;
            }
        }
    }

    private boolean lacksRemoved(Connection connection, long last, BlockView view) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT entry FROM " + tables.removal + " WHERE number <= ?")) {
            query.setLong(1, last);
            try (ResultSet rows = query.executeQuery()) {
                boolean lacks = true;
                while (lacks && rows.next()) {
                    lacks = view.row(rows.getLong(1)) < 0;
                }
                return lacks;
            }
        }
    }
}
