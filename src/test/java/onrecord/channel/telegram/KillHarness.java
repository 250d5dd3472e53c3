package onrecord.channel.telegram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Kills the bot again and again while it answers, and looks at what its users see in the end. */
final class KillHarness {
    private static final long LAST = 7;

    private KillHarness() {}

    /**
     * What they saw.
     *
     * @param unanswered questions without an answer
     * @param answeredTwice questions with more than one message that shows the answer
     * @param placeholders placeholders left behind by a call that a kill cut off
     */
    record Outcome(int questions, int kills, int unanswered, int answeredTwice, int placeholders, Duration took) {}

    /** Asks questions from fifty people, and kills evenly spread over the answers. */
    static Outcome run(Path data, int questions, int kills) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (ScriptedBotApi api = new ScriptedBotApi()) {
            List<Long> chats = new ArrayList<>();
            Process bot = BotProcess.start(api.url(), data, 20);
            try {
                for (int i = 0; i < questions; i++) {
                    long chat = 100L + i % 50;
                    chats.add(chat);
                    api.happen(Words.message(chat, chat, 1000 + i, question(i)));
                }
                for (int kill = 1; kill <= kills; kill++) {
                    int enough = questions * kill / (kills + 1);
                    await(() -> answered(api) >= enough);
                    bot.destroyForcibly().waitFor();
                    bot = BotProcess.start(api.url(), data, 20);
                }
                await(() -> answered(api) >= questions);
                // Whatever would come twice comes before an answer to what is asked last.
                api.happen(Words.message(LAST, LAST, 1, "The last one?"));
                await(() -> api.messages(LAST).stream()
                        .anyMatch(message -> message.text().contains("Answer to")));
            } catch (ConditionTimeoutException e) {
                throw new AssertionError(
                        "waiting at Telegram: " + api.waiting() + ", bot alive: " + bot.isAlive() + ", shown: "
                                + api.messages().stream()
                                        .map(message -> message.replyTo() + " "
                                                + message.text()
                                                        .lines()
                                                        .findFirst()
                                                        .orElse(""))
                                        .toList()
                                + "\n" + Files.readString(data.resolve("log.txt")),
                        e);
            } finally {
                BotProcess.end(bot);
            }
            int unanswered = 0;
            int twice = 0;
            for (int i = 0; i < questions; i++) {
                String text = "Answer to: " + question(i);
                long seen = api.messages(chats.get(i)).stream()
                        .filter(message -> message.text().startsWith(text))
                        .count();
                unanswered += seen == 0 ? 1 : 0;
                twice += seen > 1 ? 1 : 0;
            }
            int placeholders = (int) api.messages().stream()
                    .filter(message -> message.text().startsWith("Searching"))
                    .count();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Outcome(questions, kills, unanswered, twice, placeholders, took);
        }
    }

    private static String question(int number) {
        return "What of bridge number " + number + " is known?";
    }

    private static long answered(ScriptedBotApi api) {
        return api.messages().stream()
                .filter(message -> message.text().startsWith("Answer to"))
                .count();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }
}
