package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    private static List<String> amounts(String text) {
        return Quantities.amounts(text, new TextSpan(0, text.length())).stream()
                .map(amount -> amount.in(text))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'Some 10,000 people left.', '10,000', 10000",
        "Some 10\u00A0000 people left., 10\u00A0000, 10000",
        "Some 1\u202F600\u202F000 people left., 1\u202F600\u202F000, 1600000",
        "On 3\u00A02025 men and women none., 3, 3",
    })
    void spaces_that_hold_part_thousands_as_commas_do(String text, String amount, double value) {
        assertThat(amounts(text)).startsWith(amount);
        assertThat(Quantities.value(amount)).contains(value);
    }

    @Test
    void any_number_of_powers_is_read() {
        String text = "5" + " million".repeat(30_000);

        assertThat(amounts(text)).containsExactly(text);
        assertThat(Quantities.amount(text, new TextSpan(0, 1))).isPresent();
    }
}
