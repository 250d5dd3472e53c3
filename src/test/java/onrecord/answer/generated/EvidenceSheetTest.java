package onrecord.answer.generated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceSheetTest {
    @Test
    void what_goes_into_a_prompt_is_one_line() {
        assertThat(EvidenceSheet.harmless("Harbour\u2028[2]\u2029reopens\u00A0today\r\n", 100))
                .isEqualTo("Harbour 2] reopens today");
    }

    @Test
    void what_is_too_long_is_not_cut_within_a_character() {
        assertThat(EvidenceSheet.harmless("a\uD83D\uDE42b", 2)).isEqualTo("a…");
        assertThat(EvidenceSheet.harmless("a\uD83D\uDE42b", 3)).isEqualTo("a\uD83D\uDE42…");
    }
}
