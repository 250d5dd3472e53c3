package onrecord.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import onrecord.answer.ExtractiveAnswerer;
import onrecord.answer.QuoteChecker;
import onrecord.answer.Weights;
import onrecord.eval.Evaluation.Gold;
import onrecord.model.LoadedModels;
import onrecord.retrieval.IndexedCorpus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A safety net under questions about who said what: the figures reached stand in the README. */
class SpeechQuestionsTest {
    @ParameterizedTest
    @CsvSource({
        "corpus, corpus, 0, 0",
        "fresh, src/test/resources/speech/fresh, 1, 2",
    })
    void questions_on_what_was_said_are_answered_by_speaker(String set, Path articles, int wrong, int unrefused)
            throws QuestionSet.BrokenQuestionSetException, URISyntaxException {
        Path file = Path.of(
                Objects.requireNonNull(SpeechQuestionsTest.class.getResource("/questions/speech/" + set + ".jsonl"))
                        .toURI());
        List<AskedQuestion> questions = QuestionSet.read(file).questions();
        try (IndexedCorpus corpus = new IndexedCorpus(articles, LoadedModels.embedder())) {
            ExtractiveAnswerer answerer = new ExtractiveAnswerer(
                    corpus.retriever(), corpus.index(), corpus.embedder(), null, Weights.shipped(), new QuoteChecker());
            EvaluationReport report = EvaluationReport.of(
                    set, new Evaluation(answerer, corpus.index()).run(questions, Gold.KEPT, done -> {}));
            EvaluationReport.Speakers speakers = Objects.requireNonNull(report.speakers());

            assertThat(speakers.wrong()).as("wrong speakers").isLessThanOrEqualTo(wrong);
            assertThat(speakers.right() / (double) (speakers.right() + speakers.wrong() + speakers.none()))
                    .as("right speakers")
                    .isGreaterThanOrEqualTo(0.7);
            assertThat(report.outcomes())
                    .filteredOn(outcome -> !outcome.answerable() && !outcome.refused())
                    .hasSizeLessThanOrEqualTo(unrefused);
        }
    }
}
