package onrecord.channel.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
    @Test
    void prefers_names_that_hold_what_was_typed() {
        assertThat(NearestNames.to("talks", List.of("tasks", "2025-talks-stalled"), 2))
                .containsExactly("2025-talks-stalled", "tasks");
    }

    @Test
    void counts_swapped_letters_as_one_slip() {
        assertThat(NearestNames.to(":hlep", List.of(":why", ":help", ":search"), 1))
                .containsExactly(":help");
    }

    @Test
    void guesses_nothing_where_nothing_is_alike() {
        assertThat(NearestNames.to("zzzzzzzz", List.of("harbour", "ferry"), 3)).isEmpty();
    }
}
