package onrecord.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import onrecord.eval.Evaluation.Gold;
import onrecord.model.LoadedModels;
import onrecord.retrieval.IndexedCorpus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made-up articles of several days that correct one another, asked when things were and how they stand. */
@TestInstance(Lifecycle.PER_CLASS)
class DatedQuestionsTest {
    private IndexedCorpus corpus;
    private IndexedCorpus unseen;

    private static Path file(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(DatedQuestionsTest.class.getResource("/questions/dated/" + name), name)
                .toURI());
    }

    @BeforeAll
    void index() throws URISyntaxException {
        corpus = new IndexedCorpus(file("articles.jsonl"), LoadedModels.embedder());
        unseen = new IndexedCorpus(file("unseen-articles.jsonl"), LoadedModels.embedder());
    }

    @AfterAll
    void close() {
        corpus.close();
        unseen.close();
    }

    @ParameterizedTest
    @CsvSource({"times.jsonl, 1", "conflicts.jsonl, 0", "unseen-times.jsonl, 1", "unseen-conflicts.jsonl, 0"})
    void answers_say_when_and_sources_that_differ_stand_side_by_side(String name, int mayMiss)
            throws QuestionSet.BrokenQuestionSetException, URISyntaxException {
        List<Outcome> outcomes = ShippedAnswerer.evaluation(name.startsWith("unseen") ? unseen : corpus)
                .run(QuestionSet.read(file(name)).questions(), Gold.KEPT, done -> {});

        assertThat(outcomes)
                .filteredOn(outcome -> Boolean.FALSE.equals(outcome.time())
                        || Boolean.FALSE.equals(outcome.accounts())
                        || outcome.refused())
                .extracting(Outcome::id)
                .hasSizeLessThanOrEqualTo(mayMiss);
        assertThat(outcomes).allMatch(outcome -> outcome.verbatim() == outcome.quotes());
    }
}
