package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

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
