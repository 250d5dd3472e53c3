package onrecord.channel.telegram;

import java.util.Optional;
import onrecord.language.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each update to its handler: per chat in order, so that an edit never overtakes what it edits. What no handler
 * can cope with is set aside, and its neighbours go on.
 */
final class Router implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Router.class);
    private static final int WIDTH = 4;

    private final UpdateReader reader;
    private final Desk desk;
    private final Admission admission;
    private final Commands commands;
    private final Presses presses;
    private final Intake intake;
    private final InlineSearch inline;
    private final Patience storage;
    private final Lanes lanes = new Lanes("telegram-update", WIDTH);

    Router(
            UpdateReader reader,
            Desk desk,
            Admission admission,
            Commands commands,
            Presses presses,
            Intake intake,
            InlineSearch inline,
            Patience storage) {
        this.reader = reader;
        this.desk = desk;
        this.admission = admission;
        this.commands = commands;
        this.presses = presses;
        this.intake = intake;
        this.inline = inline;
        this.storage = storage;
    }

    /** Whether an update is to be kept until it is dealt with; inline queries are not. */
    boolean isDurable(ReceivedUpdate update) {
        return update.update() == null || update.update().getInlineQuery() == null;
    }

    /** Hands an update on, and returns before it is dealt with. */
    void route(ReceivedUpdate received) {
        Optional<Incoming> incoming;
        try {
            incoming = received.update() == null ? Optional.empty() : reader.read(received.id(), received.update());
        } catch (RuntimeException e) {
            bury(received.id(), e);
            return;
        }
        if (incoming.isEmpty()) {
            storage.repeat(() -> desk.transactions().change(sql -> desk.inbox().close(sql, received.id())));
        } else if (incoming.get() instanceof Incoming.Searched searched) {
            if (admission.isAllowed(searched.from().id(), searched.from().id())) {
                inline.search(searched);
            }
        } else if (incoming.get() instanceof Incoming.Said said) {
            lanes.submit(said.address().chat(), () -> deal(said, () -> handle(said)));
        } else if (incoming.get() instanceof Incoming.Sent sent) {
            lanes.submit(sent.address().chat(), () -> deal(sent, () -> handle(sent)));
        } else if (incoming.get() instanceof Incoming.Pressed pressed) {
            lanes.submit(pressed.address().chat(), () -> deal(pressed, () -> handle(pressed)));
        }
    }

    private void deal(Incoming incoming, Runnable handling) {
        try {
            storage.repeat(handling);
        } catch (RuntimeException e) {
            bury(incoming.update(), e);
        }
    }

    private void bury(long update, RuntimeException cause) {
        log.error("Update {} could not be dealt with and is set aside", update, cause);
        storage.repeat(() -> desk.inbox().bury(update, String.valueOf(cause)));
    }

    private void handle(Incoming.Said said) {
        if (admission.isAllowed(said.from().id(), said.address().chat())) {
            commands.handle(said);
        } else {
            refuse(said, said.address());
        }
    }

    private void handle(Incoming.Sent sent) {
        if (admission.isAllowed(sent.from().id(), sent.address().chat())) {
            intake.handle(sent);
        } else {
            refuse(sent, sent.address());
        }
    }

    private void refuse(Incoming stranger, Address address) {
        long person = stranger.from().id();
        long whom = address.group() ? address.chat() : person;
        // Whoever was let in before a restart waits for an answer.
        if (!admission.mustTell(whom, Admission.Verdict.STRANGER) && !desk.isTakenIn(stranger)) {
            desk.ignore(stranger);
            return;
        }
        Texts texts = desk.textsFor(stranger);
        String text = address.group() ? texts.get("stranger.group", address.chat()) : texts.get("stranger", person);
        desk.act(stranger, address, sql -> Optional.of(desk.notice(text)));
        admission.noteTold(whom, Admission.Verdict.STRANGER);
    }

    private void handle(Incoming.Pressed pressed) {
        if (admission.isAllowed(pressed.from().id(), pressed.address().chat())) {
            presses.handle(pressed);
        } else {
            desk.ignore(pressed);
        }
    }

    @Override
    public void close() {
        lanes.close();
    }
}
