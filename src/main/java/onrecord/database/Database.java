package onrecord.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The H2 database that holds all state: articles, passages, vectors, what Telegram asked and is owed.
 *
 * <p>Several processes may open the same folder at once (H2's mixed mode, on loopback). A committed transaction
 * survives the death of the process: {@code WRITE_DELAY=0}. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private final JdbcConnectionPool pool;
    private final boolean endsWithPool;

    private Database(String url, boolean endsWithPool) {
        this.endsWithPool = endsWithPool;
        pool = JdbcConnectionPool.create(url, "onrecord", "");
        pool.setMaxConnections(32);
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:onrecord/database/migration")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            pool.dispose();
            throw e;
        }
    }

    /**
     * Opens the database in a folder, and makes both where they do not exist.
     *
     * @throws UncheckedIOException if the folder cannot be made, or the file in it cannot be used; its message names it
     */
    public static Database open(Path folder) {
        // The server that mixed mode starts must not be reachable from other machines.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        Path file = folder.toAbsolutePath().resolve("onrecord");
        if (file.toString().indexOf(';') >= 0) {
            // To H2 it ends the path, and settings follow.
            throw new UncheckedIOException(
                    "cannot use the data folder " + folder.toAbsolutePath(),
                    new IOException("its path holds a semicolon; choose another"));
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data folder " + folder, e);
        }
        try {
            // TRACE_LEVEL_FILE: H2 would leave a log of its own beside the database when its process is told to end.
            return new Database(
                    "jdbc:h2:file:" + file + ";WRITE_DELAY=0;AUTO_SERVER=TRUE;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0",
                    true);
        } catch (FlywayException e) {
            throw unusable(file, e);
        }
    }

    private static UncheckedIOException unusable(Path file, FlywayException fault) {
        Optional<IOException> outage = Outage.of(fault);
        if (outage.isPresent()) {
            return new UncheckedIOException("cannot use the database " + file + ".mv.db", outage.get());
        }
        Throwable cause = fault;
        while (cause.getCause() != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new UncheckedIOException(
                "cannot use the database " + file
                        + ".mv.db; nothing in it was changed: put back a copy, or move it away to begin anew",
                new IOException(reason, fault));
    }

    /** A database that lives as long as this object, for tests. */
    public static Database inMemory(String name) {
        return new Database("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", false);
    }

    /** Connections from a pool; close each after use. */
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        if (!endsWithPool) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            } catch (SQLException e) {
                throw new IllegalStateException("a database in memory could not be shut down", e);
            }
        }
        pool.dispose();
    }
}
