package onrecord.channel.telegram;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import onrecord.answer.Answerer;
import onrecord.answer.Completer;
import onrecord.index.PassageIndex;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;

/**
 * The Telegram channel: receives questions, answers them with quoted sources, and loses none. Everything received and
 * everything owed is in the database; after a crash, {@link #start} takes up where the last run ended.
 *
 * <p>Start once, close once. Closing takes under five seconds and leaves unfinished questions for the next start.
 */
public final class TelegramBot implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TelegramBot.class);
    private static final Duration STOP = Duration.ofSeconds(1);

    /** Why a bot no longer runs. */
    public enum End {
        /** It was closed. */
        CLOSED,
        /** Telegram does not accept its token. */
        TOKEN_REFUSED,
        /** It failed, by a fault of its own; the log tells which. */
        FAILED
    }

    private final TelegramSettings settings;
    private final Timing timing;
    private final PassageIndex index;
    private final BotApi api;
    private final Patience patience;
    private final Inbox inbox;
    private final Answers answers;
    private final Admission admission;
    private final Outbox outbox;
    private final Postman postman;
    private final Desk desk;
    private final Lanes lanes;
    private final Questions questions;
    private final InlineSearch inline;
    private final Intake intake;
    private final Lanes intakeLane = new Lanes("telegram-intake", 1);
    private final ScheduledThreadPoolExecutor acknowledgements;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<End> end = new AtomicReference<>();
    private final Thread thread;

    /**
     * A bot that does not run yet.
     *
     * @param database migrated; commits must outlive a crash
     * @param completer completes what leans on the conversation of its chat
     * @param deliveries where the articles go that admins send
     */
    public TelegramBot(
            TelegramSettings settings,
            DataSource database,
            Answerer answerer,
            Completer completer,
            PassageSearch search,
            PassageIndex index,
            Deliveries deliveries) {
        this.settings = settings;
        this.timing = settings.timing();
        this.index = index;
        api = new BotApi(settings.token(), settings.server(), timing);
        patience = new Patience(timing);
        Transactions transactions = new Transactions(database);
        inbox = new Inbox(transactions);
        outbox = new Outbox(transactions, timing.clock());
        answers = new Answers(transactions, timing.clock());
        People people = new People(transactions);
        TelegramRenderer renderer = new TelegramRenderer();
        admission = new Admission(settings.allowed(), settings.admins(), settings.limits(), timing.clock());
        postman = new Postman(api, outbox, settings.pace(), timing, () -> stop(End.TOKEN_REFUSED));
        desk = new Desk(transactions, inbox, outbox, postman, people, renderer);
        lanes = new Lanes("telegram-answer", settings.workers());
        questions = new Questions(
                desk, answers, admission, answerer, completer, lanes, settings.limits(), timing, patience);
        inline = new InlineSearch(api, search, renderer, people, timing);
        intake = new Intake(desk, admission, deliveries, api, intakeLane, timing, patience);
        acknowledgements = new ScheduledThreadPoolExecutor(2, task -> Lanes.daemon(task, "telegram-acknowledgement"));
        thread = Lanes.daemon(this::run, "telegram-poller");
    }

    /** Starts to receive and to send; returns at once, and connects when Telegram can be reached. */
    public void start() {
        thread.start();
    }

    /** Waits until the bot no longer runs. */
    public End await() throws InterruptedException {
        ended.await();
        End reason = end.get();
        return reason == null ? End.CLOSED : reason;
    }

    private void run() {
        End reason = End.FAILED;
        try {
            reason = serve();
        } catch (RuntimeException | Error e) {
            log.error("The Telegram bot failed", e);
        } finally {
            stop(reason);
        }
    }

    /** Receives until the bot stops, and says why it did. */
    private End serve() {
        patience.repeat(() -> outbox.resume().forEach(postman::carry));
        User me = whoAmI();
        if (me == null) {
            return End.CLOSED;
        }
        log.info("Connected to Telegram as @{}", me.getUserName());
        Router router = router(me);
        try (router) {
            patience.repeat(() -> inbox.open().forEach(waiting -> router.route(waiting.update())));
            acknowledgements.execute(() -> Commands.register(api));
            return new UpdatePoller(api, inbox, router, timing, patience).run() ? End.CLOSED : End.TOKEN_REFUSED;
        }
    }

    private Router router(User me) {
        Commands commands = new Commands(desk, questions, admission, answers, index, me.getUserName());
        Presses presses = new Presses(desk, answers, index, this::acknowledge);
        return new Router(
                new UpdateReader(me.getId(), me.getUserName()),
                desk,
                admission,
                commands,
                presses,
                intake,
                inline,
                patience);
    }

    /** Who the token belongs to, as soon as Telegram can be reached; null if the bot stops before. */
    private @Nullable User whoAmI() {
        for (int failures = 1; !patience.isOver(); failures++) {
            try {
                return api.call(new GetMe());
            } catch (ApiFault fault) {
                if (fault.kind() == ApiFault.Kind.UNAUTHORIZED) {
                    stop(End.TOKEN_REFUSED);
                    return null;
                }
                if (failures == 1) {
                    log.warn("Telegram cannot be reached: {}; trying on", fault.getMessage());
                }
                patience.pause(timing.pause(failures));
            }
        }
        return null;
    }

    private void acknowledge(AnswerCallbackQuery acknowledgement) {
        acknowledgements.execute(() -> {
            try {
                api.call(acknowledgement);
            } catch (ApiFault fault) {
                // The button has done its work; only its spinner runs on.
                log.debug("A press was not acknowledged: {}", fault.getMessage());
            }
        });
    }

    private void stop(End reason) {
        if (end.compareAndSet(null, reason) && reason == End.TOKEN_REFUSED) {
            log.error(
                    "Telegram does not accept the bot's token (or the server at {} is no Bot API server);"
                            + " ask BotFather for the token",
                    settings.server());
        }
        patience.end();
        api.stopPolling();
        ended.countDown();
    }

    /** Stops. What is under way gets a moment to end; the rest resumes at the next start. */
    @Override
    public void close() {
        stop(End.CLOSED);
        try {
            if (thread.isAlive()) {
                thread.join(STOP.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inline.close();
        acknowledgements.shutdown();
        lanes.close(STOP);
        intakeLane.close(STOP);
        postman.close(STOP);
        api.close();
    }
}
