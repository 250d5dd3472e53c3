package onrecord.channel.telegram;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

/** What people thought of the answers they were given. */
public final class Feedback {
    private final Transactions transactions;

    /** Reads a migrated database. */
    public Feedback(DataSource database) {
        transactions = new Transactions(database);
    }

    /**
     * An answer and one person's judgement of it.
     *
     * @param answer the answer's number
     * @param given when it was judged
     * @param liked whether it was found good
     * @param question as it was answered: a follow-up is completed
     * @param verdict as {@code --json} names it
     * @param text the answer; empty for a refusal
     * @param quotes of a refusal: the closest passages
     * @param evidence the best passages the answer was drawn from
     */
    public record Judged(
            long answer,
            Instant given,
            boolean liked,
            String question,
            String verdict,
            String text,
            List<Place> quotes,
            List<Place> evidence) {}

    /**
     * A place in an article.
     *
     * @param article its id
     * @param hash the article's hash when it was quoted
     * @param start of the span in the body
     * @param end of the span, exclusive
     * @param score as it ranked then
     */
    public record Place(String article, String hash, int start, int end, double score) {}

    /** All judgements, the latest first. */
    public List<Judged> all() {
        return transactions.run(sql -> sql.list(
                "select a.id, f.given_at, f.liked, a.completed, a.verdict, a.text from telegram_feedback f"
                        + " join telegram_answer a on a.id = f.answer_id order by f.given_at desc, a.id desc",
                row -> new Judged(
                        row.getLong("id"),
                        row.getObject("given_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("liked"),
                        row.getString("completed"),
                        row.getString("verdict"),
                        row.getString("text"),
                        places(sql, row.getLong("id"), "QUOTE"),
                        places(sql, row.getLong("id"), "EVIDENCE"))));
    }

    private static List<Place> places(Sql sql, long answer, String kind) throws SQLException {
        return Answers.places(sql, answer, kind).stream()
                .map(place -> new Place(
                        place.article(),
                        place.hash(),
                        place.span().start(),
                        place.span().end(),
                        place.score()))
                .toList();
    }
}
