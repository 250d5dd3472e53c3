package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import onrecord.answer.Conversation.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpsTest {
    private final FollowUps followUps = new FollowUps();

    private String after(String previous, String answer, String question) {
        return followUps.complete(question, new Conversation(List.of(new Turn(previous, answer))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "What did Lavrov say in Istanbul? | and in Geneva? | What did Lavrov say in Geneva?",
                "What did Lavrov say in Istanbul? | What about Geneva? | What did Geneva say in Istanbul?",
                "What happened in Istanbul? | how about Geneva? | What happened in Geneva?",
                "What did Putin say about the ceasefire? | And Trump? | What did Trump say about the ceasefire?",
                "What did Putin say about the ceasefire? | and about sanctions? | What did Putin say about the ceasefire about sanctions?",
                "How many drones were shot down in May 2025? | and in June? | How many drones were shot down in June?",
                "Did Russia close the consulate? | Why? | Why did Russia close the consulate?",
                "Did Russia close the consulate? | and when? | when did Russia close the consulate?",
                "When were the talks in Istanbul held? | where exactly? | where exactly were the talks in Istanbul held?",
                "What did Lavrov say about visas? | to whom? | to whom did Lavrov say about visas?",
                "Who closed the consulate? | why? | why closed the consulate?",
                "Did Russia close the consulate? | tell me more | Did Russia close the consulate?",
                "What did Peskov say about talks? | When did he say so? | When did Peskov say so?",
                "What did Peskov say about talks? | What was his condition? | What was Peskov's condition?",
                "What does Russia want from Zelenskyy? | What did he answer? | What did Zelenskyy answer?",
                "Who met in Istanbul? | What was agreed there? | What was agreed in Istanbul?",
                "Did Trump go to Alaska? | Why did he leave? | Why did Trump leave?",
                "Who went to Anchorage with Trump? | Why did he leave? | Why did Trump leave?",
                "Has Zelensky agreed to meet Putin? | Where is he? | Where is Zelensky?",
                "Did Lavrov attend? | And Rubio? | Did Rubio attend?",
                "Что сказал Песков о переговорах? | а в Женеве? | Что сказал Песков о переговорах в Женеве?",
                "Что Песков сказал в Стамбуле? | А в Женеве? | Что Песков сказал в Женеве?",
                "Що сказав Песков про переговори? | Чому? | Чому сказав Песков про переговори?",
                "Где Трамп принимал Путина? | а Зеленского? | Где Трамп принимал Зеленского?",
                "Що Трамп сказав Путіну? | а Зеленському? | Що Трамп сказав Зеленському?",
                "Что сказала Москва о Путине? | а Украина? | Что сказала Украина о Путине?",
                "Когда встретились Путин и Трамп? | что он сказал? | что он сказал (Путин)?",
            })
    void completes_a_question_that_leans_on_the_one_before(String previous, String question, String complete) {
        assertThat(after(previous, "", question)).isEqualTo(complete);
    }

    @Test
    void that_means_what_the_answer_said() {
        assertThat(after(
                        "What is the Kremlin's view of relations?",
                        "The path will be quite long and difficult.",
                        "Who said that?"))
                .isEqualTo("Who said The path will be quite long and difficult?");
    }

    @Test
    void that_means_what_was_asked_about_if_the_answer_says_little() {
        assertThat(after("When did the talks in Jeddah end?", "11 March", "who announced that?"))
                .isEqualTo("who announced the talks in Jeddah end?");
    }

    @Test
    void he_means_the_person_that_was_the_answer() {
        assertThat(after("Who speaks for the Kremlin?", "Dmitry Peskov", "What did he say about Ukraine?"))
                .isEqualTo("What did Dmitry Peskov say about Ukraine?");
    }

    @Test
    void he_means_whom_a_sentence_names_that_answers_who() {
        assertThat(after(
                        "Who is Reid's deputy?",
                        "Reid's deputy, Tom Penn, said on Monday that the ferry was late.",
                        "what did he write?"))
                .isEqualTo("what did Tom Penn write?");
        assertThat(after("What was Reid's answer?", "", "when did she resign?")).isEqualTo("when did Reid resign?");
    }

    @Test
    void what_was_said_is_put_in_without_its_marks() {
        assertThat(after("Why is that so?", "“The path will be very long.”", "when did he say that?"))
                .isEqualTo("when did he say The path will be very long?");
    }

    @Test
    void he_means_no_month_that_was_the_answer() {
        assertThat(after("When must it be ratified?", "in October", "What did he say?"))
                .isEqualTo("What did he say?");
    }

    @Test
    void he_means_no_place_that_was_the_answer() {
        assertThat(after("Where did Trump meet Putin?", "Anchorage", "Why did he leave?"))
                .isEqualTo("Why did Trump leave?");
    }

    @ParameterizedTest
    @CsvSource({
        "What did Trump say about his plan?",
        "Who is Sergey Lavrov?",
        "Is there a ceasefire?",
        "What of bridge number 7 is known?",
        "What about the consulate is known?",
        "Did Putin say that Russia was ready for talks?",
        "Did Trump say he would come?",
        "Will Putin say when he will come?",
        "What did the IAEA report in September?",
        "Кто такой Лавров?"
    })
    void leaves_a_question_alone_that_stands_by_itself(String question) {
        assertThat(after("Who met Lavrov in Istanbul?", "The delegations of Russia and Ukraine met there.", question))
                .isEqualTo(question);
    }

    @Test
    void leaves_the_first_question_alone() {
        assertThat(followUps.complete("and in Geneva?", Conversation.EMPTY)).isEqualTo("and in Geneva?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"what ", "Anna ", "in Oslo ", "? "})
    void a_long_question_is_no_other_than_a_short_one(String part) {
        assertThat(after("Who met in " + part.repeat(10_000), "They met.", "and in " + part.repeat(20_000) + "x?"))
                .isNotBlank();
    }

    @Property(tries = 300)
    void never_fails_nor_returns_nothing(@ForAll String previous, @ForAll String answer, @ForAll String question) {
        if (!question.isBlank()) {
            assertThat(after(previous.isBlank() ? "x" : previous, answer, question))
                    .isNotBlank();
        }
    }
}
