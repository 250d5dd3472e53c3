package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    private static List<String> sentences(String text) {
        return Sentences.in(text, new TextSpan(0, text.length())).stream()
                .map(span -> span.in(text))
                .toList();
    }

    private static boolean isBlank(String text) {
        return text.chars().allMatch(c -> Sentences.isBlank((char) c));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The talks in Istanbul on Feb. 27 went on.",
                "It met U.S. President Donald Trump and U.S. Secretary of State Marco Rubio.",
                "Then Mr. Xi met Dr. Li, Gen. Syrskyi and Sen. J.D. Vance in St. Louis.",
                "George W. Bush, J. K. Rowling and John F. Kennedy Jr. were not there.",
                "[N.B. Ukrainska Pravda does not recognise Putin as president – ed.]",
                "The call began at 9 a.m. Eastern and ended at 11 p.m. Moscow time.",
                "Our No. 5 grew 3.5 percent, or $1.5 million.",
                "It was … well, odd. . . and then... nothing.",
                "“Is it over?” he asked.",
                "“Is it over?” Dmitry Peskov asked.",
                "“Stop!” the crowd shouted, and Yahoo! Finance quoted it.",
                "The iPhone maker Apple Inc. Chairman left.",
                "Visit www.example.org or mail a.b@example.org today.",
                "3. Prisoner exchanges go on.",
                "Fyodor M. Dostoevsky wrote it.",
                "Asked why, he said: \"They have a legal ban on this. But so far we don't see any action.\"",
                "\"Our negotiators can talk. But for now it is a pause,\" spokesman Dmitry Peskov told reporters.",
                "He left (Why? Nobody knows. It was late.) before noon."
            })
    void keeps_one_sentence_whole(String sentence) {
        assertThat(sentences(sentence)).containsExactly(sentence);
    }

    @Test
    void ends_a_sentence_after_the_marks_that_close_it() {
        assertThat(sentences(
                        "“So far, it is going nowhere fast,” Peskov told reporters. “We’d like to see more.” (He left.)"
                                + " [It was noon.] The end."))
                .containsExactly(
                        "“So far, it is going nowhere fast,” Peskov told reporters.",
                        "“We’d like to see more.”",
                        "(He left.)",
                        "[It was noon.]",
                        "The end.");
    }

    @Test
    void ends_after_an_abbreviation_only_before_a_word_that_begins_sentences() {
        assertThat(
                        sentences(
                                "Flights between Russia and the U.S. The talks went on until 5 p.m. He left in Feb. It rained."))
                .containsExactly(
                        "Flights between Russia and the U.S.",
                        "The talks went on until 5 p.m.",
                        "He left in Feb.",
                        "It rained.");
    }

    @Test
    void ends_a_sentence_that_ends_in_a_number_or_a_question() {
        assertThat(sentences("It began in 2022. Why? Nobody knows! 17 people left in 2023. No. No one came."))
                .containsExactly(
                        "It began in 2022.", "Why?", "Nobody knows!", "17 people left in 2023.", "No.", "No one came.");
    }

    @Test
    void never_reaches_across_a_line_break() {
        assertThat(sentences("A headline without a stop\r\nThe text. More\n\n \t\nof it\u2028Last"))
                .containsExactly("A headline without a stop", "The text.", "More", "of it", "Last");
    }

    @Test
    void takes_quote_marks_of_mixed_kinds_for_one_quotation() {
        assertThat(sentences("\"We sent it. Contacts are underway,” Lavrov said. He left."))
                .containsExactly("\"We sent it. Contacts are underway,” Lavrov said.", "He left.");
    }

    @Test
    void ignores_a_quote_mark_without_a_partner() {
        assertThat(sentences("“We go. We stay. And then.")).containsExactly("“We go.", "We stay.", "And then.");
    }

    @Test
    void cuts_a_quotation_that_is_too_long_to_be_read_as_one_sentence() {
        String speech = "“" + "We shall go on to the end of it. ".repeat(20).strip() + "”";

        assertThat(sentences(speech)).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"word ", "\uD83D\uDE42", "a\uD83D\uDE42", "Aaa, ", "[1]"})
    void cuts_what_goes_on_without_a_stop_between_words_and_characters(String part) {
        String text = part.repeat(5_000).strip();
        List<String> sentences = sentences(text);

        assertThat(sentences).allMatch(sentence -> sentence.length() <= Sentences.LONGEST);
        assertThat(sentences).allMatch(sentence -> !Character.isLowSurrogate(sentence.charAt(0)));
        assertThat(String.join(part.endsWith(" ") ? " " : "", sentences)).isEqualTo(text);
    }

    @Test
    void any_number_of_reference_marks_is_passed_over() {
        assertThat(sentences("It ended." + "[1]".repeat(30_000) + " Then it began."))
                .endsWith("Then it began.");
    }

    @Test
    void keeps_reference_marks_with_the_sentence_before_them() {
        assertThat(sentences("It was so.[citation needed] It is not.[12] The end.:212–219 Really."))
                .containsExactly("It was so.[citation needed]", "It is not.[12]", "The end.:212–219", "Really.");
    }

    @Test
    void looks_at_nothing_outside_the_part_it_is_given() {
        String text = "One. Two. Three.";

        assertThat(Sentences.in(text, new TextSpan(5, 9))).containsExactly(new TextSpan(5, 9));
        assertThat(Sentences.in(text, new TextSpan(4, 11))).containsExactly(new TextSpan(5, 9), new TextSpan(10, 11));
    }

    @Test
    void a_blank_part_has_no_sentences() {
        assertThat(sentences(" \n\u00a0\u200b\n")).isEmpty();
    }

    @Property(tries = 500)
    void sentences_are_trimmed_in_order_and_lose_nothing(
            @ForAll
                    @StringLength(min = 1, max = 200)
                    @Chars({' ', '\n', '\r', '.', '?', '…', '“', '”', '"', '(', ')', '[', ']', 'U', 'S', '\u00a0', '7'})
                    @CharRange(from = 'a', to = 'e')
                    String text) {
        int end = 0;
        for (TextSpan sentence : Sentences.in(text, new TextSpan(0, text.length()))) {
            assertThat(sentence.start()).isGreaterThanOrEqualTo(end);
            assertThat(isBlank(text.substring(end, sentence.start()))).isTrue();
            assertThat(Sentences.isBlank(text.charAt(sentence.start()))).isFalse();
            assertThat(Sentences.isBlank(text.charAt(sentence.end() - 1))).isFalse();
            assertThat(sentence.in(text)).doesNotContain("\n", "\r");
            end = sentence.end();
        }
        assertThat(isBlank(text.substring(end))).isTrue();
    }
}
