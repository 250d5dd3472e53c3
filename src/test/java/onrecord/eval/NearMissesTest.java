package onrecord.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import onrecord.eval.Evaluation.Gold;
import onrecord.model.LoadedModels;
import onrecord.retrieval.IndexedCorpus;
import org.junit.jupiter.api.Test;

/** A safety net under questions that name what no article bears, and their answerable neighbours. */
class NearMissesTest {
    private static final double MOST_NEIGHBOURS_REFUSED = 0.03;
    private static final double LEAST_REFUSED = 0.85;

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(NearMissesTest.class.getResource("/questions/made-up/" + name))
                .toURI());
    }

    @Test
    void near_misses_are_refused_and_their_neighbours_answered()
            throws QuestionSet.BrokenQuestionSetException, URISyntaxException {
        List<AskedQuestion> questions =
                QuestionSet.read(resource("near-misses-third.jsonl")).questions();
        try (IndexedCorpus corpus = new IndexedCorpus(resource("third-articles.jsonl"), LoadedModels.embedder())) {
            EvaluationReport.Refusal refusal = EvaluationReport.of(
                            "near misses", ShippedAnswerer.evaluation(corpus).run(questions, Gold.KEPT, done -> {}))
                    .refusal();

            assertThat(refusal.answerableRefused()).isLessThanOrEqualTo(MOST_NEIGHBOURS_REFUSED);
            assertThat(refusal.recall()).isGreaterThanOrEqualTo(LEAST_REFUSED);
        }
    }
}
