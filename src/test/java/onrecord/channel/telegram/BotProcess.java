package onrecord.channel.telegram;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import onrecord.database.Database;

/** The bot as a process of its own, to be killed. Ends by itself when its parent does. */
final class BotProcess {
    private BotProcess() {}

    /** Starts one whose answers take {@code millis} each. */
    static Process start(URI server, Path data, long millis) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        classes,
                        BotProcess.class.getName(),
                        server.toString(),
                        data.toString(),
                        Long.toString(millis)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File(data.toFile(), "log.txt")))
                .start();
    }

    public static void main(String[] args) throws InterruptedException {
        ProcessHandle.current().parent().ifPresent(parent -> {
            Future<?> unused =
                    parent.onExit().thenRun(() -> Runtime.getRuntime().halt(3));
        });
        Duration pause = Duration.ofMillis(Long.parseLong(args[2]));
        SmallCorpus corpus = new SmallCorpus();
        Timing timing = new Timing(
                Clock.systemUTC(),
                Duration.ofSeconds(50),
                Duration.ofSeconds(2),
                Duration.ofMillis(20),
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5));
        TelegramSettings settings = new TelegramSettings(
                new BotToken(ScriptedBotApi.TOKEN),
                URI.create(args[0]),
                Set.of(),
                Set.of(),
                new Limits(1000, 1000, 1000),
                Pace.unlimited(),
                timing,
                4);
        Database database = Database.open(Path.of(args[1]));
        TelegramBot bot = new TelegramBot(
                settings,
                database.dataSource(),
                question -> {
                    LockSupport.parkNanos(pause.toNanos());
                    return corpus.answer(question);
                },
                new onrecord.answer.FollowUps(),
                corpus::find,
                corpus,
                new NotedDeliveries());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            bot.close();
            database.close();
        }));
        bot.start();
        if (bot.await() == TelegramBot.End.TOKEN_REFUSED) {
            System.exit(1);
        }
    }

    /** SIGTERM, then SIGKILL if that is not enough. */
    static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
