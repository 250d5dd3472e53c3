package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.BiFunction;
import onrecord.answer.Answerer;
import onrecord.channel.console.EvidenceSource;
import onrecord.channel.console.TinyCorpus;
import onrecord.database.Database;
import onrecord.index.IndexingReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around Telegram, as far as they go without a token that is accepted. */
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
        return run(
                environment,
                (settings, progress) -> {
                    throw new AssertionError("wrong usage is found before anything is opened");
                },
                args);
    }

    private int run(
            Map<String, String> environment, BiFunction<Settings, Session.Progress, Parts> opener, String... args) {
        Screen screen = new Screen(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false,
                0);
        return Main.run(args, new Session(screen, environment, home, opener));
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
    void a_model_may_not_take_all_the_time_of_a_question() {
        Map<String, String> token = Map.of("ONRECORD_TELEGRAM_TOKEN", "123:abcdefghijklmnop");
        assertThat(run(token, "telegram", "--model", "ollama:x", "--model-deadline", "60"))
                .isEqualTo(2);
        assertThat(err()).contains("--model-deadline 60 leaves no time").contains("--deadline 60");
    }

    @Test
    void names_what_is_wrong_with_an_option() {
        Map<String, String> token = Map.of("ONRECORD_TELEGRAM_TOKEN", "123:abcdefghijklmnop");
        assertThat(run(token, "telegram", "--api-url", "http://127.0.0.1:1/bot"))
                .isEqualTo(2);
        assertThat(run(token, "telegram", "--longest", "5000")).isEqualTo(2);
        assertThat(run(token, "telegram", "--deadline", "0")).isEqualTo(2);
        assertThat(run(token, "telegram", "--deadline", "-5")).isEqualTo(2);
        assertThat(run(token, "telegram", "--token-file", "/nowhere/token")).isEqualTo(2);
        assertThat(run(token, "telegram", "--api-url", "http://127.0.0.1:99999"))
                .isEqualTo(2);
        assertThat(run(token, "telegram", "--allow", "@reader")).isEqualTo(2);
        assertThat(err())
                .contains("without a path, not http://127.0.0.1:1/bot")
                .contains("50 to 4096 characters, not 5000")
                .contains("--deadline is 1 second or more, not 0")
                .contains("--deadline is 1 second or more, not -5")
                .contains("--token-file names no file that can be read: /nowhere/token")
                .contains("http(s)://host[:port] without a path, not http://127.0.0.1:99999")
                .contains("--allow names no file that can be read: @reader");
    }

    @Test
    void a_token_that_telegram_refuses_is_a_failure_and_is_not_repeated() throws IOException {
        HttpServer refusing = server(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        try (Database database = Database.inMemory("refused-token")) {
            String url = "http://127.0.0.1:" + refusing.getAddress().getPort();
            Map<String, String> token = Map.of("ONRECORD_TELEGRAM_TOKEN", "123:abcdefghijklmnop");
            assertThat(run(token, (settings, progress) -> parts(database), "telegram", "--api-url", url))
                    .isEqualTo(1);
        } finally {
            refusing.stop(0);
        }
        assertThat(err())
                .contains("onrecord: Telegram does not accept the bot's token")
                .doesNotContain("abcdefghijklmnop")
                .doesNotContain("\tat ");
    }

    @Test
    void a_bot_that_fails_by_a_fault_of_its_own_is_a_failure() throws IOException, SQLException {
        HttpServer server = server(
                200,
                "{\"ok\":true,\"result\":{\"id\":123,\"is_bot\":true,\"first_name\":\"OnRecord\","
                        + "\"username\":\"OnRecordTestBot\"}}");
        try (Database database = Database.inMemory("broken-inbox")) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into telegram_inbox (update_id, received_at, state, payload)"
                        + " values (1, current_timestamp, 'OPEN', 'no JSON')");
            }
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            Map<String, String> token = Map.of("ONRECORD_TELEGRAM_TOKEN", "123:abcdefghijklmnop");
            assertThat(run(token, (settings, progress) -> parts(database), "telegram", "--api-url", url))
                    .isEqualTo(1);
        } finally {
            server.stop(0);
        }
        assertThat(err()).contains("onrecord: the Telegram bot failed").doesNotContain("\tat ");
    }

    /** A server that replies the same to every call. */
    private static HttpServer server(int status, String text) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] reply = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** As much as the bot needs to start. */
    private static Parts parts(Database database) {
        Answerer answerer = TinyCorpus::answer;
        EvidenceSource search = TinyCorpus::evidence;
        TinyCorpus index = new TinyCorpus();
        return (Parts) Proxy.newProxyInstance(
                Parts.class.getClassLoader(),
                new Class<?>[] {Parts.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "follow" -> IndexingReport.NONE;
                    case "database" -> database;
                    case "answerer" -> answerer;
                    case "search" -> search;
                    case "index" -> index;
                    default -> null;
                });
    }
}
