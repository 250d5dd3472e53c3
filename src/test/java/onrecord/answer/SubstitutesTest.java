package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import onrecord.language.TextSpan;
import onrecord.retrieval.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SubstitutesTest {
    private static List<String> instead(Missing.Kind kind, String question, String asked, String body) {
        Candidate candidate =
                new Candidate(MadeUp.ranked(MadeUp.article("table", body)), 0, Map.of(), Optional.empty(), 1);
        int at = question.indexOf(asked);
        return new Substitutes(question, List.of(candidate))
                .missing(new Particular(kind, asked, new TextSpan(at, at + asked.length()), true))
                .instead();
    }

    @Test
    @Timeout(60)
    void places_and_numbers_are_found_behind_rows_of_any_length() {
        assertThat(instead(
                        Missing.Kind.PLACE,
                        "Were the talks held in Geneva?",
                        "Geneva",
                        "The talks in " + "Aaa ".repeat(20_000) + "ended. The talks in Istanbul went on."))
                .containsExactly("Istanbul");
        assertThat(instead(
                        Missing.Kind.NUMBER,
                        "Were there twelve rounds?",
                        "twelve rounds",
                        "1,".repeat(200_000) + " and so three rounds were held."))
                .containsExactly("three rounds");
    }
}
