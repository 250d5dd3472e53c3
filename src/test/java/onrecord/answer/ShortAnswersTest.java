package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import onrecord.language.QuestionType;
import onrecord.language.TextSpan;
import org.junit.jupiter.api.Test;

class ShortAnswersTest {
    private static final String SENTENCE =
            "On 4 March 2025 Ann Reid said the three ferries would be idle for six weeks.";

    private static List<String> options(QuestionType type) {
        return ShortAnswers.options(type, SENTENCE, new TextSpan(0, SENTENCE.length())).stream()
                .map(span -> span.in(SENTENCE))
                .toList();
    }

    private static Optional<String> only(QuestionType type, String question, String sentence) {
        return ShortAnswers.only(type, question, sentence, new TextSpan(0, sentence.length()))
                .map(span -> span.in(sentence));
    }

    @Test
    void finds_what_is_of_the_kind_asked_for() {
        assertThat(options(QuestionType.WHEN)).containsExactly("4 March 2025");
        assertThat(options(QuestionType.WHO)).containsExactly("Ann Reid");
        assertThat(options(QuestionType.HOW_MANY)).contains("three", "six");
        assertThat(options(QuestionType.HOW_LONG)).containsExactly("six weeks");
    }

    @Test
    void a_number_alone_is_no_length_of_time() {
        assertThat(fits(QuestionType.HOW_LONG, "three")).isFalse();
        assertThat(fits(QuestionType.HOW_LONG, "for six weeks")).isTrue();
        assertThat(fits(QuestionType.HOW_LONG, "4 March")).isTrue();
        assertThat(fits(QuestionType.HOW_MANY, "three")).isTrue();
    }

    @Test
    void words_that_only_point_back_are_no_answer() {
        TextSpan all = new TextSpan(0, 18);

        assertThat(ShortAnswers.fits(QuestionType.WHAT, "Reid denied this plan", all, new TextSpan(12, 21)))
                .isFalse();
        assertThat(ShortAnswers.fits(QuestionType.WHAT, "Reid denied the plan", all, new TextSpan(12, 20)))
                .isTrue();
        assertThat(ShortAnswers.fits(QuestionType.WHEN, "Reid comes this week", all, new TextSpan(11, 20)))
                .isTrue();
    }

    private static boolean fits(QuestionType type, String words) {
        int start = SENTENCE.indexOf(words);
        return ShortAnswers.fits(
                type, SENTENCE, new TextSpan(0, SENTENCE.length()), new TextSpan(start, start + words.length()));
    }

    @Test
    void kinds_without_an_outward_form_have_none() {
        for (QuestionType type : List.of(QuestionType.WHY, QuestionType.WHAT, QuestionType.SAID, QuestionType.YES_NO)) {
            assertThat(options(type)).isEmpty();
        }
    }

    @Test
    void looks_at_no_other_sentence() {
        String body = "It was 3 May. Nothing was said. It was 4 May.";

        assertThat(ShortAnswers.options(QuestionType.WHEN, body, new TextSpan(14, 31)))
                .isEmpty();
    }

    @Test
    void only_the_one_expression_that_the_question_lacks_is_an_answer() {
        assertThat(only(QuestionType.WHO, "Who hired Ann Reid?", "Ann Reid was hired by Bo Lind."))
                .contains("Bo Lind");
        assertThat(only(QuestionType.WHO, "Who was hired?", "Ann Reid was hired by Bo Lind."))
                .isEmpty();
        assertThat(only(QuestionType.WHO, "who hired ANN REID?", "Ann Reid was hired."))
                .isEmpty();
        assertThat(only(QuestionType.WHEN, "When did it rain?", "It rained.")).isEmpty();
    }

    @Test
    void of_several_numbers_the_one_counts_that_stands_before_what_is_asked_for() {
        String sentence = "From 1 March the two lines will carry some 200 paying passengers a night in 12 buses.";

        assertThat(only(QuestionType.HOW_MANY, "How many passengers will the lines carry?", sentence))
                .contains("200");
        assertThat(only(QuestionType.HOW_MANY, "how many of the buses are there", sentence))
                .contains("12");
        assertThat(only(QuestionType.HOW_MANY, "How many trams are there?", sentence))
                .isEmpty();
    }
}
