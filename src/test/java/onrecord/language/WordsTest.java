package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @Test
    void cuts_folded_words_with_their_places() {
        String text = "Türkiye’s “No” to the U.S., at 3.5 or 1,600 (don’t).End";

        assertThat(Words.in(text))
                .extracting(Words.Token::folded)
                .containsExactly("turkiye", "no", "to", "the", "us", "at", "3.5", "or", "1,600", "don't", "end");
        assertThat(Words.in(text).get(4).span().in(text)).isEqualTo("U.S.");
        assertThat(Words.in(text, new TextSpan(11, 13)))
                .singleElement()
                .satisfies(token -> assertThat(token.span().in(text)).isEqualTo("No"));
    }

    @ParameterizedTest
    @CsvSource({
        "Kyiv\uD83C\uDDFA\uD83C\uDDE6 fell, kyiv fell",
        "\uD83D\uDE42, ''",
        "nego\u00ADtia\u00ADtions, negotiations",
        "п`ять п´ять п‘ять, п'ять п'ять п'ять",
        "Russia´s, russia",
        "10\u00A0000 ships, '10,000 ships'",
        "1\u202F600\u202F000, '1,600,000'",
        "in 2025\u2009300 ships, in 2025 300 ships",
        "27\u00A05000 or 27\u00A000, 27 5000 or 27 00",
    })
    void signs_inside_and_beside_words_do_not_change_them(String text, String words) {
        assertThat(Words.in(text).stream().map(Words.Token::folded).collect(Collectors.joining(" ")))
                .isEqualTo(words);
    }

    @Test
    void knows_stop_words() {
        assertThat(Words.isStopWord("the")).isTrue();
        assertThat(Words.isStopWord("us")).isFalse();
    }

    @Property(tries = 300)
    void words_stand_in_order_and_inside_the_text(@ForAll String text) {
        int end = 0;
        for (Words.Token token : Words.in(text)) {
            assertThat(token.span().start()).isGreaterThanOrEqualTo(end);
            assertThat(token.folded()).isNotEmpty();
            end = token.span().end();
        }
        assertThat(end).isLessThanOrEqualTo(text.length());
    }
}
