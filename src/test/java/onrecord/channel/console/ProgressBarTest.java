package onrecord.channel.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
    private long now;

    @Test
    void says_nothing_of_work_that_is_over_at_once() {
        try (ProgressBar bar = bar(true, false)) {
            now = 600_000_000L;
            bar.show(5, 5);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void draws_a_bar_on_a_terminal_and_wipes_it() {
        try (ProgressBar bar = bar(true, false)) {
            now = 2_000_000_000L;
            bar.show(500, 1_000);
        }
        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[2Kindexing [" + "#".repeat(15) + ".".repeat(15) + "] 500 of 1,000, 2 s left"
                        + "\r\u001b[2K");
    }

    @Test
    void writes_plain_lines_now_and_then_in_a_pipe() {
        try (ProgressBar bar = bar(false, false)) {
            now = 1_000_000_000L;
            bar.show(1, 0);
            now = 2_000_000_000L;
            bar.show(2, 0);
            now = 6_000_000_000L;
            bar.show(3, 0);
        }
        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("onrecord: indexing 1, 1 s", "onrecord: indexing 3, 6 s");
    }

    @Test
    void tells_how_fast_and_how_long_still() {
        try (ProgressBar bar = bar(false, false)) {
            now = 50_000_000_000L;
            bar.show(200, 1_000, 1_250, "passages");
            now = 250_000_000_000L;
            bar.show(1_000, 1_000, 6_250, "passages");
        }
        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "onrecord: indexing 200 of 1,000, 25.0 passages/s, 3 min 20 s left",
                        "onrecord: indexing 1,000 of 1,000, 25.0 passages/s, 4 min 10 s");
    }

    @Test
    void fits_a_terminal_of_eighty_columns() {
        try (ProgressBar bar = new ProgressBar(err, true, false, "indexing articles", () -> now)) {
            now = 500_000_000_000L;
            bar.show(12_345, 123_456, 99_999, "passages");
        }
        assertThat(written.toString(StandardCharsets.UTF_8).split("\u001b\\[2K", -1)[1])
                .isEqualTo("indexing articles [..........] 12,345 of 123,456, 200.0 passages/s, 75 min left\r")
                .hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void is_silent_when_told_to_be() {
        try (ProgressBar bar = bar(true, true)) {
            now = 9_000_000_000L;
            bar.show(1, 2);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private ProgressBar bar(boolean terminal, boolean silent) {
        return new ProgressBar(err, terminal, silent, "indexing", () -> now);
    }
}
