package onrecord.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import onrecord.answer.Answer;
import onrecord.answer.ExtractiveAnswerer;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.answer.Reader;
import onrecord.answer.Weights;
import onrecord.eval.Evaluation.Gold;
import onrecord.model.LoadedModels;
import onrecord.retrieval.IndexedCorpus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A safety net under the shipped articles, models and weights: the figures to aim at stand in the README. */
@TestInstance(Lifecycle.PER_CLASS)
class CorpusQuestionsTest {
    private IndexedCorpus corpus;

    @BeforeAll
    void index() {
        corpus = new IndexedCorpus(Path.of("corpus"), LoadedModels.embedder());
    }

    @AfterAll
    void close() {
        corpus.close();
    }

    private ExtractiveAnswerer answerer(boolean reads) {
        @Nullable Reader reader = reads ? new Reader(LoadedModels.reader()) : null;
        return new ExtractiveAnswerer(
                corpus.retriever(), corpus.index(), corpus.embedder(), reader, Weights.shipped(), new QuoteChecker());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_corpus_questions_go_well(boolean reads) throws QuestionSet.BrokenQuestionSetException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(CorpusQuestionsTest.class.getResource("/questions/corpus.jsonl"))
                .toURI());
        List<AskedQuestion> questions = QuestionSet.read(file).questions();
        List<Outcome> outcomes = new Evaluation(answerer(reads), corpus.index()).run(questions, Gold.KEPT, done -> {});

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.verbatim()).isEqualTo(outcome.quotes()));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.kind().equals("off-topic"))
                .isNotEmpty()
                .allMatch(Outcome::refused, "are refused");
        List<Outcome> english = outcomes.stream()
                .filter(Outcome::answerable)
                .filter(outcome -> isEnglish(outcome, questions))
                .toList();
        assertMissesFew(english, CorpusQuestionsTest::isQuotedRight);
        if (reads) {
            // Without a reader the short answers are not as good as the quotes.
            assertMissesFew(english, Outcome::isRight);
        }
    }

    private static void assertMissesFew(List<Outcome> outcomes, Predicate<Outcome> isRight) {
        List<String> missed =
                outcomes.stream().filter(isRight.negate()).map(Outcome::id).toList();
        assertThat(missed.size())
                .as("missed of %d: %s", outcomes.size(), missed)
                .isLessThanOrEqualTo((int) (0.15 * outcomes.size()));
    }

    private static boolean isQuotedRight(Outcome outcome) {
        return !outcome.refused()
                && Stream.of(outcome.quoteAt3(), outcome.time(), outcome.accounts())
                        .noneMatch(Boolean.FALSE::equals);
    }

    private static boolean isEnglish(Outcome outcome, List<AskedQuestion> questions) {
        return questions.stream()
                .filter(question -> question.id().equals(outcome.id()))
                .allMatch(question -> question.question().chars().allMatch(c -> c < 0x400));
    }

    @ParameterizedTest
    @CsvSource({
        "when were Istanbul talks held, 2025-07-29-us-russia-talks-stalled, Feb. 27",
        "How many diplomatic properties does Moscow want back?, 2025-07-29-us-russia-talks-stalled, six",
        "Who is Zelenskyy's chief of staff?, 2025-04-28-signal-for-direct-talks, Andriy Yermak",
        "Where did Trump host Putin?, 2025-09-12-ukraine-peace-talks-on-pause, Alaska",
        "What did Putin call the oil sanctions?, 2025-11-09-lavrov-mess-to-clear-up, unfriendly",
    })
    void cites_the_article_that_answers(String question, String article, String words) {
        List<Quote> quotes = answerer(true).answer(question).fold(Answer.Quoted::quotes, refusal -> List.of());

        assertThat(quotes)
                .anyMatch(quote ->
                        quote.article().id().equals(article) && quote.text().contains(words));
        assertThat(quotes)
                .allMatch(quote -> quote.article()
                        .body()
                        .startsWith(quote.text(), quote.span().start()));
    }

    @Test
    void refuses_what_is_not_news_it_holds() {
        for (String question : List.of("How do I bake sourdough bread?", "Who painted the Mona Lisa?")) {
            assertThat(answerer(true).answer(question)).isInstanceOf(Answer.NotInCorpus.class);
        }
    }
}
