package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import onrecord.retrieval.IndexedCorpus;
import onrecord.retrieval.Scope;
import onrecord.retrieval.WordBagEmbedder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFitterTest {
    private static final Map<String, String> BODIES = Map.of(
            "harbour",
            "The harbour reopened on Tuesday. Two cranes fell in the storm. Fishermen waited outside.",
            "bakery",
            "The bakery sells rye bread. Its oven was built by monks. Customers queue early.",
            "bridge",
            "The bridge carries two railway tracks. Painters need nine years for one coat. Trains slow down there.");
    private static final Map<String, String> ANSWERS = Map.of(
            "When did the harbour reopen?", "harbour/The harbour reopened on Tuesday.",
            "What fell in the storm?", "harbour/Two cranes fell in the storm.",
            "What bread does the bakery sell?", "bakery/The bakery sells rye bread.",
            "Who built the oven?", "bakery/Its oven was built by monks.",
            "What tracks does the bridge carry?", "bridge/The bridge carries two railway tracks.",
            "How many years do painters need?", "bridge/Painters need nine years for one coat.");
    private static final Set<String> OFF_TOPIC =
            Set.of("Who composed the opera?", "When is the moon full?", "What does the zebra eat?");

    private static IndexedCorpus corpus(Path folder) {
        return IndexedCorpus.of(folder, new WordBagEmbedder(), BODIES);
    }

    private static void addAnswerable(WeightsFitter.Corpus lessons) {
        ANSWERS.forEach((question, answer) -> {
            String[] place = answer.split("/", 2);
            lessons.add(question, Scope.ALL, Set.of(place[0]), place[1]::equals, WeightsFitter.Teaches.ALL, 1);
        });
    }

    @Test
    void learns_to_quote_the_sentence_that_answers_and_to_refuse(@TempDir Path folder) {
        try (IndexedCorpus corpus = corpus(folder)) {
            WeightsFitter fitter = new WeightsFitter();
            WeightsFitter.Corpus lessons = fitter.corpus(corpus.retriever(), corpus.index(), corpus.embedder(), null);
            addAnswerable(lessons);
            OFF_TOPIC.forEach(
                    question -> lessons.add(question, Scope.ALL, Set.of(), text -> true, WeightsFitter.Teaches.ALL, 1));
            Weights weights = fitter.fit(0, read -> {});
            Weights.Fitted learnt = weights.linear();
            Weights.Fitted fitted = new Weights.Fitted(learnt.sentence(), learnt.confidence(), learnt.bias(), 0.5);

            assertThat(weights.reader()).as("nothing was read").isEqualTo(learnt);
            assertThat(fitter.size()).isEqualTo(ANSWERS.size() + OFF_TOPIC.size());
            assertThat(fitted.sentenceModel().weights().keySet()).noneMatch(Feature::needsReader);
            assertThat(fitted.confidenceModel().weights().keySet()).noneMatch(Sign::needsReader);
            ExtractiveAnswerer answerer = new ExtractiveAnswerer(
                    corpus.retriever(),
                    corpus.index(),
                    corpus.embedder(),
                    null,
                    new Weights(fitted, fitted),
                    new QuoteChecker());
            assertThat(ANSWERS)
                    .allSatisfy((question, answer) -> assertThat(answerer.answer(question)
                                    .<String>fold(
                                            quoted -> {
                                                Quote quote = quoted.quotes().get(0);
                                                return quote.article().id() + "/"
                                                        + quote.core()
                                                                .in(quote.article()
                                                                        .body());
                                            },
                                            refusal -> "refused"))
                            .as(question)
                            .isEqualTo(answer));
            assertThat(OFF_TOPIC)
                    .allSatisfy(
                            question -> assertThat(answerer.answer(question)).isInstanceOf(Answer.NotInCorpus.class));
        }
    }

    @Test
    void questions_that_all_have_an_answer_do_not_teach_to_refuse(@TempDir Path folder) {
        try (IndexedCorpus corpus = corpus(folder)) {
            WeightsFitter fitter = new WeightsFitter();
            addAnswerable(fitter.corpus(corpus.retriever(), corpus.index(), corpus.embedder(), null));

            assertThatThrownBy(() -> fitter.fit(0.5, read -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("without an answer");
        }
    }
}
