package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AskedWordsTest {
    private static AskedWords asked(String question) {
        return new AskedWords(question, new PlainLexicon());
    }

    @Test
    void covers_by_the_share_of_terms_held() {
        AskedWords asked = asked("When did the harbour reopen?");

        assertThat(asked.terms()).containsExactly("harbour", "reopen");
        assertThat(asked.coverage(Set.of("harbour", "reopen", "storm"))).isEqualTo(1);
        assertThat(asked.coverage(Set.of("harbour"))).isCloseTo(0.5, within(1e-9));
        assertThat(asked.coverage(Set.of())).isZero();
    }

    @Test
    void a_rare_term_weighs_more() {
        AskedWords asked = new AskedWords("harbour reopen", new PlainLexicon(Map.of("reopen", 3.0), Map.of()));

        assertThat(asked.weight("reopen")).isEqualTo(3);
        assertThat(asked.weight("unasked")).isZero();
        assertThat(asked.coverage(Set.of("reopen"))).isCloseTo(0.75, within(1e-9));
        assertThat(asked.coverage(Set.of("harbour"))).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void a_number_is_one_however_its_thousands_are_parted() {
        assertThat(asked("Were 10\u00A0000 ships and 1,600\u202F000 men lost?")
                        .namesHeld(Set.of("10,000", "1,600,000")))
                .isEqualTo(1);
        assertThat(asked("Were 10 or 12 ships lost?").namesHeld(Set.of("10"))).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void a_term_asked_twice_counts_once() {
        assertThat(asked("ferry ferry harbour").coverage(Set.of("ferry"))).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void a_question_without_terms_is_covered_by_anything() {
        AskedWords asked = asked("Who was it?");

        assertThat(asked.terms()).isEmpty();
        assertThat(asked.coverage(Set.of())).isEqualTo(1);
        assertThat(asked.namesHeld(Set.of())).isEqualTo(1);
        assertThat(asked.pairs(List.of("a", "b"))).isZero();
    }

    @Test
    void misspelt_words_mean_indexed_ones() {
        AskedWords asked = new AskedWords(
                "When did the habrour reopen?", new PlainLexicon(Map.of(), Map.of("habrour", "harbour")));

        assertThat(asked.terms()).containsExactly("harbour", "reopen");
        assertThat(asked.coverage(Set.of("harbour", "reopen"))).isEqualTo(1);
    }

    @Test
    void a_name_is_held_by_any_of_its_words() {
        AskedWords asked = asked("Did Ann Reid meet Bo Lind?");

        assertThat(asked.namesHeld(Set.of("reid", "lind"))).isEqualTo(1);
        assertThat(asked.namesHeld(Set.of("reid"))).isCloseTo(0.5, within(1e-9));
        assertThat(asked.namesHeld(Set.of("meet"))).isZero();
    }

    @Test
    void numbers_count_as_names() {
        AskedWords asked = asked("What did the storm of 1932 destroy?");

        assertThat(asked.namesHeld(Set.of("storm"))).isZero();
        assertThat(asked.namesHeld(Set.of("1932"))).isEqualTo(1);
    }

    @Test
    void pairs_are_neighbours_in_either_order() {
        AskedWords asked = asked("old harbour crane");

        assertThat(asked.pairs(List.of("old", "harbour", "crane"))).isEqualTo(1);
        assertThat(asked.pairs(List.of("crane", "harbour", "old"))).isEqualTo(1);
        assertThat(asked.pairs(List.of("harbour", "crane", "sank"))).isCloseTo(0.5, within(1e-9));
        assertThat(asked.pairs(List.of("crane", "old"))).isZero();
        assertThat(asked.pairs(List.of())).isZero();
    }
}
