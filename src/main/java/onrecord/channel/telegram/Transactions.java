package onrecord.channel.telegram;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** Runs work on the database, all of it or none, one piece after another. Thread-safe. */
final class Transactions {
    private final DataSource database;
    /**
     * H2 writes its tables out one after another. Were another transaction at work meanwhile, a kill could keep half of
     * it: a question marked as answered whose answer is gone.
     */
    private final ReentrantLock turn = new ReentrantLock(true);

    Transactions(DataSource database) {
        this.database = database;
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    @FunctionalInterface
    interface Change {
        void on(Sql sql) throws SQLException;
    }

    /**
     * Commits what the work did, or undoes it if it throws.
     *
     * @throws StorageException if the database fails
     */
    <T> T run(Work<T> work) {
        turn.lock();
        try {
            return runAlone(work);
        } finally {
            turn.unlock();
        }
    }

    private <T> T runAlone(Work<T> work) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(new Sql(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StorageException(e);
        } catch (IllegalStateException e) {
            // What keeps its own tables says so when the database fails it.
            throw e.getCause() instanceof SQLException ? new StorageException(e) : e;
        }
    }

    private Connection connect() throws SQLException {
        try {
            return database.getConnection();
        } catch (IllegalStateException e) {
            // H2's pool says so when it has been closed.
            throw new StorageException(e);
        }
    }

    /** {@link #run} for work that returns nothing. */
    void change(Change change) {
        run(sql -> {
            change.on(sql);
            return true;
        });
    }
}
