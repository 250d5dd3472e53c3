package onrecord.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The bot against somebody else's idea of the Bot API: npm's telegram-test-api. Skipped where npm or the package is
 * missing; {@code -Dtelegram-test-api=DIR} names a folder whose node_modules hold it.
 */
@Tag("long")
class OutsideOpinionTest {
    private static final String PACKAGE = "telegram-test-api@4.2.1";

    @Test
    void answers_a_question_asked_through_telegram_test_api() throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("telegram-test-api", "target/telegram-test-api"));
        assumeTrue(isInstalled(folder), "skipped: npm, or " + PACKAGE + " from its registry, is not to be had here");
        try (InputStream shim = OutsideOpinionTest.class.getResourceAsStream("/telegram-test-api/shim.js")) {
            assertThat(shim).isNotNull();
            Files.write(folder.resolve("shim.js"), shim.readAllBytes());
        }
        Process server = new ProcessBuilder(
                        "node", "shim.js", ScriptedBotApi.TOKEN, "When did the bridge open?", "Answer to")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Bench bench = new Bench();
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            bench.start(URI.create("http://127.0.0.1:" + out.readLine()));
            assertThat(out.readLine())
                    .contains("Answer to: When did the bridge open?")
                    .contains("<blockquote>The Old Bridge opened to cars");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static boolean isInstalled(Path folder) throws IOException, InterruptedException {
        if (Files.isDirectory(folder.resolve("node_modules/telegram-test-api"))) {
            return true;
        }
        Files.createDirectories(folder);
        try {
            Process npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--prefix", ".", PACKAGE)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!npm.waitFor(120, TimeUnit.SECONDS)) {
                npm.destroyForcibly();
                return false;
            }
            return npm.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
