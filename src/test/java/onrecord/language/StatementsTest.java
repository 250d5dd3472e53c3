package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
    private static List<Statement> statements(String text) {
        return Statements.in(text, List.of(new TextSpan(0, text.length())));
    }

    @Test
    void a_speaker_is_known_across_spaces_that_may_not_break() {
        String text = "“The talks go on,” Kremlin\u00A0spokesman Dmitry\u00A0Peskov said on Monday.";

        assertThat(statements(text)).singleElement().satisfies(statement -> {
            assertThat(statement.speaker()).isEqualTo(new Speaker("Dmitry Peskov", "Kremlin spokesman"));
            assertThat(statement.words().in(text)).isEqualTo("The talks go on,");
        });
    }

    @Test
    void every_quotation_of_a_line_goes_to_its_speaker() {
        String text = "“We go,” Ann Reid said. ‘We stay,’ Tom Berg said. “We wait. We see,” Ann Reid added.";

        assertThat(statements(text))
                .extracting(statement -> statement.speaker().name())
                .containsExactly("Ann Reid", "Tom Berg", "Ann Reid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a ", "‘a ", "“We go,” he said. ", "“‘«", "Anna, who "})
    @Timeout(60)
    void the_marks_of_a_long_line_are_paired_in_one_pass(String part) {
        String text = part.repeat(600_000 / part.length());

        assertThat(statements(text)).allMatch(statement -> statement.words().end() <= text.length());
    }

    @Test
    @Timeout(60)
    void ten_thousand_people_are_told_apart() {
        String text = IntStream.range(0, 10_000)
                .mapToObj(i -> "Minister " + name(i) + " " + name(i + 7_000) + " said it was so. " + name(i + 7_000)
                        + " said the minister said it was not.")
                .collect(Collectors.joining("\n"));

        assertThat(statements(text)).hasSizeGreaterThan(10_000);
    }

    private static String name(int number) {
        return "Q"
                + Integer.toString(number, 26)
                        .chars()
                        .mapToObj(digit -> Character.toString('a' + Character.digit(digit, 26)))
                        .collect(Collectors.joining());
    }
}
