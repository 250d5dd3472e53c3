package onrecord.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final Patience patience = new Patience(Bench.timing(Clock.systemUTC()));
    private int calls;

    private void failing(int times) {
        if (++calls <= times) {
            throw new StorageException(new SQLException("no space left on the disk"));
        }
    }

    @Test
    void repeats_until_the_database_does_it_and_says_so() {
        try (Logs logs = new Logs()) {
            patience.repeat(() -> failing(1));
            assertThat(calls).isEqualTo(2);
            assertThat(logs.text()).contains("no space left on the disk; trying again");
        }
    }

    @Test
    void a_database_that_closes_with_the_bot_is_no_trouble() {
        try (Logs logs = new Logs()) {
            patience.end();
            patience.repeat(() -> failing(2));
            assertThat(calls).isOne();
            assertThat(logs.text()).isEmpty();
        }
    }
}
