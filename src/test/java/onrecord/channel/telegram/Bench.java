package onrecord.channel.telegram;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import onrecord.answer.Answerer;
import onrecord.answer.FollowUps;
import onrecord.database.Database;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A bot, its database and a scripted Bot API server, with pauses short enough for tests. */
final class Bench implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(15);

    final SmallCorpus corpus = new SmallCorpus();
    final ScriptedBotApi api;
    final Database database = Database.inMemory("telegram-" + UUID.randomUUID());
    Answerer answerer = corpus::answer;
    PassageSearch search = corpus::find;
    final NotedDeliveries deliveries = new NotedDeliveries();
    DataSource dataSource = database.dataSource();
    Set<Long> allowed = Set.of();
    Set<Long> admins = Set.of();
    Limits limits = Limits.standard();
    Pace pace = Pace.unlimited();
    Timing timing = timing(Clock.systemUTC());
    private @Nullable TelegramBot running;

    Bench() throws java.io.IOException {
        api = new ScriptedBotApi();
    }

    static Timing timing(Clock clock) {
        return new Timing(
                clock,
                Duration.ofSeconds(20),
                Duration.ofMillis(800),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    TelegramSettings settings(URI server) {
        return new TelegramSettings(
                new BotToken(ScriptedBotApi.TOKEN), server, allowed, admins, limits, pace, timing, 4);
    }

    Bench start() {
        return start(api.url());
    }

    Bench start(URI server) {
        running = new TelegramBot(settings(server), dataSource, answerer, new FollowUps(), search, corpus, deliveries);
        running.start();
        return this;
    }

    TelegramBot bot() {
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    /** As after a deployment: the same database, a new bot. */
    Bench restart() {
        bot().close();
        return start();
    }

    ScriptedBotApi.Shown await(long chat, String text) {
        until(() ->
                api.messages(chat).stream().anyMatch(message -> message.text().contains(text)));
        return api.messages(chat).stream()
                .filter(message -> message.text().contains(text))
                .findFirst()
                .orElseThrow();
    }

    static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(condition);
    }

    long answers(long chat, String question) {
        return api.messages(chat).stream()
                .filter(message -> message.text().startsWith("Answer to: " + question))
                .count();
    }

    List<String> texts(long chat) {
        return api.messages(chat).stream().map(ScriptedBotApi.Shown::text).toList();
    }

    /** Waits until nothing is under way any more: every update dealt with, every message shown. */
    void settle() {
        Transactions transactions = new Transactions(database.dataSource());
        until(() -> api.waiting() == 0
                && transactions.run(sql -> sql.first(
                                        "select (select count(*) from telegram_inbox where state = 'OPEN')"
                                                + " + (select count(*) from telegram_outbox where state in"
                                                + " ('PENDING', 'SENDING')) n",
                                        row -> row.getInt("n"))
                                .orElse(1))
                        == 0);
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
        api.close();
        database.close();
    }
}
