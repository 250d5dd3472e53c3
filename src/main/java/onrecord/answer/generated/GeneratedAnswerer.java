package onrecord.answer.generated;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import onrecord.answer.Answer;
import onrecord.answer.Generation;
import onrecord.answer.Progress;
import onrecord.answer.QuoteChecker;
import onrecord.answer.ScopedAnswerer;
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
    /** That part at least, for it takes its time on a busy machine; but no more than half. */
    private static final Duration SHORTEST_RESERVE = Duration.ofMillis(150);

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
        return new GeneratedFollowUps(progress -> inquiry(deadline(Duration.ZERO, progress)));
    }

    private Deadline deadline(Duration waited, Progress progress) {
        return Deadline.in(model.deadline().minus(waited), nanos, progress::isAwaited);
    }

    /** Everything that is asked of the model for one question, ended when an answer must be put together. */
    private Inquiry inquiry(Deadline whole) {
        return new Inquiry(
                prompts.current(), calls, cache, model.label() + " " + model.address(), whole.earlier(reserve()));
    }

    /**
     * The time before the deadline in which nothing is asked of the model any more. Half of it is for the checks of what
     * has just come, half for the answer that is handed over though they hang.
     */
    private Duration reserve() {
        Duration share = model.deadline().dividedBy(RESERVE);
        Duration half = model.deadline().dividedBy(2);
        Duration larger = share.compareTo(SHORTEST_RESERVE) > 0 ? share : SHORTEST_RESERVE;
        return larger.compareTo(half) < 0 ? larger : half;
    }

    private Answer answer(String question, Scope scope, Duration waited, Progress progress) {
        long start = nanos.getAsLong();
        Deadline whole = deadline(waited, progress);
        Inquiry inquiry = inquiry(whole);
        String english = Translator.isForeign(question) ? Translator.question(question, inquiry) : question;
        if (whole.isGivenUp()) {
            throw new CancellationException("nobody waits for the answer any more");
        }
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
                quoted -> worded(quoted, asked, inquiry, whole.earlier(reserve().dividedBy(2)), progress),
                none -> with(none, generation(Composer.Draft.NOT_ASKED, inquiry)));
        return answer.with(evidence, Duration.ofNanos(nanos.getAsLong() - start), answer.generation());
    }

    private Answer worded(Answer.Quoted found, Question asked, Inquiry inquiry, Deadline handover, Progress progress) {
        Composer composer = new Composer(
                asked,
                () -> EvidenceSheet.of(found.evidence(), PASSAGES, CHARACTERS, quoteChecker),
                new ClaimCheck(stems),
                inquiry);
        Composer.Draft draft = composer.compose(handover, progress);
        Generation generation = generation(draft, inquiry);
        return draft.claims().isEmpty()
                ? with(found, generation)
                : new Answer.Quoted(
                        found.evidence(),
                        draft.text(),
                        draft.quotes(),
                        found.confidence(),
                        found.took(),
                        MODE,
                        null,
                        List.of(),
                        generation);
    }

    private Generation generation(Composer.Draft draft, Inquiry inquiry) {
        Usage usage = inquiry.usage();
        return new Generation(
                model.label(),
                inquiry.prompts().hash(),
                draft.outcome(),
                draft.detail(),
                draft.claims(),
                draft.dropped(),
                usage.inputTokens(),
                usage.outputTokens(),
                usage.calls(),
                draft.cached(),
                usage.waited());
    }

    private static Answer with(Answer answer, Generation generation) {
        return answer.with(answer.evidence(), answer.took(), generation);
    }
}
