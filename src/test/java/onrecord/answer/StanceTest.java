package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import onrecord.corpus.Article;
import onrecord.language.QuestionType;
import onrecord.language.TextSpan;
import onrecord.language.TimeReader;
import onrecord.retrieval.MadeUp;
import onrecord.retrieval.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StanceTest {
    private static final Question HOW_MANY = new Question("How many were there?", QuestionType.HOW_MANY);
    private static final Question HOW_LONG = new Question("How long did it last?", QuestionType.HOW_LONG);
    private static final Question WHAT = new Question("What is the rate?", QuestionType.WHAT);

    /** What a sentence says whose words between strokes answer, or all of them. */
    private static Optional<Stance> stance(String marked, Question question) {
        String text = marked.replace("|", "");
        int from = Math.max(0, marked.indexOf('|'));
        int to = marked.contains("|") ? marked.lastIndexOf('|') - 1 : text.length();
        Article article = MadeUp.article("article", text);
        TextSpan all = new TextSpan(0, text.length());
        TextSpan words = new TextSpan(from, to);
        Quote quote =
                new Quote(article, all, all, List.of(words), null, TimeReader.read(text, List.of(all), null), 0.5);
        return Stance.of(quote, words, question);
    }

    private static boolean agree(String one, String other, Question question) {
        return stance(one, question)
                .orElseThrow()
                .agrees(stance(other, question).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "It lasted |two weeks|., It lasted |14 days|.",
        "It lasted |12 months|., It lasted |one year|.",
        "It lasted |24 hours|., It lasted |one day|.",
        "It lasted |an hour|., It lasted |60 minutes|.",
        "It lasted |a month|., It lasted |30 days|.",
    })
    void one_length_in_two_units_is_the_same(String one, String other) {
        assertThat(agree(one, other, HOW_LONG)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "It lasted |three hours|., It lasted |three days|.",
        "It lasted |100 days|., It lasted |101 days|.",
        "It lasted |a month|., It lasted |40 days|.",
        "A |two-week| strike., A |two-day| strike.",
    })
    void lengths_differ_with_their_units(String one, String other) {
        assertThat(agree(one, other, HOW_LONG)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dozens", "scores", "hundreds", "Thousands", "millions"})
    void words_that_do_not_say_how_many_are_held_against_nothing(String words) {
        assertThat(stance("|" + words + "| of people", HOW_MANY)).isEmpty();
        assertThat(stance("|" + words + " of people|", WHAT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "It cost |$5 million|., It cost |5 million euros|.",
        "It cost |€5 million|., It cost |£5 million|.",
        "It cost €|5 million|., It cost |5 million| dollars.",
        "It rose |5 percent|., It rose |5-fold|.",
        "It cost |5 million|., It cost |4 million|.",
    })
    void amounts_differ_with_their_units(String one, String other) {
        assertThat(agree(one, other, HOW_MANY)).isFalse();
        assertThat(agree(one, other, WHAT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "It cost |$5 million|., It cost |5 million US dollars|.",
        "It cost |$5 million|., It cost |5 million|.",
        "It rose |5%|., It rose |five| per cent.",
        "|a dozen| came, |12| came",
        "'|1,400| came', |1400| came",
    })
    void one_amount_written_in_two_ways_is_the_same(String one, String other) {
        assertThat(agree(one, other, HOW_MANY)).isTrue();
    }

    @Test
    void an_amount_and_a_name_differ() {
        assertThat(agree("|4.75| percent", "|Hanna Sirk|", WHAT)).isFalse();
    }
}
