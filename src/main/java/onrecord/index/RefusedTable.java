package onrecord.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers which sources could not be read and why, so that not every start reads them again: some take long to refuse.
 * Kept among the index's settings, by name and hash.
 */
final class RefusedTable {
    private static final String PREFIX = "refused ";

    private final String form;

    /** @param form how articles are read now: what was refused by another reader is unknown */
    RefusedTable(String form) {
        this.form = form;
    }

    private static String key(String name, String hash) {
        return PREFIX + hash + " " + name;
    }

    /** The reasons, by {@link #key}. */
    Map<String, String> read(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT name, setting FROM index_setting WHERE name LIKE ?")) {
            query.setString(1, PREFIX + "%");
            try (ResultSet rows = query.executeQuery()) {
                Map<String, String> reasons = new HashMap<>();
                while (rows.next()) {
                    String[] parts = rows.getString(2).split("\n", 2);
                    reasons.put(rows.getString(1), parts[0].equals(form) ? parts[1] : "");
                }
                return reasons;
            }
        }
    }

    /** Why a source was refused, as {@link #read} told; empty if it is not known. */
    static String reason(Map<String, String> reasons, String name, String hash) {
        return reasons.getOrDefault(key(name, hash), "");
    }

    void write(Connection connection, String name, String hash, String reason) throws SQLException {
        try (PreparedStatement merge =
                connection.prepareStatement("MERGE INTO index_setting (name, setting) KEY (name) VALUES (?, ?)")) {
            merge.setString(1, key(name, hash));
            merge.setString(2, form + "\n" + reason);
            merge.executeUpdate();
        }
    }

    /** Forgets what {@link #read} told and is under none of these names and hashes. */
    void retain(Connection connection, Map<String, String> reasons, Map<String, String> hashesByName)
            throws SQLException {
        Map<String, String> gone = new HashMap<>(reasons);
        hashesByName.forEach((name, hash) -> gone.remove(key(name, hash)));
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM index_setting WHERE name = ?")) {
            for (String key : gone.keySet()) {
                delete.setString(1, key);
                delete.executeUpdate();
            }
        }
    }
}
