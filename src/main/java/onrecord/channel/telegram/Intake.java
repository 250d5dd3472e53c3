package onrecord.channel.telegram;

import java.util.Optional;
import onrecord.channel.telegram.Deliveries.Outcome;
import onrecord.language.Texts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetFile;

/**
 * Takes in the articles that admins send, one after another, and says what came of each; everybody else is refused. A
 * delivery that was under way when the bot stopped is taken in after the next start.
 */
final class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    /** What the Bot API gives out at most. */
    private static final int MOST_BYTES = 20 << 20;

    private static final int ATTEMPTS = 4;

    private final Desk desk;
    private final Admission admission;
    private final Deliveries deliveries;
    private final BotApi api;
    private final Lanes lanes;
    private final Timing timing;
    private final Patience storage;

    Intake(
            Desk desk,
            Admission admission,
            Deliveries deliveries,
            BotApi api,
            Lanes lanes,
            Timing timing,
            Patience storage) {
        this.desk = desk;
        this.admission = admission;
        this.deliveries = deliveries;
        this.api = api;
        this.lanes = lanes;
        this.timing = timing;
        this.storage = storage;
    }

    /** Takes a delivery in, or says why not; returns before it is indexed. */
    void handle(Incoming.Sent sent) {
        Texts texts = desk.textsFor(sent);
        if (!admission.isAdmin(sent.from().id())) {
            desk.act(sent, sent.address(), sql -> Optional.of(desk.notice(texts.get("intake.admins"))));
            return;
        }
        String working = desk.notice(texts.get("intake.working")).html();
        desk.carry(
                desk.transactions().run(sql -> desk.outbox().owe(sql, sent.update(), sent.address(), working, null)));
        lanes.submit(0, () -> take(sent));
    }

    private void take(Incoming.Sent sent) {
        Outcome outcome;
        try {
            outcome = outcome(sent.delivery());
        } catch (RuntimeException e) {
            if (storage.isOver()) {
                // The parts are closing; it is taken in after the next start.
                return;
            }
            log.error("Could not take in an article", e);
            outcome = null;
        }
        Outcome known = outcome;
        storage.repeat(() -> tell(sent, known));
    }

    private Outcome outcome(Delivery delivery) {
        if (delivery instanceof Delivery.Link link) {
            return deliveries.page(link.address());
        }
        if (delivery instanceof Delivery.Post post) {
            return deliveries.post(post.text(), post.known());
        }
        Delivery.File file = (Delivery.File) delivery;
        Optional<String> refusal = deliveries.refusal(file.name());
        return refusal.isPresent() ? Outcome.refused(refusal.get()) : fetched(file);
    }

    private Outcome fetched(Delivery.File file) {
        for (int attempt = 1; ; attempt++) {
            try {
                String path = api.call(new GetFile(file.id())).getFilePath();
                return deliveries.document(file.name(), api.download(String.valueOf(path), MOST_BYTES));
            } catch (ApiFault fault) {
                if (String.valueOf(fault.getMessage()).contains("file is too big")) {
                    return Outcome.refused(file.name() + " is over " + (MOST_BYTES >> 20)
                            + " MB, more than Telegram gives to bots: send the article as text, or its address");
                }
                boolean passing =
                        fault.kind() == ApiFault.Kind.UNAVAILABLE || fault.kind() == ApiFault.Kind.RATE_LIMITED;
                if (!passing || attempt == ATTEMPTS || !storage.pause(timing.pause(attempt))) {
                    return Outcome.refused("Telegram does not give out " + file.name() + ": " + fault.getMessage());
                }
            }
        }
    }

    private void tell(Incoming.Sent sent, @Nullable Outcome outcome) {
        Optional<Outbox.Due> due = desk.transactions().run(sql -> {
            Optional<Outbox.Due> owed = desk.outbox().of(sql, sent.update());
            if (owed.isEmpty() || !desk.inbox().close(sql, sent.update())) {
                return Optional.empty();
            }
            String text = text(desk.textsFor(sql, sent), outcome);
            desk.outbox().fill(sql, owed.get().post(), desk.notice(text));
            return owed;
        });
        due.ifPresent(desk::carry);
    }

    private static String text(Texts texts, @Nullable Outcome outcome) {
        if (outcome == null) {
            return texts.get("failed");
        }
        if (!outcome.reason().isEmpty()) {
            return texts.get("intake.refused", Markup.brief(outcome.reason(), 500));
        }
        if (outcome.articles() == 0) {
            return texts.get("intake.known");
        }
        if (!outcome.replaced().isEmpty()) {
            return texts.get("intake.replaced", outcome.passages(), Markup.brief(outcome.replaced(), 200));
        }
        return outcome.articles() == 1
                ? texts.get("intake.done", outcome.passages())
                : texts.get("intake.done.many", outcome.articles(), outcome.passages());
    }
}
