package onrecord.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionSetTest {
    private static final String GOOD = "{\"id\":\"q1\",\"question\":\"When?\",\"answerable\":true}";

    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("set.jsonl"), List.of(lines));
    }

    private void assertBroken(String fault, String... lines) throws IOException {
        Path file = file(lines);
        assertThatThrownBy(() -> QuestionSet.read(file))
                .isInstanceOf(QuestionSet.BrokenQuestionSetException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(fault)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void reads_what_is_known_of_a_question() throws IOException, QuestionSet.BrokenQuestionSetException {
        QuestionSet set = QuestionSet.read(file(
                "{\"id\":\"q1\",\"question\":\"When?\",\"answerable\":true,\"type\":\"when\",\"quote_any\":[\"on Monday\"],"
                        + "\"cite_any\":[\"a\"],\"cite_all\":[\"b\"],\"gold_passages\":[\"c\"],\"answer_any\":[\"Monday\"],\"lang\":\"en\"}",
                "",
                "{\"id\":\"q2\",\"question\":\"Who?\",\"answerable\":false,\"source_passage\":\"d\"}"));

        assertThat(set.name()).isEqualTo("set.jsonl");
        assertThat(set.questions()).hasSize(2);
        AskedQuestion first = set.questions().get(0);
        assertThat(first.kind()).isEqualTo("when");
        assertThat(first.goldArticles()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(first.goldTexts()).containsExactly("on Monday");
        assertThat(first.answerAny()).containsExactly("Monday");
        AskedQuestion second = set.questions().get(1);
        assertThat(second.answerable()).isFalse();
        assertThat(second.kind()).isEqualTo("unanswerable");
        assertThat(second.sourcePassage()).isEqualTo("d");
        assertThat(second.goldTexts()).isEmpty();
    }

    @Test
    void an_article_may_carry_its_questions() throws IOException, QuestionSet.BrokenQuestionSetException {
        QuestionSet set = QuestionSet.read(file(
                "{\"id\":\"a\",\"text\":\"It rained.\",\"qas\":["
                        + "{\"question\":\"What fell?\",\"kind\":\"what\",\"answer\":\"rain\",\"sentence\":\"It rained.\"},"
                        + "{\"question\":\"Who came?\",\"kind\":\"near\",\"answer\":null,\"sentence\":null},"
                        + "{\"question\":\"What fell?\",\"answer\":\"rain\"}]}",
                "{\"id\":\"b\",\"qas\":[]}"));

        assertThat(set.questions()).extracting(AskedQuestion::id).containsExactly("a/1", "a/2", "a/3");
        AskedQuestion answered = set.questions().get(0);
        assertThat(answered.answerable()).isTrue();
        assertThat(answered.goldTexts()).containsExactly("It rained.");
        assertThat(answered.answers()).containsExactly("rain");
        assertThat(answered.goldArticles()).containsExactly("a");
        AskedQuestion unanswered = set.questions().get(1);
        assertThat(unanswered.answerable()).isFalse();
        assertThat(unanswered.goldArticles()).isEmpty();
        assertThat(unanswered.sourcePassage()).isEqualTo("a");
        assertThat(set.questions().get(2).goldTexts()).containsExactly("rain");
    }

    @Test
    void a_bad_line_is_named_by_its_number() throws IOException {
        assertBroken(":2: not a question", GOOD, "{\"id\":");
        assertBroken(":3: not a question", GOOD, "", "[]");
        assertBroken(":1: not a question", "hello");
        assertBroken(":2: not a question", GOOD, "{\"id\":\"q\",\"question\":\" \",\"answerable\":true}");
        assertBroken(":1: not a question", "{\"question\":\"Who?\",\"answerable\":true}");
        assertBroken(":1: not a question", GOOD + " " + GOOD);
        assertBroken(":1: not a question", "{\"id\":\"a\",\"qas\":7}");
        assertBroken(":1: not a question", "{\"qas\":[{\"question\":\"Who?\"}]}");
        assertBroken(":1: not a question: \"quote_any\" must be a list of texts", with("\"quote_any\":7"));
        assertBroken(":1: not a question: \"cite_any\" must be a list of texts", with("\"cite_any\":[{}]"));
        assertBroken(
                ":1: not a question: \"answers\" must be a list of texts, without null", with("\"answers\":[null]"));
        assertBroken(":1: not a question: \"speaker\" must be a text", with("\"speaker\":[]"));
        assertBroken(":1: not a question: \"time\" must be days such as 2025-02-27", with("\"time\":\"Feb\""));
        assertBroken(":1: not a question: a question needs an id", GOOD.replace("q1", " "));
    }

    private static String with(String field) {
        return GOOD.replace("}", "," + field + "}");
    }

    @Test
    void two_questions_of_one_id_are_no_set() throws IOException {
        assertBroken(":3: not a question: another has the id q1 too", GOOD, GOOD.replace("q1", "q2"), GOOD);
    }

    @Test
    void a_byte_order_mark_is_passed_over() throws IOException, QuestionSet.BrokenQuestionSetException {
        assertThat(QuestionSet.read(file("\uFEFF" + GOOD)).questions()).hasSize(1);
    }

    @Test
    void whether_there_is_an_answer_must_be_told() throws IOException {
        assertBroken(":1: not a question: \"answerable\"", "{\"id\":\"q\",\"question\":\"Who?\"}");
        assertBroken(":1: not a question: \"answerable\"", "{\"id\":\"q\",\"question\":\"Who?\",\"answerable\":null}");
        assertBroken(
                ":1: not a question: \"answerable\"", "{\"id\":\"q\",\"question\":\"Who?\",\"answerable\":\"yes\"}");
    }

    @Test
    void a_file_without_questions_is_no_set() throws IOException {
        assertBroken("holds no question");
        assertBroken("holds no question", "", " ");
    }

    @Test
    void a_file_that_cannot_be_read_is_named_with_the_reason() throws IOException {
        assertThatThrownBy(() -> QuestionSet.read(folder.resolve("none.jsonl")))
                .hasMessageContaining("none.jsonl: there is no such file");
        assertThatThrownBy(() -> QuestionSet.read(folder)).hasMessageContaining(folder.toString());
        Path latin = Files.write(folder.resolve("latin.jsonl"), new byte[] {'{', (byte) 0xE9, '}'});
        assertThatThrownBy(() -> QuestionSet.read(latin)).hasMessageContaining("not UTF-8");
    }
}
