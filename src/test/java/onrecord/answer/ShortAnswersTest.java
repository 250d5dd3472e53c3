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
        return ShortAnswers.only(type, question, sentence, new TextSpan(0, sentence.length()), Optional.empty())
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

        assertThat(ShortAnswers.fits(QuestionType.WHAT, "", "Reid denied this plan", all, new TextSpan(12, 21)))
                .isFalse();
        assertThat(ShortAnswers.fits(QuestionType.WHAT, "", "Reid denied the plan", all, new TextSpan(12, 20)))
                .isTrue();
        assertThat(ShortAnswers.fits(QuestionType.WHEN, "", "Reid comes this week", all, new TextSpan(11, 20)))
                .isTrue();
    }

    private static boolean fits(QuestionType type, String words) {
        int start = SENTENCE.indexOf(words);
        return ShortAnswers.fits(
                type, "", SENTENCE, new TextSpan(0, SENTENCE.length()), new TextSpan(start, start + words.length()));
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
    void of_several_numbers_the_one_that_counts_what_is_asked_about_is_an_answer() {
        String ferries = "At least four people were hurt and 120,000 homes lost power.";

        assertThat(only(QuestionType.HOW_MANY, "How many people were hurt?", ferries))
                .contains("four");
        assertThat(only(QuestionType.HOW_MANY, "How many homes lost power?", ferries))
                .contains("120,000");
        assertThat(only(QuestionType.HOW_MANY, "How many were hurt?", ferries)).isEmpty();
        assertThat(only(
                        QuestionType.HOW_MANY,
                        "How many passengers will they carry?",
                        "From 1 March two lines will carry 200 paying passengers a night in 12 buses."))
                .contains("200");
        assertThat(only(QuestionType.HOW_MANY, "How many seats did they win?", "They won 71 of the 180 seats."))
                .isEmpty();
    }

    @Test
    void where_a_reader_sees_another_number_none_is_chosen() {
        String ferry = "A ferry with 212 people struck a bank, injuring 17.";
        TextSpan all = new TextSpan(0, ferry.length());
        int read = ferry.indexOf("17");

        assertThat(ShortAnswers.only(
                        QuestionType.HOW_MANY,
                        "How many people were injured?",
                        ferry,
                        all,
                        Optional.of(new TextSpan(read, read + 2))))
                .isEmpty();
    }

    @Test
    void a_number_that_tells_time_counts_nothing_else() {
        assertThat(only(
                        QuestionType.HOW_MANY,
                        "How many dockers walked out?",
                        "Some 1,800 workers left for the first time in eleven years."))
                .contains("1,800");
        assertThat(only(QuestionType.HOW_MANY, "How old was he?", "He was 13 and ruled for eleven years."))
                .isEmpty();
    }

    @Test
    void when_something_was_said_is_not_when_it_was() {
        String sunk = "Two ferries sank in the storm, the coast guard said on Wednesday.";

        assertThat(only(QuestionType.WHEN, "When did the ferries sink?", sunk)).isEmpty();
        assertThat(only(QuestionType.WHEN, "When did the coast guard tell of the storm?", sunk))
                .contains("Wednesday");
        assertThat(only(
                        QuestionType.WHEN,
                        "When was the accord signed?",
                        "GENEVA, Sept 7 (CPA) - The neighbours signed an accord on Thursday."))
                .contains("Thursday");
    }

    @Test
    void a_reader_may_not_take_the_day_of_a_statement_for_that_of_an_event() {
        String sunk = "Two ferries sank in the storm, the coast guard said on Wednesday.";
        TextSpan all = new TextSpan(0, sunk.length());
        TextSpan day = new TextSpan(sunk.indexOf("Wednesday"), sunk.length() - 1);

        assertThat(ShortAnswers.fits(QuestionType.WHEN, "When did the ferries sink?", sunk, all, day))
                .isFalse();
        assertThat(ShortAnswers.fits(QuestionType.WHEN, "When was that said?", sunk, all, day))
                .isTrue();
    }
}
