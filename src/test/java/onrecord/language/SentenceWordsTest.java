package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The ferry will sail again in May, the operator said. | The ferry will sail again in May, the operator said.",
                "KYIV (Northern Wire) — The ferry will sail again in May, the operator said. | The ferry will sail again in May, the operator said.",
                "The ferry will sail again in May, the operator said. | The ferry would sail again in May, said the operator.",
                "The bridge near Kiev was closed on Monday after the storm. | The bridge near Kyiv was closed on Monday after the storm.",
                "Three of the nine boats came back before dawn. | 3 of the 9 boats came back before dawn."
            })
    void recognises_a_sentence_that_was_copied(String one, String other) {
        assertThat(SentenceWords.of(one).repeats(SentenceWords.of(other))).isTrue();
        assertThat(SentenceWords.of(other).repeats(SentenceWords.of(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The repairs will cost 2.4 million crowns, the company said. | The repairs will cost 4.9 million crowns, the company said.",
                "The minister said that Halas had signed the contract. | The minister said that Penn had signed the contract.",
                "The ferry will sail again in May, the operator said. | The ferry will not sail again in May, the operator said.",
                "The ferry will sail again in May, the operator said. | The operator of the ferry had nothing to say in May.",
                "He declined to comment. | He refused to comment."
            })
    void a_sentence_with_another_fact_is_another_sentence(String one, String other) {
        assertThat(SentenceWords.of(one).repeats(SentenceWords.of(other))).isFalse();
        assertThat(SentenceWords.of(other).repeats(SentenceWords.of(one))).isFalse();
    }
}
