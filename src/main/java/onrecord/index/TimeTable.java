package onrecord.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import onrecord.language.Interval;
import onrecord.language.ResolvedTime;
import onrecord.language.ResolvedTime.Leaning;
import onrecord.language.TextSpan;
import onrecord.language.TimeReading;
import onrecord.passage.Passage;
import org.jspecify.annotations.Nullable;

/** Reads and writes the times of passages; the schema is {@code onrecord/database/migration/V400__times.sql}. */
final class TimeTable {
    private static final String NAMED = "named";
    private static final String SAID = "said";

    /** Writes what a reading of an article has for one of its passages. */
    void insert(Connection connection, long entry, Passage passage, TimeReading article) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO passage_time (entry, kind, span_start,"
                + " span_end, first_day, last_day, length, leans_on, from_first, from_last)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (ResolvedTime time : article.within(passage.span())) {
                add(insert, entry, NAMED, time);
            }
            for (TextSpan sentence : passage.sentences()) {
                Interval said = article.said().get(sentence);
                if (said != null) {
                    add(insert, entry, SAID, new ResolvedTime(sentence, said, null, Leaning.TEXT, null));
                }
            }
            insert.executeBatch();
        }
    }

    private static void add(PreparedStatement insert, long entry, String kind, ResolvedTime time) throws SQLException {
        insert.setLong(1, entry);
        insert.setString(2, kind);
        insert.setInt(3, time.words().start());
        insert.setInt(4, time.words().end());
        days(insert, 5, time.interval());
        TemporalAmount length = time.length();
        insert.setString(7, length == null ? null : length.toString());
        insert.setString(8, time.leansOn().name().toLowerCase(Locale.ROOT));
        days(insert, 9, time.from());
        insert.addBatch();
    }

    private static void days(PreparedStatement insert, int column, @Nullable Interval interval) throws SQLException {
        insert.setObject(column, interval == null ? null : interval.first());
        insert.setObject(column + 1, interval == null ? null : interval.last());
    }

    void remove(Connection connection, String article) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM passage_time WHERE entry IN (SELECT entry FROM passage WHERE article = ?)")) {
            delete.setString(1, article);
            delete.executeUpdate();
        }
    }

    void removeAll(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM passage_time")) {
            delete.executeUpdate();
        }
    }

    /** The times of a passage; none if the index no longer holds it. */
    TimeReading read(Connection connection, Passage passage) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT t.kind, t.span_start, t.span_end, t.first_day, t.last_day,"
                        + " t.length, t.leans_on, t.from_first, t.from_last FROM passage p"
                        + " JOIN passage_time t ON t.entry = p.entry WHERE p.article = ? AND p.ordinal = ?"
                        + " ORDER BY t.span_start")) {
            query.setString(1, passage.article());
            query.setInt(2, passage.ordinal());
            List<ResolvedTime> named = new ArrayList<>();
            Map<TextSpan, Interval> said = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    TextSpan span = new TextSpan(rows.getInt(2), rows.getInt(3));
                    Interval interval = days(rows, 4);
                    if (rows.getString(1).equals(NAMED)) {
                        Leaning leansOn = Leaning.valueOf(rows.getString(7).toUpperCase(Locale.ROOT));
                        named.add(new ResolvedTime(span, interval, length(rows.getString(6)), leansOn, days(rows, 8)));
                    } else if (interval != null) {
                        said.put(span, interval);
                    }
                }
            }
            return new TimeReading(named, said);
        }
    }

    private static @Nullable Interval days(ResultSet rows, int column) throws SQLException {
        LocalDate first = rows.getObject(column, LocalDate.class);
        LocalDate last = rows.getObject(column + 1, LocalDate.class);
        return first == null || last == null ? null : new Interval(first, last);
    }

    private static @Nullable TemporalAmount length(@Nullable String iso) {
        if (iso == null) {
            return null;
        }
        return iso.startsWith("PT") ? Duration.parse(iso) : Period.parse(iso);
    }
}
