package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import onrecord.retrieval.MadeUp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Some kept silent. One of them, the former finance minister Walter Oakes, said that it was a bribe."
                        + " | Walter Oakes",
                "The bank's governor, Miriam Stokes, declined to comment, but repeated that the room was small."
                        + " | Miriam Stokes",
                "The opposition's leader, Hugh Abernathy of the Harbour Party, said that it was a car without brakes."
                        + " | Hugh Abernathy"
            })
    void who_speaks_is_found_where_commas_set_the_name_off(String body, String speaker) {
        assertThat(new Speech().statements(MadeUp.article("herring", body)))
                .extracting(statement -> statement.speaker().name())
                .containsExactly(speaker);
    }
}
