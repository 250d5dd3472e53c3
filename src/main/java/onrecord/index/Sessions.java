package onrecord.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import javax.sql.DataSource;
import onrecord.database.Outage;

/** Work on connections of a data source, each handed back in the mode in which it came. Thread-safe. */
final class Sessions {
    private final DataSource dataSource;
    private final String name;

    /** @param name what the data belongs to, for messages */
    Sessions(DataSource dataSource, String name) {
        this.dataSource = dataSource;
        this.name = name;
    }

    /** What is read. */
    interface Read<T> {
        T run(Connection connection) throws SQLException;
    }

    /** What is changed. */
    interface Change {
        void run(Connection connection) throws SQLException;
    }

    /** Reads in auto-commit mode: each statement sees what is committed when it starts. */
    <T> T read(Read<T> read) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getAutoCommit() ? read.run(connection) : inAutoCommitMode(connection, read);
        } catch (SQLException e) {
            Optional<IOException> outage = Outage.of(e);
            if (outage.isPresent()) {
                throw new UncheckedIOException("cannot read or write " + name, outage.get());
            }
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    private static <T> T inAutoCommitMode(Connection connection, Read<T> read) throws SQLException {
        connection.setAutoCommit(true);
        try {
            return read.run(connection);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** Changes all or nothing: what throws is rolled back. */
    void change(Change change) {
        read(connection -> {
            connection.setAutoCommit(false);
            try {
                change.run(connection);
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
            connection.setAutoCommit(true);
            return true;
        });
    }

    /**
     * Changes all or nothing within the transaction of a connection: what throws is taken back, what was done before
     * stands.
     *
     * @throws IllegalArgumentException if the connection would commit each statement
     */
    static void changePart(Connection connection, Change change) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalArgumentException("the connection is in auto-commit mode, which might leave half a change:"
                    + " call setAutoCommit(false), and commit() at the end");
        }
        Savepoint before = connection.setSavepoint();
        try {
            change.run(connection);
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.rollback(before);
            } catch (SQLException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
        connection.releaseSavepoint(before);
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Reads on a connection in auto-commit mode so that all statements see one and the same committed state. */
    static <T> T snapshot(Connection connection, Read<T> read) throws SQLException {
        int isolation = connection.getTransactionIsolation();
        // H2 gives a serializable transaction one snapshot of all tables; weaker levels take one for each statement.
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setAutoCommit(false);
        try {
            return read.run(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(isolation);
        }
    }
}
