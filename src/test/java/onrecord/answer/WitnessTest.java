package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import onrecord.language.TextSpan;
import onrecord.retrieval.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    @Test
    @Timeout(60)
    void a_number_is_sought_among_very_many() {
        Witness witness =
                new Witness(MadeUp.article("table", "It scored 17 points. ".repeat(40_000)), new PlainLexicon());

        assertThat(witness.bears(number("second round"))).isFalse();
        assertThat(witness.bears(number("second points"))).isTrue();
    }

    @Test
    @Timeout(60)
    void initials_are_sought_in_any_chain_of_hyphens() {
        Witness witness = new Witness(MadeUp.article("chain", "N-A-T-".repeat(3_000)), new PlainLexicon());
        Witness told = new Witness(
                MadeUp.article("pact", "The Non-Aligned Commander-in-Chief of the Union met."), new PlainLexicon());

        assertThat(witness.bears(name("NATO"))).isFalse();
        assertThat(told.bears(name("NACU"))).isTrue();
        assertThat(told.bears(name("NCU"))).isTrue();
    }

    private static Particular name(String text) {
        return new Particular(Missing.Kind.NAME, text, new TextSpan(0, text.length()), false);
    }

    private static Particular number(String text) {
        return new Particular(Missing.Kind.NUMBER, text, new TextSpan(0, text.length()), false);
    }
}
