package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import onrecord.language.TextSpan;
import onrecord.retrieval.MadeUp;
import org.junit.jupiter.api.Test;

class WitnessTest {
    @Test
    void a_count_is_read_where_it_stands_behind_signs_that_fold_into_several() {
        Witness witness = new Witness(
                MadeUp.article(
                        "herring", "Well…".repeat(40) + " there were three rounds of talks in Bergen this year."),
                new PlainLexicon());

        assertThat(witness.bears(number("second round"))).isTrue();
        assertThat(witness.bears(number("second strike"))).isFalse();
    }

    private static Particular number(String text) {
        return new Particular(Missing.Kind.NUMBER, text, new TextSpan(0, text.length()), false);
    }
}
