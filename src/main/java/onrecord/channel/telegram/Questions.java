package onrecord.channel.telegram;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import onrecord.answer.Answer;
import onrecord.answer.Answerer;
import onrecord.answer.Completer;
import onrecord.language.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes questions in and answers them: a placeholder at once, then, on a lane of the chat's own, the answer in its place.
 * Whatever way a question ends (answered, refused, too slow, failed), the asker is told, once.
 */
final class Questions {
    private static final Logger log = LoggerFactory.getLogger(Questions.class);
    private static final Duration TOO_OLD = Duration.ofDays(1);

    private final Desk desk;
    private final Answers answers;
    private final Admission admission;
    private final Answerer answerer;
    private final Completer completer;
    private final Lanes lanes;
    private final Limits limits;
    private final Timing timing;
    private final Patience storage;

    Questions(
            Desk desk,
            Answers answers,
            Admission admission,
            Answerer answerer,
            Completer completer,
            Lanes lanes,
            Limits limits,
            Timing timing,
            Patience storage) {
        this.desk = desk;
        this.answers = answers;
        this.admission = admission;
        this.answerer = answerer;
        this.completer = completer;
        this.lanes = lanes;
        this.limits = limits;
        this.timing = timing;
        this.storage = storage;
    }

    /** Takes a question in, or says why not. */
    void ask(Incoming.Said asked, String question) {
        Texts texts = desk.textsFor(asked);
        if (asked.at().isBefore(timing.clock().instant().minus(TOO_OLD))) {
            desk.reply(asked, desk.notice(texts.get("backlog")));
            return;
        }
        if (question.length() > limits.characters()) {
            desk.reply(asked, desk.notice(texts.get("long", question.length(), limits.characters())));
            return;
        }
        if (desk.isTakenIn(asked)) {
            admission.readmit(asked.from().id(), asked.update());
        } else if (!isAdmitted(asked, texts)) {
            return;
        }
        if (takeIn(asked, question, texts)) {
            lanes.submit(
                    asked.address().chat(),
                    () -> answer(asked, question),
                    timing.answer(),
                    () -> storage.repeat(() -> giveUp(asked, "slow")));
        } else {
            admission.release(asked.from().id(), asked.update());
        }
    }

    private boolean isAdmitted(Incoming.Said asked, Texts texts) {
        long person = asked.from().id();
        Admission.Verdict verdict = admission.admit(person, asked.update());
        if (verdict == Admission.Verdict.ADMITTED) {
            return true;
        }
        if (admission.mustTell(person, verdict)) {
            String text = verdict == Admission.Verdict.TOO_MANY_OPEN
                    ? texts.get("busy", limits.open())
                    : texts.get("hourly", limits.hourly());
            desk.reply(asked, desk.notice(text));
            admission.noteTold(person, verdict);
        } else {
            desk.ignore(asked);
        }
        return false;
    }

    /** Owes the answer; false if there is nothing to answer, because an edit left the question as it was. */
    private boolean takeIn(Incoming.Said asked, String question, Texts texts) {
        Optional<Outbox.Due> due = desk.transactions().run(sql -> {
            Optional<Outbox.Reply> earlier = asked.edited()
                    ? desk.outbox().replyTo(sql, asked.address().chat(), asked.message())
                    : Optional.empty();
            if (earlier.isPresent() && earlier.get().update() != asked.update()) {
                return takeOver(sql, earlier.get(), asked, question, texts);
            }
            return Optional.of(desk.outbox()
                    .owe(sql, asked.update(), asked.address(), desk.renderer().placeholder(texts, false), null));
        });
        due.ifPresent(desk::carry);
        return due.isPresent();
    }

    /** An edited question is answered in the place of the one it replaces. */
    private Optional<Outbox.Due> takeOver(
            Sql sql, Outbox.Reply earlier, Incoming.Said asked, String question, Texts texts) throws SQLException {
        // Telegram also reports an edit when only a link's preview arrived.
        if (answers.isLatestIn(sql, earlier.due().post(), question)) {
            desk.inbox().close(sql, asked.update());
            return Optional.empty();
        }
        desk.inbox().close(sql, earlier.update());
        answers.leave(sql, earlier.due().post());
        desk.outbox().handOver(sql, earlier.due().post(), asked.update());
        desk.outbox().fill(sql, earlier.due().post(), Content.of(desk.renderer().placeholder(texts, true)));
        return Optional.of(earlier.due());
    }

    private void answer(Incoming.Said asked, String question) {
        try {
            Instant start = timing.clock().instant();
            String completed = completer.complete(
                    FirstQuestion.of(question),
                    answers.conversation(asked.address().chat(), asked.address().topic()));
            Duration waited = Duration.between(start, timing.clock().instant());
            Answer answer = answerer.answer(completed, waited, new Drafts(desk, asked, timing.clock()));
            storage.repeat(() -> deliver(asked, question, completed, answer));
            log.debug("Answered in {}", Duration.between(start, timing.clock().instant()));
        } catch (RuntimeException e) {
            if (storage.isOver()) {
                // The parts are closing; the question is answered after the next start.
                return;
            }
            log.error("Could not answer a question", e);
            storage.repeat(() -> giveUp(asked, "failed"));
        } finally {
            admission.release(asked.from().id(), asked.update());
        }
    }

    private void deliver(Incoming.Said asked, String question, String completed, Answer answer) {
        Optional<Outbox.Due> due = desk.transactions().run(sql -> {
            Optional<Outbox.Due> owed = desk.outbox().of(sql, asked.update());
            if (owed.isEmpty() || !desk.inbox().close(sql, asked.update())) {
                // Told already that it took too long, or replaced by an edit.
                return Optional.empty();
            }
            Texts texts = desk.textsFor(sql, asked);
            long post = owed.get().post();
            long id = answers.add(sql, asked.address(), asked.from().id(), post, question, completed, answer);
            desk.outbox().fill(sql, post, desk.renderer().answer(texts, id, question, completed, answer));
            return owed;
        });
        due.ifPresent(desk::carry);
    }

    private void giveUp(Incoming.Said asked, String text) {
        Optional<Outbox.Due> due = desk.transactions().run(sql -> {
            Optional<Outbox.Due> owed = desk.outbox().of(sql, asked.update());
            if (owed.isEmpty() || !desk.inbox().close(sql, asked.update())) {
                return Optional.empty();
            }
            String notice = desk.textsFor(sql, asked).get(text);
            desk.outbox().fill(sql, owed.get().post(), desk.notice(notice));
            return owed;
        });
        due.ifPresent(desk::carry);
        admission.release(asked.from().id(), asked.update());
    }
}
