package onrecord.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import onrecord.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is known to go wrong between a bot and Telegram, one test each. */
class TelegramFaultsTest {
    private static final long A = 11;
    private static final long B = 12;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void ask(long chat, int message, String question) {
        bench.api.happen(Words.message(chat, chat, message, question));
    }

    @Test
    void fault_01_killed_while_answering(@TempDir Path data, TestReporter report)
            throws IOException, InterruptedException {
        KillHarness.Outcome outcome = KillHarness.run(data, 40, 2);
        report.publishEntry("kill", outcome.toString());
        assertThat(outcome.unanswered()).isZero();
        assertThat(outcome.answeredTwice()).isZero();
    }

    @Test
    @Tag("long")
    void fault_01_killed_while_answering_five_times_under_200_questions(@TempDir Path data, TestReporter report)
            throws IOException, InterruptedException {
        KillHarness.Outcome outcome = KillHarness.run(data, 200, 5);
        report.publishEntry("kill", outcome.toString());
        assertThat(outcome.unanswered()).isZero();
        assertThat(outcome.answeredTwice()).isZero();
    }

    @Test
    void fault_02_the_same_update_comes_again() {
        bench.start();
        bench.api.redeliver(6);
        ask(A, 1, "Once?");
        bench.await(A, "Answer to: Once?");
        Bench.until(() -> bench.api.waiting() == 0);
        bench.settle();
        assertThat(bench.api.messages(A)).hasSize(1);
        assertThat(bench.api.calls("editMessageText")).hasSize(1);
    }

    @Test
    void fault_03_update_ids_start_anew() {
        bench.start();
        bench.api.continueIdsAt(1000);
        ask(A, 1, "Before?");
        bench.await(A, "Answer to: Before?");
        bench.settle();
        bench.api.continueIdsAt(5);
        int polls = bench.api.calls("getUpdates").size();
        ask(A, 2, "After?");
        bench.await(A, "Answer to: After?");
        bench.settle();
        assertThat(bench.api.calls("getUpdates").size() - polls)
                .as("no hot loop")
                .isLessThan(5);
    }

    @Test
    void fault_04_an_update_that_cannot_be_read() throws IOException {
        bench.start();
        bench.api.push(Words.message(A, A, 1, "Malformed")
                .with("from", "{\"id\":11,\"first_name\":\"x\"}")
                .with("date", "99999999999999")
                .update(50));
        bench.api.continueIdsAt(51);
        ask(B, 2, "A neighbour?");
        bench.await(B, "Answer to: A neighbour?");
        bench.settle();
        assertThat(new Inbox(new Transactions(bench.dataSource)).count("DEAD")).isEqualTo(1);
        assertThat(bench.api.messages(A)).isEmpty();
    }

    @Test
    void fault_05_too_many_requests_delay_that_chat_alone() {
        bench.api.script("sendMessage", Fault.rateLimited(3));
        bench.start();
        ask(A, 1, "Delayed?");
        Bench.until(() -> bench.api.calls("sendMessage").size() == 1);
        ask(B, 1, "Not delayed?");
        bench.await(B, "Answer to: Not delayed?");
        assertThat(bench.api.messages(A)).isEmpty();
        bench.await(A, "Answer to: Delayed?");

        List<ScriptedBotApi.Call> sends = bench.api.calls("sendMessage").stream()
                .filter(call -> call.chat() == A)
                .toList();
        assertThat(sends).hasSize(2);
        assertThat(Duration.ofNanos(sends.get(1).nanos() - sends.get(0).nanos()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void fault_05_too_many_requests_in_many_chats_delay_all() {
        bench.api.script("sendMessage", Fault.rateLimited(1), Fault.rateLimited(1), Fault.rateLimited(1));
        bench.start();
        for (long chat = 1; chat <= 3; chat++) {
            ask(chat, 1, "Delayed?");
        }
        Bench.until(() -> bench.api.calls("sendMessage").size() == 3);
        long asked = bench.api.calls("sendMessage").get(2).nanos();
        ask(B, 1, "Delayed too?");
        bench.await(B, "Answer to: Delayed too?");
        assertThat(bench.api.calls("sendMessage").stream()
                        .filter(call -> call.chat() == B)
                        .map(call -> Duration.ofNanos(call.nanos() - asked)))
                .allMatch(wait -> wait.compareTo(Duration.ofMillis(900)) > 0);
    }

    @Test
    void fault_06_polls_that_fail_are_repeated_after_pauses_of_at_most_30_s() {
        bench.api.script(
                "getUpdates",
                Fault.rateLimited(1),
                Fault.reply(502, "<html>Bad Gateway</html>"),
                Fault.truncate(),
                Fault.reply(200, "{\"ok\":true}"),
                Fault.dropBefore());
        bench.start();
        ask(A, 1, "Patience?");
        bench.await(A, "Answer to: Patience?");
        assertThat(Stream.iterate(1, failures -> failures + 1).limit(2000).map(Timing.standard()::pause))
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(30)) <= 0)
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void fault_07_another_instance_polls() {
        Fault conflict = Fault.refusal(409, "Conflict: terminated by other getUpdates request");
        bench.api.script("getUpdates", conflict, conflict, conflict, conflict);
        try (Logs logs = new Logs()) {
            bench.start();
            ask(A, 1, "Who runs?");
            bench.await(A, "Answer to: Who runs?");
            assertThat(logs.text().lines().filter(line -> line.contains("Another instance runs")))
                    .hasSize(1);
        }
    }

    @Test
    void fault_08_the_token_is_refused() throws InterruptedException {
        try (Logs logs = new Logs()) {
            bench.start();
            ask(A, 1, "Before?");
            bench.await(A, "Answer to: Before?");
            bench.settle();
            bench.api.refuseToken();
            assertThat(bench.bot().await()).isEqualTo(TelegramBot.End.TOKEN_REFUSED);
            assertThat(logs.text()).contains("does not accept the bot's token").doesNotContain(ScriptedBotApi.TOKEN);
        }
    }

    @Test
    void fault_08_the_token_is_refused_from_the_start(@TempDir Path data) throws IOException, InterruptedException {
        bench.api.refuseToken();
        Process bot = BotProcess.start(bench.api.url(), data, 0);
        assertThat(bot.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(bot.exitValue()).isEqualTo(1);
        assertThat(Files.readString(data.resolve("log.txt"))).doesNotContain(ScriptedBotApi.TOKEN);
    }

    @Test
    void fault_09_the_line_is_cut_before_the_reply() {
        bench.api.script("sendMessage", Fault.dropAfter());
        bench.api.script("editMessageText", Fault.dropAfter(), Fault.dropBefore());
        bench.start();
        ask(A, 1, "Once?");
        bench.await(A, "Answer to: Once?");
        bench.settle();
        assertThat(bench.answers(A, "Once?")).isEqualTo(1);
        assertThat(bench.api.messages(A)).as("a doubled placeholder at most").hasSizeLessThanOrEqualTo(2);
        assertThat(bench.api.calls("editMessageText"))
                .as("the edit was repeated")
                .hasSize(3);
    }

    @Test
    void fault_10_the_reply_comes_too_late() {
        bench.api.script("editMessageText", Fault.late(1500));
        bench.start();
        ask(A, 1, "Once?");
        bench.await(A, "Answer to: Once?");
        bench.settle();
        assertThat(bench.answers(A, "Once?")).isEqualTo(1);
        assertThat(bench.api.messages(A)).hasSize(1);
        assertThat(bench.api.calls("editMessageText")).hasSize(2);
    }

    @Test
    void fault_11_the_markup_cannot_be_parsed() {
        bench.api.script("editMessageText", Fault.refusal(400, "Bad Request: can't parse entities: x"));
        bench.start();
        ask(A, 1, "Plain?");
        ScriptedBotApi.Shown answer = bench.await(A, "Answer to: Plain?");
        assertThat(answer.text()).contains("Smith & <Sons>").doesNotContain("<blockquote>");
        assertThat(bench.api.calls("editMessageText").get(1).parameters().has("parse_mode"))
                .isFalse();
    }

    @Test
    void fault_12_the_message_is_not_modified() {
        bench.api.script("editMessageText", Fault.refusal(400, "Bad Request: message is not modified: same content"));
        bench.start();
        ask(A, 1, "Success?");
        Bench.until(() -> !bench.api.calls("editMessageText").isEmpty());
        bench.settle();
        assertThat(bench.api.calls("editMessageText")).hasSize(1);
        assertThat(new Outbox(new Transactions(bench.dataSource), Clock.systemUTC()).count("SENT"))
                .isEqualTo(1);
    }

    @Test
    void fault_13_the_message_to_edit_is_gone() {
        bench.api.script("editMessageText", Fault.refusal(400, "Bad Request: message to edit not found"));
        bench.start();
        ask(A, 1, "Anew?");
        bench.await(A, "Answer to: Anew?");
        bench.settle();
        assertThat(bench.api.messages(A)).hasSize(2);
        assertThat(bench.answers(A, "Anew?")).isEqualTo(1);
    }

    @Test
    void fault_14_the_user_blocked_the_bot() {
        Fault blocked = Fault.refusal(403, "Forbidden: bot was blocked by the user");
        bench.api.script("sendMessage", blocked);
        CountDownLatch gate = new CountDownLatch(1);
        bench.answerer = question -> {
            await(gate);
            return bench.corpus.answer(question);
        };
        bench.start();
        ask(A, 1, "Nobody reads this?");
        Bench.until(() -> bench.api.calls("sendMessage").size() == 1);
        gate.countDown();
        bench.settle();
        ask(B, 1, "And others?");
        bench.await(B, "Answer to: And others?");
        bench.settle();
        assertThat(bench.api.calls("sendMessage").stream().filter(call -> call.chat() == A))
                .hasSize(1);
        assertThat(bench.api.calls("editMessageText").stream().filter(call -> call.chat() == A))
                .isEmpty();
    }

    @Test
    void fault_15_the_group_became_a_supergroup() {
        bench.api.script(
                "sendMessage",
                Fault.refusal(
                        400,
                        "Bad Request: group chat was upgraded to a supergroup chat",
                        "\"migrate_to_chat_id\":-1009"));
        bench.start();
        bench.api.happen(Words.message(-9, 1, 1, "/ask Moved?"));
        bench.await(-1009, "Answer to: Moved?");
        bench.settle();
        assertThat(bench.api.messages(-9)).isEmpty();
        assertThat(bench.api.messages(-1009)).hasSize(1);
    }

    @Test
    void fault_16_a_press_that_is_too_old_still_acts() {
        bench.start();
        ask(A, 1, "Good?");
        ScriptedBotApi.Shown answer = bench.await(A, "Answer to: Good?");
        bench.api.script(
                "answerCallbackQuery",
                Fault.refusal(400, "Bad Request: query is too old and response timeout expired"));
        bench.api.happen(Words.press(A, A, answer.id(), "f:1:1"));
        Bench.until(() -> !bench.api.calls("answerCallbackQuery").isEmpty());
        bench.settle();
        assertThat(new Feedback(bench.dataSource).all()).hasSize(1);
    }

    @Test
    void fault_17_a_question_that_hangs_delays_nobody_and_its_asker_is_told() {
        bench.timing = new Timing(
                Clock.systemUTC(),
                bench.timing.poll(),
                bench.timing.call(),
                bench.timing.firstPause(),
                bench.timing.longestPause(),
                Duration.ofMillis(400),
                bench.timing.inline());
        CountDownLatch gate = new CountDownLatch(1);
        bench.answerer = question -> {
            if (question.startsWith("Hang")) {
                await(gate);
            }
            return bench.corpus.answer(question);
        };
        bench.start();
        for (int i = 0; i < 6; i++) {
            // More than there are workers.
            ask(100L + i, 1, "Hang?");
        }
        ask(A, 1, "Hang?");
        ask(A, 2, "After it?");
        ask(B, 1, "Prompt?");
        bench.await(B, "Answer to: Prompt?");
        bench.await(A, "This took too long");
        bench.await(A, "Answer to: After it?");
        gate.countDown();
        bench.settle();
        assertThat(bench.answers(A, "Hang?")).as("an answer after the apology").isZero();
    }

    @Test
    void fault_18_a_flood_from_one_user() {
        CountDownLatch gate = new CountDownLatch(1);
        bench.answerer = question -> {
            await(gate);
            return bench.corpus.answer(question);
        };
        bench.start();
        for (int i = 1; i <= 50; i++) {
            ask(A, i, "Flood " + i + "?");
        }
        bench.await(A, "Please wait");
        Bench.until(() -> bench.api.waiting() == 0);
        gate.countDown();
        bench.settle();
        assertThat(bench.texts(A).stream().filter(text -> text.startsWith("Please wait")))
                .hasSize(1);
        assertThat(bench.texts(A).stream().filter(text -> text.startsWith("Answer to")))
                .hasSize(3);
        ask(A, 51, "Again?");
        bench.await(A, "Answer to: Again?");
    }

    @Test
    void fault_19_the_database_fails() {
        AtomicBoolean broken = new AtomicBoolean();
        DataSource real = bench.dataSource;
        bench.dataSource = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (broken.get() && method.getName().equals("getConnection")) {
                        throw new SQLException("no space left on the disk");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        bench.start();
        Bench.until(() -> !bench.api.calls("getUpdates").isEmpty());
        broken.set(true);
        ask(A, 1, "Kept?");
        int polls = bench.api.calls("getUpdates").size();
        Bench.until(() -> bench.api.calls("getUpdates").size() > polls + 2);
        assertThat(bench.api.waiting()).as("not confirmed").isEqualTo(1);
        assertThat(bench.api.calls("getUpdates"))
                .allMatch(call -> call.parameters().path("offset").asLong() == 0);
        broken.set(false);
        bench.await(A, "Answer to: Kept?");
        bench.settle();
        assertThat(bench.api.messages(A)).hasSize(1);
    }

    @Test
    void fault_19_a_question_that_could_not_be_stored_at_once_counts_once() {
        AtomicInteger failures = new AtomicInteger(3);
        bench.dataSource = failing(bench.dataSource, "insert into telegram_outbox", failures);
        bench.limits = new Limits(1, 1, 1000);
        bench.start();
        ask(A, 1, "Kept?");
        Bench.until(() -> !bench.api.messages(A).isEmpty());
        bench.settle();
        assertThat(failures).hasValue(0);
        assertThat(bench.texts(A)).hasSize(1).allMatch(text -> text.startsWith("Answer to: Kept?"));
    }

    @Test
    void fault_19_a_refusal_that_could_not_be_stored_at_once_is_told() {
        AtomicInteger failures = new AtomicInteger();
        bench.dataSource = failing(bench.dataSource, "insert into telegram_outbox", failures);
        bench.limits = new Limits(1, 60, 1000);
        bench.allowed = Set.of(A);
        CountDownLatch gate = new CountDownLatch(1);
        bench.answerer = question -> {
            await(gate);
            return bench.corpus.answer(question);
        };
        bench.start();
        ask(A, 1, "First?");
        bench.await(A, "Searching");
        failures.set(1);
        ask(A, 2, "Second?");
        bench.await(A, "Please wait");
        failures.set(1);
        ask(B, 1, "Invited?");
        bench.await(B, "open to invited people only");
        gate.countDown();
        bench.settle();
    }

    /** A database that fails as many of the statements that begin like this as are to fail. */
    private static DataSource failing(DataSource real, String statement, AtomicInteger failures) {
        return failing(DataSource.class, real, statement, failures);
    }

    private static <T> T failing(Class<T> type, Object real, String statement, AtomicInteger failures) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && ((String) arguments[0]).startsWith(statement)
                            && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SQLException("no space left on the disk");
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        return result instanceof Connection
                                ? failing(Connection.class, result, statement, failures)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Test
    void fault_19_a_database_that_fails_in_a_way_nobody_foresaw_ends_the_bot() throws InterruptedException {
        bench.dataSource = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new NoClassDefFoundError("org/h2/Driver");
                });
        try (Logs logs = new Logs()) {
            bench.start();
            assertThat(bench.bot().await()).isEqualTo(TelegramBot.End.FAILED);
            assertThat(logs.text()).contains("The Telegram bot failed").contains("org/h2/Driver");
        }
    }

    @Test
    void fault_20_the_server_is_down_at_start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Logs logs = new Logs()) {
            bench.start(URI.create("http://127.0.0.1:" + port));
            Bench.until(() -> logs.text().contains("Telegram cannot be reached"));
            try (ScriptedBotApi late = new ScriptedBotApi(port)) {
                late.happen(Words.message(A, A, 1, "Later?"));
                Bench.until(() -> late.messages(A).stream()
                        .anyMatch(message -> message.text().startsWith("Answer to: Later?")));
            }
        }
    }

    @Test
    void fault_21_asked_to_end_during_a_poll(@TempDir Path data) throws IOException, InterruptedException {
        Process slow = BotProcess.start(bench.api.url(), data, 60_000);
        ask(A, 1, "Unfinished?");
        bench.await(A, "Searching");
        slow.destroy();
        assertThat(slow.waitFor(5, TimeUnit.SECONDS))
                .as("gone within 5 s of SIGTERM")
                .isTrue();
        Process next = BotProcess.start(bench.api.url(), data, 0);
        try {
            bench.await(A, "Answer to: Unfinished?");
            assertThat(bench.answers(A, "Unfinished?")).isEqualTo(1);
            assertThat(bench.texts(A).stream().filter(text -> !text.startsWith("Answer to: Unfinished?")))
                    .as("a doubled placeholder at most")
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(text -> text.startsWith("Searching"));
        } finally {
            BotProcess.end(next);
        }
    }

    @Test
    void fault_22_a_backlog_of_more_than_a_day() {
        bench.api.happen(Words.message(A, A, 1, "Yesterday?").at(Instant.now().minus(Duration.ofHours(25))));
        bench.api.happen(Words.message(A, A, 2, "Today?").at(Instant.now().minus(Duration.ofHours(2))));
        bench.start();
        bench.await(A, "I was away for more than a day");
        bench.await(A, "Answer to: Today?");
        bench.settle();
        assertThat(bench.api.messages(A)).hasSize(2);
    }

    @Test
    void fault_22_a_question_under_way_is_told_of_in_its_place_after_more_than_a_day() {
        CountDownLatch gate = leaveUnanswered(1);
        bench.timing = Bench.timing(Clock.offset(Clock.systemUTC(), Duration.ofHours(25)));
        bench.start();
        bench.await(A, "I was away for more than a day");
        bench.settle();
        assertThat(bench.api.messages(A)).hasSize(1);
        gate.countDown();
    }

    @Test
    void fault_22_questions_under_way_of_someone_no_longer_invited_are_told_of_in_their_place() {
        CountDownLatch gate = leaveUnanswered(2);
        bench.allowed = Set.of(B);
        bench.start();
        bench.await(A, "open to invited people only");
        bench.settle();
        assertThat(bench.texts(A)).hasSize(2).allMatch(text -> text.contains("open to invited people only"));
        gate.countDown();
    }

    /** Stops the bot while questions of A's are under way. Open the gate in the end. */
    private CountDownLatch leaveUnanswered(int questions) {
        CountDownLatch gate = new CountDownLatch(1);
        bench.answerer = question -> {
            await(gate);
            return bench.corpus.answer(question);
        };
        bench.start();
        for (int i = 1; i <= questions; i++) {
            ask(A, i, "Unfinished?");
        }
        Bench.until(() -> bench.texts(A).stream()
                        .filter(text -> text.startsWith("Searching"))
                        .count()
                == questions);
        bench.bot().close();
        return gate;
    }

    @Test
    void fault_23_markup_in_questions_and_articles_shows_as_it_is() {
        bench.start();
        ask(A, 1, "Is <b>&\" </blockquote> <a href='x'> safe?");
        ScriptedBotApi.Shown answer = bench.await(A, "Answer to");
        assertThat(answer.text())
                .contains("Is <b>&\" </blockquote> <a href='x'> safe?")
                .contains("Tags <b>&\" in a title")
                .contains("The firm \"Smith & <Sons>\" built the bridge > others did not.");
    }

    @Test
    void fault_24_the_token_is_in_no_log_and_no_database(@TempDir Path data) throws IOException {
        try (Logs logs = new Logs();
                Database database = Database.open(data)) {
            bench.dataSource = database.dataSource();
            bench.api.script("sendMessage", Fault.dropBefore(), Fault.reply(502, "<html>"), Fault.truncate());
            bench.api.script("getUpdates", Fault.dropBefore());
            bench.start();
            ask(A, 1, "A secret question?");
            bench.await(A, "Answer to: A secret question?");
            bench.bot().close();
            assertThat(logs.text())
                    .doesNotContain(ScriptedBotApi.TOKEN)
                    .doesNotContain(ScriptedBotApi.TOKEN.substring(4))
                    .doesNotContain("secret question");
            assertThat(bench.settings(bench.api.url()).toString()).doesNotContain(ScriptedBotApi.TOKEN);
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(ScriptedBotApi.TOKEN.substring(4));
            }
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
