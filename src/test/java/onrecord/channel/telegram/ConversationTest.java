package onrecord.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import onrecord.answer.Conversation.Turn;
import onrecord.answer.memory.Dialogue;
import onrecord.answer.memory.H2ChatMemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each chat, and each topic of a group, has a conversation of its own. */
class ConversationTest {
    private static final long CHAT = 11;
    private static final long GROUP = -500;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench().start();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** What LangChain4j's store holds of a conversation. */
    private List<String> remembered(String id) {
        return new Dialogue(new H2ChatMemoryStore(bench.database.dataSource()), id)
                .conversation().turns().stream().map(Turn::question).toList();
    }

    private void ask(Words question, String answeredAs) {
        bench.api.happen(question);
        bench.await(question.chat(), "Answer to: " + answeredAs);
        bench.settle();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | What happened in Istanbul? | and in Geneva? | What happened in Geneva?",
                "ru | Что Песков сказал в Стамбуле? | А в Женеве? | Что Песков сказал в Женеве?",
                "ru | Что сказал Песков о переговорах? | Почему? | Почему сказал Песков о переговорах?",
                "uk | Що сталося у Стамбулі? | а в Женеві? | Що сталося у Стамбулі в Женеві?",
                "uk | Що сказав Песков про переговори? | Чому? | Чому сказав Песков про переговори?",
            })
    void a_follow_up_is_completed_from_the_store_also_after_a_restart(
            String language, String question, String followUp, String completed) {
        ask(Words.message(CHAT, CHAT, 1, question).language(language), question);
        bench.restart();
        ask(Words.message(CHAT, CHAT, 2, followUp).language(language), completed);
        assertThat(remembered("telegram 11")).containsExactly(question, completed);
    }

    @Test
    void chats_and_topics_are_apart() {
        ask(Words.message(CHAT, CHAT, 1, "What happened in Istanbul?"), "What happened in Istanbul?");
        ask(Words.message(12, 12, 1, "and in Geneva?"), "and in Geneva?");
        ask(Words.message(GROUP, CHAT, 1, "/ask What happened in Oslo?").topic(7), "What happened in Oslo?");
        ask(Words.message(GROUP, CHAT, 2, "/ask and in Rome?").topic(8), "and in Rome?");
        ask(Words.message(GROUP, CHAT, 3, "/ask and in Bonn?"), "and in Bonn?");
        ask(Words.message(GROUP, 12, 4, "/ask and in Lviv?").topic(7), "What happened in Lviv?");
        assertThat(remembered("telegram 11")).containsExactly("What happened in Istanbul?");
        assertThat(remembered("telegram -500 7")).containsExactly("What happened in Oslo?", "What happened in Lviv?");
    }

    @Test
    void an_edited_question_takes_the_place_of_the_earlier_one() {
        ask(Words.message(CHAT, CHAT, 1, "What happened in Istanbul?"), "What happened in Istanbul?");
        ask(Words.edited(CHAT, CHAT, 1, "Who met in Oslo?"), "Who met in Oslo?");
        assertThat(remembered("telegram 11")).containsExactly("Who met in Oslo?");
        ask(Words.message(CHAT, CHAT, 2, "and in Geneva?"), "Who met in Geneva?");
    }

    @Test
    void whoever_says_forget_takes_their_own_questions_out_of_every_topic_and_no_others() {
        ask(Words.message(GROUP, 1, 1, "/ask Who met in Oslo?").topic(7), "Who met in Oslo?");
        ask(Words.message(GROUP, 2, 2, "/ask Who met in Rome?").topic(7), "Who met in Rome?");
        ask(Words.message(GROUP, 1, 3, "/ask Who met in Bonn?"), "Who met in Bonn?");
        bench.api.happen(Words.message(GROUP, 1, 4, "/forget"));
        bench.await(GROUP, "is erased");
        bench.settle();
        assertThat(remembered("telegram -500 7")).containsExactly("Who met in Rome?");
        assertThat(remembered("telegram -500")).isEmpty();
    }
}
