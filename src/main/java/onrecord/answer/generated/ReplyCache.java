package onrecord.answer.generated;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps whole replies in H2, so that the same question over the same evidence and prompts is not paid for twice. What is
 * kept is the model's reply, not what was made of it: it is checked anew each time. Thread-safe.
 */
final class ReplyCache {
    private static final Logger log = LoggerFactory.getLogger(ReplyCache.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final DataSource database;
    private final Clock clock;

    ReplyCache(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The reply kept under a key; empty if there is none, or it is a month old, or the database fails. */
    Optional<String> find(String key) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(
                        "select reply from model_reply where cache_key = ? and made_at > ?")) {
            find.setString(1, key);
            find.setTimestamp(2, Timestamp.from(clock.instant().minus(KEPT)));
            try (ResultSet rows = find.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            log.warn("The kept replies cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps a reply, and lets go of those older than a month. */
    void keep(String key, String model, String prompts, String reply) {
        try (Connection connection = database.getConnection();
                PreparedStatement clear = connection.prepareStatement("delete from model_reply where made_at <= ?");
                PreparedStatement keep = connection.prepareStatement(
                        "merge into model_reply (cache_key, made_at, model, prompts, reply) key (cache_key)"
                                + " values (?, ?, ?, ?, ?)")) {
            clear.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
            clear.executeUpdate();
            keep.setString(1, key);
            keep.setTimestamp(2, Timestamp.from(clock.instant()));
            keep.setString(3, model);
            keep.setString(4, prompts);
            keep.setString(5, reply);
            keep.executeUpdate();
        } catch (SQLException e) {
            log.warn("A reply cannot be kept: {}", e.getMessage());
        }
    }
}
