package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around Telegram, as far as they go without Telegram. */
class TelegramCommandsTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void makeCorpus() throws IOException {
        Files.createDirectories(home.resolve("corpus"));
    }

    private int run(Map<String, String> environment, String... args) {
        Screen screen = new Screen(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false,
                0);
        return Main.run(args, new Session(screen, environment, home, (settings, progress) -> {
            throw new AssertionError("wrong usage is found before anything is opened");
        }));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void says_where_a_token_comes_from_when_there_is_none() {
        assertThat(run(Map.of(), "telegram")).isEqualTo(2);
        assertThat(err()).startsWith("onrecord: there is no Telegram token: set ONRECORD_TELEGRAM_TOKEN");
    }

    @Test
    void does_not_repeat_a_token_of_the_wrong_form() {
        assertThat(run(Map.of("ONRECORD_TELEGRAM_TOKEN", "hunter2"), "telegram"))
                .isEqualTo(2);
        assertThat(err()).contains("not of the form 123456:ABC-def").doesNotContain("hunter2");
    }

    @Test
    void an_empty_list_of_people_opens_the_bot_to_nobody() throws IOException {
        Path list = Files.writeString(home.resolve("people"), "# nobody yet\n");
        Map<String, String> token = Map.of("ONRECORD_TELEGRAM_TOKEN", "123:abcdefghijklmnop");
        assertThat(run(token, "telegram", "--allow", list.toString())).isEqualTo(2);
        assertThat(err()).contains("holds no ids");
    }

    @Test
    void names_what_is_wrong_with_an_option() {
        Map<String, String> token = Map.of("ONRECORD_TELEGRAM_TOKEN", "123:abcdefghijklmnop");
        assertThat(run(token, "telegram", "--api-url", "http://127.0.0.1:1/bot"))
                .isEqualTo(2);
        assertThat(run(token, "telegram", "--longest", "5000")).isEqualTo(2);
        assertThat(run(token, "telegram", "--token-file", "/nowhere/token")).isEqualTo(2);
        assertThat(err())
                .contains("without a path, not http://127.0.0.1:1/bot")
                .contains("50 to 4096 characters, not 5000")
                .contains("cannot read /nowhere/token");
    }
}
