package onrecord.answer.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onrecord.answer.Answer;
import onrecord.answer.Conversation.Turn;
import onrecord.database.Database;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.Question;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Conversations in H2, as the console and Telegram keep them. */
class DialogueTest {
    private static final Answer REFUSAL = new Answer.NotInCorpus(
            new Evidence(Question.of("what"), List.of()), List.of(), 0.1, Duration.ZERO, "extractive");

    private static Database database;

    private final String id = UUID.randomUUID().toString();
    private final Dialogue dialogue = open(id);

    @BeforeAll
    static void start() {
        database = Database.inMemory("dialogues");
    }

    @AfterAll
    static void end() {
        database.close();
    }

    private static Dialogue open(String id) {
        return new Dialogue(new H2ChatMemoryStore(database.dataSource()), id);
    }

    private static List<String> questions(Dialogue dialogue) {
        return dialogue.conversation().turns().stream().map(Turn::question).toList();
    }

    @Test
    void is_taken_up_where_it_was_left_with_its_last_five_turns() {
        assertThat(questions(dialogue)).isEmpty();
        for (int i = 1; i <= 7; i++) {
            open(id).remember("Питання " + i + "?", REFUSAL);
        }
        assertThat(questions(open(id)))
                .containsExactly("Питання 3?", "Питання 4?", "Питання 5?", "Питання 6?", "Питання 7?");
        assertThat(questions(open("another"))).isEmpty();
    }

    @Test
    void forgets_all_or_what_bears_a_mark() {
        dialogue.remember("one?", REFUSAL, Map.of("user", "1", "post", "5"));
        dialogue.remember("two?", REFUSAL, Map.of("user", "2", "post", "6"));
        dialogue.remember("three?", REFUSAL, Map.of("user", "1", "post", "7"));
        dialogue.remember("four?", REFUSAL);
        dialogue.forget("post", "6");
        assertThat(questions(dialogue)).containsExactly("one?", "three?", "four?");
        dialogue.forget("user", "1");
        assertThat(questions(dialogue)).containsExactly("four?");
        dialogue.forget("user", "4");
        dialogue.forget();
        assertThat(questions(dialogue)).isEmpty();
    }

    @Test
    void within_a_transaction_nothing_is_kept_before_its_end() throws SQLException {
        try (Connection transaction = database.dataSource().getConnection()) {
            transaction.setAutoCommit(false);
            Dialogue within = new Dialogue(new H2ChatMemoryStore(transaction), id);
            within.remember("lost?", REFUSAL);
            assertThat(questions(within)).containsExactly("lost?");
            assertThat(questions(dialogue)).isEmpty();
            transaction.rollback();
            within.remember("kept?", REFUSAL);
            transaction.commit();
        }
        assertThat(questions(dialogue)).containsExactly("kept?");
    }
}
