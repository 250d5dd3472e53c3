package onrecord.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import onrecord.answer.generated.LanguageModel;
import onrecord.channel.telegram.BotToken;
import onrecord.channel.telegram.Limits;
import onrecord.channel.telegram.Pace;
import onrecord.channel.telegram.TelegramBot;
import onrecord.channel.telegram.TelegramSettings;
import onrecord.channel.telegram.Timing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the Telegram bot until it is told to end. */
@Command(
        name = "telegram",
        description = "runs the Telegram bot; its token is in ONRECORD_TELEGRAM_TOKEN or --token-file")
final class TelegramCommand implements Runnable {
    /** What the parts may take to close after the bot has, so that all is over within five seconds. */
    private static final Duration TO_CLOSE = Duration.ofMillis(1500);

    private final Session session;
    private final GlobalOptions global;

    @Option(names = "--token-file", paramLabel = "FILE", description = "the file that holds the token, alone")
    private @Nullable Path tokenFile;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = "another Bot API server, such as one of your own: http(s)://host[:port]")
    private URI apiUrl = TelegramSettings.TELEGRAM;

    @Option(
            names = "--allow",
            paramLabel = "ID|FILE",
            split = ",",
            description = "user and chat ids that may use the bot, or a file with one a line (default: everybody)")
    private List<String> allowed = List.of();

    @Option(
            names = "--admin",
            paramLabel = "ID|FILE",
            split = ",",
            description = "user ids that have no limits, see /status, and may send articles")
    private List<String> admins = List.of();

    @Option(
            names = "--open-questions",
            paramLabel = "N",
            description = "questions of one person at a time (default: 3)")
    private int open = Limits.standard().open();

    @Option(names = "--hourly", paramLabel = "N", description = "questions of one person in an hour (default: 60)")
    private int hourly = Limits.standard().hourly();

    @Option(
            names = "--longest",
            paramLabel = "N",
            description = "characters of the longest question, 50 to 4096 (default: 1000)")
    private int characters = Limits.standard().characters();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "questions answered at the same time (default: one for each processor, at least 2)")
    private int workers = Math.max(2, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "how long one question may take, at least 1 (default: 60)")
    private int deadline = (int) Timing.standard().answer().toSeconds();

    TelegramCommand(Session session, GlobalOptions global) {
        this.session = session;
        this.global = global;
    }

    @Override
    public void run() {
        Settings settings = session.settings(global.chosen());
        TelegramSettings telegram = telegramSettings(settings);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicBoolean ending = new AtomicBoolean();
        try (Parts parts = session.open(settings);
                TelegramBot bot = new TelegramBot(
                        telegram,
                        parts.database().dataSource(),
                        parts.answerer(),
                        parts.completer(),
                        parts.search()::evidence,
                        parts.index(),
                        parts.deliveries())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(bot, ending, closed), "telegram-end"));
            bot.start();
            if (!settings.quiet()) {
                session.screen().err().println("onrecord: the Telegram bot runs; Ctrl-C ends it");
            }
            TelegramBot.End end = bot.await();
            if (end == TelegramBot.End.TOKEN_REFUSED) {
                throw new FailureException("Telegram does not accept the bot's token: ask BotFather for it (/token),"
                        + " and check --api-url if you use it");
            }
            if (end == TelegramBot.End.FAILED) {
                throw new FailureException(
                        "the Telegram bot failed: the error is above; started again, it takes up where it ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // Asked to end, H2 closes its files by itself, in order, and perhaps before the parts do.
            if (!ending.get()) {
                throw e;
            }
        } finally {
            closed.countDown();
        }
    }

    /** Runs when the program is asked to end, and holds it until the parts have closed too. */
    private static void end(TelegramBot bot, AtomicBoolean ending, CountDownLatch closed) {
        ending.set(true);
        bot.close();
        try {
            closed.await(TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TelegramSettings telegramSettings(Settings settings) {
        String secret = tokenFile != null ? read("--token-file", tokenFile) : settings.telegramToken();
        if (secret == null) {
            throw new UsageException("there is no Telegram token: set ONRECORD_TELEGRAM_TOKEN, or give --token-file;"
                    + " BotFather on Telegram makes one (/newbot)");
        }
        if (deadline < 1) {
            throw new UsageException("--deadline is 1 second or more, not " + deadline);
        }
        LanguageModel model = settings.model();
        if (model != null && model.deadline().toSeconds() >= deadline) {
            throw new UsageException("--model-deadline " + model.deadline().toSeconds()
                    + " leaves no time for an answer without the model within --deadline " + deadline
                    + ": lower the one or raise the other");
        }
        try {
            Timing standard = Timing.standard();
            Timing timing = new Timing(
                    standard.clock(),
                    standard.poll(),
                    standard.call(),
                    standard.firstPause(),
                    standard.longestPause(),
                    Duration.ofSeconds(deadline),
                    standard.inline());
            return new TelegramSettings(
                    new BotToken(secret.strip()),
                    apiUrl,
                    ids("--allow", allowed),
                    ids("--admin", admins),
                    new Limits(open, hourly, characters),
                    Pace.telegram(),
                    timing,
                    workers);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Set<Long> ids(String option, List<String> values) {
        List<String> written = new ArrayList<>();
        for (String value : values) {
            if (isNumber(value)) {
                written.add(value);
            } else {
                read(option, Path.of(value))
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .forEach(written::add);
            }
        }
        Set<Long> ids = new TreeSet<>();
        for (String id : written) {
            if (!id.isEmpty() && !isNumber(id)) {
                throw new UsageException(option + " takes numeric user and chat ids, not " + id);
            }
            if (!id.isEmpty()) {
                ids.add(Long.parseLong(id));
            }
        }
        if (!values.isEmpty() && ids.isEmpty()) {
            // An empty list must not open the bot to everybody.
            throw new UsageException(option + " " + String.join(",", values) + " holds no ids");
        }
        return ids;
    }

    private static boolean isNumber(String value) {
        return value.strip().matches("-?[0-9]{1,18}");
    }

    private static String read(String option, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsageException(option + " names no file that can be read: " + file);
        }
    }
}
