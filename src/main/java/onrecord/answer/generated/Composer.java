package onrecord.answer.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import onrecord.answer.Generation;
import onrecord.answer.Generation.Outcome;
import onrecord.answer.Progress;
import onrecord.answer.Quote;
import onrecord.answer.generated.PromptLibrary.Purpose;
import onrecord.language.Language;
import onrecord.retrieval.Question;
import org.jspecify.annotations.Nullable;

/**
 * Has a model word one answer, on a thread of its own, so that whoever asked can take what there is when the time is up,
 * whatever hangs: the model, its server, or the checking of what it said.
 */
final class Composer {
    /** How much of the time the wording of an answer may take that must be translated then. */
    private static final double BEFORE_TRANSLATION = 0.75;

    private final Question asked;
    private final Supplier<EvidenceSheet> evidence;
    private final ClaimCheck check;
    private final Inquiry inquiry;
    private final boolean translates;
    private final BlockingQueue<Draft> drafts = new LinkedBlockingQueue<>();
    private volatile @Nullable RuntimeException fault;

    /**
     * Not begun yet.
     *
     * @param evidence gives the sentences; called on the thread of the work
     * @param inquiry whose deadline is the work's; not to be used by others until the work has ended
     */
    Composer(Question asked, Supplier<EvidenceSheet> evidence, ClaimCheck check, Inquiry inquiry) {
        this.asked = asked;
        this.evidence = evidence;
        this.check = check;
        this.inquiry = inquiry;
        translates = asked.language() != Language.EN;
    }

    /**
     * How far the answer has come.
     *
     * @param claims verified, in the language of the question as soon as they are translated
     * @param quotes what the claims' numbers stand for
     * @param outcome how it went; of an answer in the making, how it would have gone if it ended here
     * @param ended whether nothing more will come
     */
    record Draft(
            List<Generation.Claim> claims,
            List<Quote> quotes,
            List<Generation.Dropped> dropped,
            Outcome outcome,
            String detail,
            boolean cached,
            boolean ended) {
        static final Draft BEGUN = new Draft(List.of(), List.of(), List.of(), Outcome.SLOW, "", false, false);
        static final Draft NOT_ASKED = new Draft(List.of(), List.of(), List.of(), Outcome.NOT_ASKED, "", false, true);
        static final Draft BROKEN = new Draft(List.of(), List.of(), List.of(), Outcome.FAILED, "", false, true);

        Draft {
            claims = List.copyOf(claims);
            quotes = List.copyOf(quotes);
            dropped = List.copyOf(dropped);
        }

        String text() {
            return Ledger.text(claims);
        }
    }

    /**
     * Works until the answer is there or the deadline has come.
     *
     * @param deadline when to take what there is, though the work has not ended
     * @param progress told what is verified, on the caller's thread
     * @return the last draft
     * @throws CancellationException if nobody waits any more
     */
    Draft compose(Deadline deadline, Progress progress) {
        ModelCalls.apart(this::work);
        Draft draft = Draft.BEGUN;
        while (!draft.ended()) {
            Draft next = next(deadline);
            if (deadline.isGivenUp()) {
                throw new CancellationException("nobody waits for the answer any more");
            }
            if (next == null) {
                return draft;
            }
            boolean isNews = !next.text().equals(draft.text());
            if (isNews && (!translates || next.ended())) {
                progress.says(next.text());
            }
            draft = next;
        }
        RuntimeException bug = fault;
        if (bug != null) {
            throw new IllegalStateException("the words of the model could not be worked on", bug);
        }
        return draft;
    }

    private @Nullable Draft next(Deadline deadline) {
        try {
            Draft draft = drafts.poll();
            while (draft == null && !deadline.isPast()) {
                draft = drafts.poll(ModelCalls.LOOK, TimeUnit.NANOSECONDS);
            }
            return draft;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void work() {
        try {
            drafts.add(written());
        } catch (RuntimeException e) {
            fault = e;
            drafts.add(Draft.BROKEN);
        }
    }

    private Draft written() {
        EvidenceSheet sheet = evidence.get();
        if (sheet.lines().isEmpty()) {
            return new Draft(List.of(), List.of(), List.of(), Outcome.REFUSED, "", false, true);
        }
        Ledger ledger = new Ledger(sheet, check, inquiry.prompts().words());
        ReplyParser parser = new ReplyParser();
        boolean cached = false;
        Outcome outcome;
        String detail = "";
        try {
            Inquiry.Reply reply = inquiry.put(
                    Purpose.ANSWER,
                    sheet.lines().size(),
                    translates ? BEFORE_TRANSLATION : 1,
                    Map.of("sentences", sheet.shown(), "question", EvidenceSheet.harmless(asked.words(), 1000)),
                    text -> take(parser.append(text), ledger));
            take(parser.end(), ledger);
            cached = reply.cached();
            outcome = parser.isRefusal() ? Outcome.REFUSED : Outcome.NOTHING_HELD;
            detail = ledger.isBabble() ? "it said the same again and again" : "";
            if (!ledger.isEmpty()) {
                inquiry.keep(reply);
            }
        } catch (ModelFailure e) {
            outcome = e.outcome();
            detail = String.valueOf(e.getMessage());
        }
        List<Generation.Claim> claims = translates && !ledger.isEmpty() ? translated(ledger.kept()) : ledger.kept();
        // What was verified before the model failed is still true.
        return new Draft(
                claims,
                ledger.quotes(),
                ledger.dropped(),
                ledger.isEmpty() ? outcome : Outcome.ANSWERED,
                detail,
                cached,
                true);
    }

    /** Whether more is wanted. */
    private boolean take(List<Claim> claims, Ledger ledger) {
        for (Claim claim : claims) {
            if (inquiry.deadline().isPast() || ledger.isBabble()) {
                return false;
            }
            if (ledger.take(claim)) {
                drafts.add(new Draft(
                        ledger.kept(), ledger.quotes(), ledger.dropped(), Outcome.ANSWERED, "", false, false));
            }
        }
        return !ledger.isBabble();
    }

    private List<Generation.Claim> translated(List<Generation.Claim> claims) {
        List<String> texts =
                Translator.claims(claims.stream().map(Generation.Claim::text).toList(), asked.language(), inquiry);
        List<Generation.Claim> translated = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            translated.add(new Generation.Claim(texts.get(i), claims.get(i).quotes()));
        }
        return translated;
    }
}
