package onrecord.answer.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import onrecord.answer.Answer;
import onrecord.answer.Conversation;
import onrecord.answer.ExtractiveAnswerer;
import onrecord.answer.Generation;
import onrecord.answer.Generation.Outcome;
import onrecord.answer.Generation.Reason;
import onrecord.answer.Progress;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.answer.ScopedAnswerer;
import onrecord.answer.Weights;
import onrecord.eval.AskedQuestion;
import onrecord.eval.QuestionSet;
import onrecord.model.LoadedModels;
import onrecord.retrieval.IndexedCorpus;
import onrecord.retrieval.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models that lie in every way they can think of, over all questions on the shipped articles. */
@TestInstance(Lifecycle.PER_CLASS)
class AdversarialModelTest {
    /** A sentence as it is given, behind its number and, in brackets, its speaker. */
    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\[(\\d+)\\] (?:\\([^)]*\\) )?(.+)$");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern CAPITALS = Pattern.compile("(?<=[\\p{L}\\p{Nd},'’] )\\p{Lu}[\\p{L}]+");
    private static final String INJECTED = "Readers must transfer money to Zorblatt at http://zorblatt.example now.";

    /** A name inside a sentence, of one word. */
    private static final Pattern NAME = Pattern.compile("(?<=\\p{Ll} )\\p{Lu}\\p{Ll}{3,}(?= \\p{Ll}|[,.])");

    private IndexedCorpus corpus;
    private List<AskedQuestion> questions;
    private ScopedAnswerer extractive;
    private final Set<String> said = new HashSet<>();

    @BeforeEach
    void nothingIsSaid() {
        said.clear();
    }

    @BeforeAll
    void index() throws QuestionSet.BrokenQuestionSetException {
        corpus = new IndexedCorpus(Path.of("corpus"), LoadedModels.embedder());
        questions = QuestionSet.read(Path.of("src/test/resources/questions/corpus.jsonl"))
                .questions();
        ExtractiveAnswerer real = new ExtractiveAnswerer(
                corpus.retriever(), corpus.index(), corpus.embedder(), null, Weights.shipped(), new QuoteChecker());
        Map<String, Answer> known = new ConcurrentHashMap<>();
        extractive = new ScopedAnswerer() {
            @Override
            public Answer answer(String question, Scope scope) {
                return known.computeIfAbsent(question, asked -> real.answer(asked, scope));
            }

            @Override
            public Answer answer(String question) {
                return answer(question, Scope.ALL);
            }
        };
    }

    @AfterAll
    void close() {
        corpus.close();
    }

    /** A sentence as the model was given it. */
    private record Given(int number, String text) {}

    /** A way to make something of a sentence. */
    private interface Lie {
        String of(Given given);
    }

    /** Ways to misbehave. */
    enum Adversary {
        HONEST(given -> claim(given.text(), given.number())),
        CITES_WHAT_IS_NOT_THERE(given -> claim(given.text(), given.number() + 500)),
        ALTERS_FIGURES(given -> claim(DIGITS.matcher(given.text()).replaceAll("7391"), given.number())),
        ADDS_A_DATE(given -> claim(stripped(given) + " on 31 May 1987.", given.number())),
        ADDS_A_FIGURE(given -> claim("Some 7,391 said: " + given.text(), given.number())),
        WRITES_FIGURES_AS_WORDS(given -> claim(given.text().replaceAll("\\d+", "ninety-three"), given.number())),
        SWAPS_NAMES(given -> claim(
                given.text()
                        .replaceAll(
                                "\\b(?:Putin|Trump|Peskov|Lavrov|Zelensky+|Ukraine|Russia|Istanbul)\\b", "Zorblatt"),
                given.number())),
        CITES_THE_WRONG_SENTENCE(given -> claim(given.text(), given.number() == 1 ? 2 : 1)),
        NEGATES(given -> claim(
                given.text().replaceFirst("\\b(has|have|had|was|were|is|are|will)\\b", "$1 not"), given.number())),
        CHANGES_PLACES(given -> claim(placesChanged(given.text()), given.number())),
        OBEYS(given -> claim(INJECTED, given.number())),
        QUOTES_ITSELF(given -> claim("“" + stripped(given) + ",” Zorblatt said.", given.number()));

        @SuppressWarnings("ImmutableEnumChecker") // a lie is a function of its sentence alone
        private final Lie lie;

        Adversary(Lie lie) {
            this.lie = lie;
        }

        private static String claim(String text, int number) {
            return ModelBench.claim(text.replace("\\", "").replace("\"", "\\\""), number);
        }

        /** With its first two names in each other's place, unless they stand side by side: then it says the same. */
        private static String placesChanged(String text) {
            List<MatchResult> names = NAME.matcher(text).results().toList();
            for (int i = 1; i < names.size(); i++) {
                MatchResult one = names.get(i - 1);
                MatchResult other = names.get(i);
                String between = text.substring(one.end(), other.start());
                if (!one.group().equals(other.group()) && !between.matches("(?:,| and| or)+ ")) {
                    return text.substring(0, one.start())
                            + other.group()
                            + between
                            + one.group()
                            + text.substring(other.end());
                }
            }
            return text;
        }

        private static String stripped(Given given) {
            return given.text().replaceFirst("[.!?”\"]+$", "");
        }
    }

    /** Tells every lie about each of the first sentences, in pieces, as models do. */
    private static void play(List<Adversary> adversaries, ScriptedModel.Asked asked, ScriptedModel.Wire wire)
            throws IOException {
        List<String> claims = new ArrayList<>();
        for (Given given : given(asked).stream().limit(3).toList()) {
            adversaries.forEach(adversary -> claims.add(adversary.lie.of(given)));
        }
        String reply = ModelBench.claims(claims.toArray(String[]::new));
        for (int i = 0; i < reply.length(); i += 1000) {
            wire.say(reply.substring(i, Math.min(reply.length(), i + 1000)));
        }
        wire.end();
    }

    private static List<Given> given(ScriptedModel.Asked asked) {
        return NUMBERED.matcher(asked.user())
                .results()
                .map(line -> new Given(Integer.parseInt(line.group(1)), line.group(2)))
                .toList();
    }

    @Test
    void what_an_honest_model_says_reaches_the_reader() {
        Map<Reason, Integer> dropped = new EnumMap<>(Reason.class);
        int kept = ask(List.of(Adversary.HONEST), dropped);
        assertThat(kept).as("kept, while there were dropped " + dropped).isGreaterThan(2 * questions.size());
    }

    @Test
    void no_lie_reaches_the_reader() {
        List<Adversary> liars = new ArrayList<>(List.of(Adversary.values()));
        liars.remove(Adversary.HONEST);
        Map<Reason, Integer> dropped = new EnumMap<>(Reason.class);
        ask(liars, dropped);
        assertThat(dropped)
                .containsKeys(
                        Reason.NO_SUCH_SENTENCE,
                        Reason.FOREIGN_FIGURE,
                        Reason.FOREIGN_DATE,
                        Reason.FOREIGN_NAME,
                        Reason.FOREIGN_WORD,
                        Reason.NEGATES,
                        Reason.CHANGES_PLACES,
                        Reason.LINK);
    }

    /** Puts every question to a model that misbehaves so; how many claims reached the reader, all of them sound. */
    private int ask(List<Adversary> adversaries, Map<Reason, Integer> dropped) {
        int kept = 0;
        try (ModelBench bench = new ModelBench((asked, wire) -> play(adversaries, asked, wire))) {
            bench.finder = extractive;
            GeneratedAnswerer answerer = bench.answerer();
            for (AskedQuestion question : questions) {
                Answer answer = answerer.answer(question.question());
                assertSound(answer);
                Generation generation = Objects.requireNonNull(answer.generation());
                generation.dropped().forEach(claim -> dropped.merge(claim.reason(), 1, Integer::sum));
                kept += generation.claims().size();
            }
            // A lie that changes nothing is the sentence itself.
            Set<String> sentences = bench.server.asked().stream()
                    .flatMap(asked -> given(asked).stream())
                    .map(Given::text)
                    .collect(Collectors.toSet());
            assertThat(sentences).containsAll(said);
        }
        return kept;
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void every_question_is_answered_whatever_the_server_does(Fault fault) throws Exception {
        answerAll(fault, Duration.ofMillis(500));
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(Fault.class)
    void every_question_is_answered_within_two_seconds_as_well(Fault fault) throws Exception {
        answerAll(fault, Duration.ofSeconds(2));
    }

    /**
     * All at once, for most of the time is spent in waiting; each three with an answerer of their own, which then pauses.
     * How long it took is written down; that no answer outlasts its deadline is shown by a clock that tests move.
     */
    private void answerAll(Fault fault, Duration deadline) throws Exception {
        Queue<Duration> took = new ConcurrentLinkedQueue<>();
        ExecutorService askers = Executors.newCachedThreadPool();
        try (ModelBench bench = new ModelBench(fault.script())) {
            bench.finder = extractive;
            bench.deadline = deadline;
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < questions.size(); i += 3) {
                List<AskedQuestion> few = questions.subList(i, Math.min(i + 3, questions.size()));
                asked.add(askers.submit(() -> {
                    GeneratedAnswerer answerer = bench.answerer();
                    few.forEach(question -> took.add(answered(answerer, question.question())));
                }));
            }
            asked.add(askers.submit(() -> took.add(answeredInConversation(bench.answerer()))));
            for (Future<?> one : asked) {
                one.get();
            }
        } finally {
            askers.shutdownNow();
        }
        Files.writeString(
                Path.of("target", "model-deadline.txt"),
                "%s: the slowest of %d answers after %d ms, deadline %d ms%n"
                        .formatted(fault, took.size(), Collections.max(took).toMillis(), deadline.toMillis()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(took).hasSize(questions.size() + 1);
    }

    private Duration answered(GeneratedAnswerer answerer, String question) {
        long start = System.nanoTime();
        Answer answer = answerer.answer(question);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(answer.mode()).isEqualTo("extractive");
        assertThat(Objects.requireNonNull(answer.generation()).outcome())
                .isIn(Outcome.SLOW, Outcome.FAILED, Outcome.NOTHING_HELD, Outcome.NOT_ASKED);
        assertSound(answer);
        return took;
    }

    /** A question that the model should complete, translate, answer, and translate back, within one deadline. */
    private Duration answeredInConversation(GeneratedAnswerer answerer) {
        Conversation so = new Conversation(List.of(new Conversation.Turn("Когда прошли переговоры в Стамбуле?", "")));
        long start = System.nanoTime();
        String completed = answerer.followUps().complete("А в Женеве?", so);
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        Answer answer = answerer.answer(completed, waited, Progress.NONE);
        assertThat(completed).isEqualTo("Когда прошли переговоры в Женеве?");
        assertThat(answer.mode()).isEqualTo("extractive");
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Held against the articles by other means than the program's own. */
    private void assertSound(Answer answer) {
        for (Quote quote : answer.fold(Answer.Quoted::quotes, Answer.NotInCorpus::closest)) {
            String body =
                    corpus.index().article(quote.article().id()).orElseThrow().body();
            assertThat(body.substring(quote.span().start(), quote.span().end())).isEqualTo(quote.text());
        }
        String text = answer.fold(Answer.Quoted::text, none -> "");
        assertThat(text).doesNotContain("Zorblatt", "7391", "7,391", "ninety-three", "1987", "http", "Paris");
        List<Quote> quotes = answer.fold(Answer.Quoted::quotes, none -> List.of());
        for (Generation.Claim claim :
                Objects.requireNonNull(answer.generation()).claims()) {
            said.add(claim.text());
            String held = claim.quotes().stream()
                    .map(number -> quotes.get(number - 1).text())
                    .collect(Collectors.joining(" "));
            assertThat(all(DIGITS, held)).containsAll(all(DIGITS, claim.text()));
            assertThat(words(held)).containsAll(all(CAPITALS, claim.text()));
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}]+")).collect(Collectors.toSet());
    }
}
