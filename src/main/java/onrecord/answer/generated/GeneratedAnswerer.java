package onrecord.answer.generated;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import onrecord.answer.Answer;
import onrecord.answer.Generation;
import onrecord.answer.Generation.Outcome;
import onrecord.answer.Progress;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.answer.ScopedAnswerer;
import onrecord.answer.generated.PromptLibrary.Purpose;
import onrecord.language.Language;
import onrecord.language.QuestionType;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.Question;
import onrecord.retrieval.Scope;

/**
 * Answers in the words of a language model, as far as the record holds them. The evidence and the verdict are those of
 * another answerer: where it finds no answer, the model is not asked, and where nothing that the model says can be
 * verified in time, its answer is given, and says so. Thread-safe.
 */
public final class GeneratedAnswerer implements ScopedAnswerer {
    /** What {@link Answer#mode()} says of answers that the model worded. */
    public static final String MODE = "generated";

    private static final int PASSAGES = 5;
    private static final int CHARACTERS = 4_000;
    /** What part of the time the model never gets: in it an answer is put together from what there is. */
    private static final int RESERVE = 20;
    /** How much of the time the wording of an answer may take that must be translated then. */
    private static final double BEFORE_TRANSLATION = 0.75;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(400);

    private final ScopedAnswerer finder;
    private final LanguageModel model;
    private final PromptLibrary prompts;
    private final ModelCalls calls;
    private final ReplyCache cache;
    private final Function<String, List<String>> stems;
    private final QuoteChecker quoteChecker;
    private final LongSupplier nanos;

    /**
     * Answers with a model.
     *
     * @param finder finds the evidence, gives the verdict, and answers in the model's stead
     * @param stems the terms of a text as the index cuts them
     * @param database migrated; keeps replies
     */
    public GeneratedAnswerer(
            ScopedAnswerer finder,
            LanguageModel model,
            PromptLibrary prompts,
            Function<String, List<String>> stems,
            QuoteChecker quoteChecker,
            DataSource database) {
        this(finder, model, prompts, stems, quoteChecker, database, FIRST_PAUSE, System::nanoTime);
    }

    GeneratedAnswerer(
            ScopedAnswerer finder,
            LanguageModel model,
            PromptLibrary prompts,
            Function<String, List<String>> stems,
            QuoteChecker quoteChecker,
            DataSource database,
            Duration firstPause,
            LongSupplier nanos) {
        this.finder = Objects.requireNonNull(finder);
        this.model = model;
        this.prompts = prompts;
        this.quoteChecker = quoteChecker;
        this.nanos = nanos;
        this.stems = stems;
        cache = new ReplyCache(database, Clock.systemUTC());
        calls = new ModelCalls(new ModelConnection(model), new CircuitBreaker(model.label(), nanos), firstPause, nanos);
    }

    @Override
    public Answer answer(String question) {
        return answer(question, Scope.ALL);
    }

    @Override
    public Answer answer(String question, Duration waited, Progress progress) {
        return answer(question, Scope.ALL, waited, progress);
    }

    @Override
    public Answer answer(String question, Scope scope) {
        return answer(question, scope, Duration.ZERO, Progress.NONE);
    }

    /** What completes follow-up questions with the same model. */
    public GeneratedFollowUps followUps() {
        return new GeneratedFollowUps(() -> inquiry(Duration.ZERO));
    }

    private Inquiry inquiry(Duration waited) {
        Duration left =
                model.deadline().minus(model.deadline().dividedBy(RESERVE)).minus(waited);
        return new Inquiry(
                prompts.current(),
                calls,
                cache,
                model.label() + " " + model.address(),
                Deadline.in(left.isNegative() ? Duration.ZERO : left, nanos));
    }

    private Answer answer(String question, Scope scope, Duration waited, Progress progress) {
        long start = nanos.getAsLong();
        Inquiry inquiry = inquiry(waited);
        String english = Translator.isForeign(question) ? Translator.question(question, inquiry) : question;
        Answer found = Withheld.from(finder.answer(english, scope));
        // The answer is to the question as it was asked, whatever language the evidence was searched in.
        Evidence searched = found.evidence();
        Question asked = new Question(
                question,
                QuestionType.of(question),
                Language.ofText(question),
                english,
                searched.question().unknown());
        Evidence evidence = new Evidence(asked, searched.passages(), searched.copies(), searched.readings());
        Answer answer = found.fold(
                quoted -> worded(quoted, asked, inquiry, progress),
                none -> with(none, generation(Outcome.NOT_ASKED, "", List.of(), List.of(), false, inquiry)));
        return answer.with(evidence, Duration.ofNanos(nanos.getAsLong() - start), answer.generation());
    }

    private Answer worded(Answer.Quoted found, Question asked, Inquiry inquiry, Progress progress) {
        EvidenceSheet sheet = EvidenceSheet.of(found.evidence(), PASSAGES, CHARACTERS, quoteChecker);
        Ledger ledger =
                new Ledger(sheet, new ClaimCheck(stems), inquiry.prompts().words());
        ReplyParser parser = new ReplyParser();
        boolean translates = asked.language() != Language.EN;
        boolean cached = false;
        String detail = "";
        Outcome outcome = sheet.lines().isEmpty() ? Outcome.REFUSED : Outcome.ANSWERED;
        try {
            if (outcome == Outcome.ANSWERED) {
                Inquiry.Reply reply = inquiry.put(
                        Purpose.ANSWER,
                        translates ? BEFORE_TRANSLATION : 1,
                        Map.of("sentences", sheet.shown(), "question", EvidenceSheet.harmless(asked.words(), 1000)),
                        text -> take(parser.append(text), ledger, translates ? Progress.NONE : progress));
                take(parser.end(), ledger, translates ? Progress.NONE : progress);
                cached = reply.cached();
                if (!ledger.isEmpty()) {
                    inquiry.keep(reply);
                } else {
                    outcome = parser.isRefusal() ? Outcome.REFUSED : Outcome.NOTHING_HELD;
                }
            }
        } catch (ModelFailure e) {
            // What was verified before the model failed is still true.
            outcome = ledger.isEmpty() ? e.outcome() : Outcome.ANSWERED;
            detail = String.valueOf(e.getMessage());
        }
        if (ledger.isEmpty()) {
            return with(found, generation(outcome, detail, List.of(), ledger.dropped(), cached, inquiry));
        }
        List<Generation.Claim> claims =
                translates ? translated(ledger.kept(), asked.language(), inquiry) : ledger.kept();
        String text = Ledger.text(claims);
        if (translates) {
            progress.says(text);
        }
        return new Answer.Quoted(
                found.evidence(),
                text,
                ledger.quotes(),
                found.confidence(),
                found.took(),
                MODE,
                null,
                List.of(),
                generation(Outcome.ANSWERED, detail, claims, ledger.dropped(), cached, inquiry));
    }

    private static void take(List<Claim> claims, Ledger ledger, Progress progress) {
        for (Claim claim : claims) {
            if (ledger.take(claim)) {
                progress.says(Ledger.text(ledger.kept()));
            }
        }
    }

    private static List<Generation.Claim> translated(
            List<Generation.Claim> claims, Language language, Inquiry inquiry) {
        List<String> texts =
                Translator.claims(claims.stream().map(Generation.Claim::text).toList(), language, inquiry);
        List<Generation.Claim> translated = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            translated.add(new Generation.Claim(texts.get(i), claims.get(i).quotes()));
        }
        return translated;
    }

    private Generation generation(
            Outcome outcome,
            String detail,
            List<Generation.Claim> claims,
            List<Generation.Dropped> dropped,
            boolean cached,
            Inquiry inquiry) {
        Usage usage = inquiry.usage();
        return new Generation(
                model.label(),
                inquiry.prompts().hash(),
                outcome,
                detail,
                claims,
                dropped,
                usage.inputTokens(),
                usage.outputTokens(),
                usage.calls(),
                cached,
                usage.waited());
    }

    private static Answer with(Answer answer, Generation generation) {
        return answer.with(answer.evidence(), answer.took(), generation);
    }

    /** Keeps what speaks to a model out of answers that were found by other means. */
    private static final class Withheld {
        private Withheld() {}

        static Answer from(Answer answer) {
            List<Quote> quotes = answer.fold(Answer.Quoted::quotes, Answer.NotInCorpus::closest);
            List<Quote> left = harmless(quotes);
            if (left.size() == quotes.size()) {
                return answer;
            }
            if (left.isEmpty() || answer instanceof Answer.NotInCorpus) {
                return new Answer.NotInCorpus(
                        answer.evidence(), left, answer.confidence(), answer.took(), answer.mode());
            }
            Quote first = left.get(0);
            String text = first.equals(quotes.get(0))
                    ? answer.fold(Answer.Quoted::text, none -> "")
                    : first.core().in(first.article().body());
            return new Answer.Quoted(answer.evidence(), text, left, answer.confidence(), answer.took(), answer.mode());
        }

        private static List<Quote> harmless(List<Quote> quotes) {
            return quotes.stream()
                    .filter(quote -> !Orders.touches(quote.article(), quote.span()))
                    .toList();
        }
    }
}
