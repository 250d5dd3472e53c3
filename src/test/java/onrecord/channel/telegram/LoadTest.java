package onrecord.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import onrecord.database.Database;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Many people ask at once (figures go to target/telegram-load.txt); measured from a question's arrival to the edit that shows its answer. */
class LoadTest {
    @Test
    void answers_a_crowd(@TempDir Path data, TestReporter report) throws IOException {
        report.publishEntry("load", run(data, 100, 20, false));
    }

    @Test
    @Tag("long")
    void answers_500_questions_from_100_users_without_limits(@TempDir Path data, TestReporter report)
            throws IOException {
        report.publishEntry("load, no limits", run(data, 500, 100, false));
    }

    @Test
    @Tag("long")
    void answers_500_questions_from_100_users_within_telegrams_limits(@TempDir Path data, TestReporter report)
            throws IOException {
        report.publishEntry("load, limits", run(data, 500, 100, true));
    }

    private static String run(Path data, int questions, int users, boolean limits) throws IOException {
        try (Bench bench = new Bench();
                Database database = Database.open(data)) {
            bench.dataSource = database.dataSource();
            bench.limits = new Limits(questions, questions, 1000);
            if (limits) {
                bench.pace = Pace.telegram();
                bench.api.enforceLimits();
            }
            bench.start();
            Bench.until(() -> !bench.api.calls("getUpdates").isEmpty());
            Map<String, Long> asked = new HashMap<>();
            long start = System.nanoTime();
            for (int i = 0; i < questions; i++) {
                String question = "What of bridge number " + i + " is known?";
                asked.put("Answer to: " + question, System.nanoTime());
                long user = 1000L + i % users;
                bench.api.happen(Words.message(user, user, i + 1, question));
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> bench.api.calls("editMessageText").size() >= questions
                            && bench.api.messages().stream()
                                            .filter(message -> message.text().startsWith("Answer to"))
                                            .count()
                                    == questions);
            double seconds = (System.nanoTime() - start) / 1e9;
            List<Long> waits = new ArrayList<>();
            for (ScriptedBotApi.Call edit : bench.api.calls("editMessageText")) {
                Long from = asked.remove(
                        TelegramHtml.visible(edit.text()).lines().findFirst().orElse(""));
                if (from != null) {
                    waits.add(edit.nanos() - from);
                }
            }
            waits.sort(null);
            assertThat(asked).isEmpty();
            assertThat(bench.api.messages()).hasSize(questions);
            String figures = String.format(
                    Locale.ROOT,
                    "%d questions from %d users, limits %s: %.1f questions/s, p50 %.2f s, p99 %.2f s, %d refused as too"
                            + " many",
                    questions,
                    users,
                    limits ? "on" : "off",
                    questions / seconds,
                    waits.get(waits.size() / 2) / 1e9,
                    waits.get(waits.size() * 99 / 100) / 1e9,
                    bench.api.rateLimited());
            Files.writeString(
                    Path.of("target", "telegram-load.txt"),
                    figures + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return figures;
        }
    }
}
