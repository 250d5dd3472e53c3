package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HappeningsTest {
    @Test
    void a_question_may_take_several_events_for_granted() {
        assertThat(Happenings.in("How many people were killed in the earthquake in Bergen?"))
                .extracting(happening -> happening.name(Language.EN))
                .containsExactly("a killing", "an earthquake");
        assertThat(Happenings.in("What is a herring?")).isEmpty();
    }
}
