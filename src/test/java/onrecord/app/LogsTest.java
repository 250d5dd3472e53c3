package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsTest {
    private static final String TELEGRAM = "org.slf4j.simpleLogger.log.onrecord.channel.telegram";

    private final @Nullable String before = System.getProperty(TELEGRAM);

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(TELEGRAM);
        } else {
            System.setProperty(TELEGRAM, before);
        }
    }

    private static String level(boolean quiet) {
        System.clearProperty(TELEGRAM);
        Logs.set(quiet);
        return System.getProperty(TELEGRAM);
    }

    @Test
    void whoever_runs_the_bot_is_told_when_it_connects_unless_quiet() {
        assertThat(level(false)).isEqualTo("info");
        assertThat(level(true)).isEqualTo("error");
    }
}
