package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Türkiye’s|turkiye's", "São Tomé|sao tome", "Київ|київ", "ЙОД|йод", "Erdoğan|erdogan", "Łódź|lodz"
            })
    void folds_case_accents_and_apostrophes(String written, String folded) {
        assertThat(Names.fold(written)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zelenskyy|Zelensky",
                "Zelenskiy's|Zelenskyy’s",
                "Kyiv|Kiev",
                "Türkiye|Turkey",
                "Sergei Lavrov|Sergey Lavrov",
                "the U.S.|the United States",
                "the US|the USA",
                "U.K.|Great Britain",
                "Donbas|Donbass",
                "the EU|the European Union",
                "Стамбул|Istanbul",
                "Kryvyi Rih|Krivoy Rog"
            })
    void writes_all_spellings_of_a_name_alike(String one, String other) {
        assertThat(Names.canonicalTokens(one)).isEqualTo(Names.canonicalTokens(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Volodymyr|Vladimir",
                "Washington|United States",
                "Moscow|Russia",
                "tell us|tell US",
                "Kyiv|Kharkiv"
            })
    void keeps_different_names_apart(String one, String other) {
        assertThat(Names.canonicalTokens(one)).isNotEqualTo(Names.canonicalTokens(other));
    }

    @Test
    void no_spelling_is_in_two_groups_and_all_are_folded() {
        Set<String> seen = new HashSet<>();
        assertThat(Names.aliases()).allSatisfy(group -> {
            assertThat(group).hasSizeGreaterThan(1);
            for (String spelling : group) {
                assertThat(seen.add(spelling)).as(spelling).isTrue();
                assertThat(Names.fold(spelling)).isEqualTo(spelling);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when were istanbul talks held|istanbul",
                "talks in geneva|geneva",
                "what did zelensky tell us about kyiv's mayor|zelensky;kyiv",
                "did the un and turkey meet in saudi arabia?|un;turkey;saudi arabia",
                "Who moved from New York to st. petersburg|New York;st. petersburg",
                "what is the sahel|sahel",
                "What did Putin tell Witkoff in alaska?|Putin;Witkoff;alaska"
            })
    void finds_known_names_in_a_question_in_any_case(String question, String names) {
        assertThat(Names.inQuestion(question).stream().map(span -> span.in(question)))
                .containsExactly(names.split(";"));
    }

    @Test
    void a_country_is_a_place_under_its_old_name_and_its_new_one_on_every_runtime() {
        assertThat(List.of("Turkey", "Türkiye")).allMatch(Names::isPlace);
        assertThat(WordList.lines("places.txt")).contains("turkey", "turkiye");
    }

    @Test
    void every_place_is_folded_and_listed_once() {
        assertThat(WordList.lines("places.txt"))
                .hasSizeGreaterThan(300)
                .doesNotHaveDuplicates()
                .allSatisfy(place -> assertThat(Names.fold(place)).isEqualTo(place));
    }
}
