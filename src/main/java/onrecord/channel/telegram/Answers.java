package onrecord.channel.telegram;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onrecord.answer.Answer;
import onrecord.answer.Conversation;
import onrecord.answer.Generation;
import onrecord.answer.Quote;
import onrecord.answer.memory.Dialogue;
import onrecord.answer.memory.H2ChatMemoryStore;
import onrecord.language.TextSpan;
import onrecord.retrieval.RankedPassage;
import org.jspecify.annotations.Nullable;

/** The answers that were given, what people thought of them, and the conversations they form. */
final class Answers {
    private static final int EVIDENCE_KEPT = 10;
    /** What a remembered turn is marked with: the message that shows it, and who asked. */
    private static final String POST = "post";

    private static final String USER = "user";

    private final Transactions transactions;
    private final Clock clock;

    Answers(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Keeps an answer, its quotes and its evidence.
     *
     * @param post the message that shows it; an earlier answer in the same message leaves the conversation
     * @param completed the question as it was answered
     * @return what its buttons name it by
     */
    long add(Sql sql, Address address, long user, long post, String question, String completed, Answer answer)
            throws SQLException {
        Dialogue dialogue = dialogue(sql, address.chat(), address.topic());
        dialogue.forget(POST, String.valueOf(post));
        dialogue.remember(completed, answer, Map.of(POST, String.valueOf(post), USER, String.valueOf(user)));
        Generation generation = answer.generation();
        long id = sql.insert(
                "insert into telegram_answer (chat_id, thread_id, user_id, post_id, answered_at, question, completed,"
                        + " verdict, mode, confidence, text, prompts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                address.chat(),
                address.topic(),
                user,
                post,
                Inbox.at(clock.instant()),
                question,
                completed,
                answer.fold(quoted -> "answered", refusal -> "not_in_corpus"),
                answer.mode(),
                answer.confidence(),
                answer.fold(Answer.Quoted::text, refusal -> ""),
                generation == null ? null : generation.prompts());
        List<Quote> quotes = answer.fold(Answer.Quoted::quotes, Answer.NotInCorpus::closest);
        for (int i = 0; i < quotes.size(); i++) {
            addPlace(sql, id, "QUOTE", i, StoredAnswer.Place.of(quotes.get(i)));
        }
        List<RankedPassage> evidence = answer.evidence().passages();
        for (int i = 0; i < Math.min(EVIDENCE_KEPT, evidence.size()); i++) {
            RankedPassage ranked = evidence.get(i);
            addPlace(
                    sql,
                    id,
                    "EVIDENCE",
                    i,
                    new StoredAnswer.Place(
                            ranked.article().id(),
                            ranked.article().hash(),
                            ranked.passage().span(),
                            ranked.fusedScore(),
                            List.of()));
        }
        return id;
    }

    private static void addPlace(Sql sql, long answer, String kind, int ordinal, StoredAnswer.Place place)
            throws SQLException {
        String highlights = place.highlights().stream()
                .limit(100)
                .map(span -> span.start() + ":" + span.end())
                .collect(Collectors.joining(" "));
        sql.update(
                "insert into telegram_answer_span (answer_id, kind, ordinal, article, article_hash, span_start,"
                        + " span_end, score, highlights) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                answer,
                kind,
                ordinal,
                place.article(),
                place.hash(),
                place.span().start(),
                place.span().end(),
                place.score(),
                highlights);
    }

    /** A message shows no answer any more: its question has changed. No message has the id 0. */
    void leave(Sql sql, long post) throws SQLException {
        sql.update("update telegram_answer set post_id = 0 where post_id = ?", post);
    }

    /** Whether a message shows the answer to this very question. */
    boolean isLatestIn(Sql sql, long post, String question) throws SQLException {
        return sql.first(
                        "select question from telegram_answer where post_id = ? order by id desc"
                                + " fetch first row only",
                        row -> row.getString("question"),
                        post)
                .filter(question::equals)
                .isPresent();
    }

    /** An answer by its id; empty if it was never given or has been erased. */
    Optional<StoredAnswer> find(long id) {
        return transactions.run(sql -> {
            List<StoredAnswer.Place> quotes = places(sql, id, "QUOTE");
            return sql.first(
                    "select id, question, verdict from telegram_answer where id = ?",
                    row -> new StoredAnswer(
                            row.getLong("id"),
                            row.getString("question"),
                            row.getString("verdict").equals("answered"),
                            quotes),
                    id);
        });
    }

    static List<StoredAnswer.Place> places(Sql sql, long answer, String kind) throws SQLException {
        return sql.list(
                "select article, article_hash, span_start, span_end, score, highlights"
                        + " from telegram_answer_span where answer_id = ? and kind = ? order by ordinal",
                Answers::place,
                answer,
                kind);
    }

    private static StoredAnswer.Place place(ResultSet row) throws SQLException {
        List<TextSpan> highlights = Stream.of(row.getString("highlights").split(" ", -1))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split(":", 2))
                .map(ends -> new TextSpan(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
                .toList();
        return new StoredAnswer.Place(
                row.getString("article"),
                row.getString("article_hash"),
                new TextSpan(row.getInt("span_start"), row.getInt("span_end")),
                row.getDouble("score"),
                highlights);
    }

    /** The last turns in a chat (and topic), the oldest first. */
    Conversation conversation(long chat, @Nullable Integer topic) {
        return transactions.run(sql -> dialogue(sql, chat, topic).conversation());
    }

    /** A chat's conversation, as part of the transaction that gives an answer or takes it back. */
    private static Dialogue dialogue(Sql sql, long chat, @Nullable Integer topic) {
        return new Dialogue(
                new H2ChatMemoryStore(sql.connection()), "telegram " + chat + (topic == null ? "" : " " + topic));
    }

    /** Notes what someone thinks of an answer, in place of what they thought before; false if the answer is gone. */
    boolean judge(Sql sql, long answer, long user, boolean liked) throws SQLException {
        if (sql.first("select 1 from telegram_answer where id = ?", row -> 1, answer)
                .isEmpty()) {
            return false;
        }
        sql.update(
                "merge into telegram_feedback (answer_id, user_id, liked, given_at) key (answer_id, user_id)"
                        + " values (?, ?, ?, ?)",
                answer,
                user,
                liked,
                Inbox.at(clock.instant()));
        return true;
    }

    /** Erases what someone asked in a chat. Answers that were judged stay, without the person and out of the conversation. */
    void forget(Sql sql, long chat, long user) throws SQLException {
        List<Optional<Integer>> topics = sql.list(
                "select distinct thread_id from telegram_answer where chat_id = ? and user_id = ?",
                row -> Optional.ofNullable(row.getObject("thread_id", Integer.class)),
                chat,
                user);
        for (Optional<Integer> topic : topics) {
            dialogue(sql, chat, topic.orElse(null)).forget(USER, String.valueOf(user));
        }
        sql.update(
                "delete from telegram_answer a where chat_id = ? and user_id = ?"
                        + " and not exists (select 1 from telegram_feedback f where f.answer_id = a.id)",
                chat,
                user);
        // No person has a negative id, and one id for all would collide in the key.
        sql.update(
                "update telegram_feedback f set user_id = -answer_id where user_id = ?"
                        + " and not exists (select 1 from telegram_feedback o"
                        + " where o.answer_id = f.answer_id and o.user_id = -f.answer_id)",
                user);
        sql.update("delete from telegram_feedback where user_id = ?", user);
        sql.update("update telegram_answer set user_id = 0 where chat_id = ? and user_id = ?", chat, user);
    }

    int count() {
        return count("telegram_answer");
    }

    int judged() {
        return count("telegram_feedback");
    }

    private int count(String table) {
        return transactions.run(sql -> sql.first("select count(*) n from " + table, row -> row.getInt("n"))
                .orElse(0));
    }
}
