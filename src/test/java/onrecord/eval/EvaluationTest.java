package onrecord.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onrecord.answer.ExtractiveAnswerer;
import onrecord.answer.QuoteChecker;
import onrecord.answer.Weights;
import onrecord.eval.Evaluation.Gold;
import onrecord.retrieval.IndexedCorpus;
import onrecord.retrieval.Scope;
import onrecord.retrieval.WordBagEmbedder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** With weights under which every question that has some word in the corpus is answered, or every one refused. */
@TestInstance(Lifecycle.PER_CLASS)
class EvaluationTest {
    private static final AskedQuestion HARBOUR =
            asked("harbour", "harbour reopened oven", true, "on Tuesday", "harbour");
    private static final AskedQuestion BAKERY = asked("bakery", "bakery bread", true, "rye bread", "bakery");
    private static final AskedQuestion OPERA = new AskedQuestion(
            "opera",
            "opera bread",
            false,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "bakery",
            null,
            null,
            null);

    private IndexedCorpus corpus;

    private static AskedQuestion asked(String id, String question, boolean answerable, String quote, String article) {
        return new AskedQuestion(
                id,
                question,
                answerable,
                null,
                List.of(quote),
                List.of(),
                List.of(article),
                List.of(article),
                List.of(quote),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    @BeforeAll
    void index(@TempDir Path folder) {
        corpus = IndexedCorpus.of(
                folder,
                new WordBagEmbedder(),
                Map.of(
                        "harbour", "The harbour reopened on Tuesday. Two cranes fell.",
                        "bakery", "The bakery sells rye bread. Its oven is old."));
    }

    @AfterAll
    void close() {
        corpus.close();
    }

    private List<Outcome> run(double bias, Gold gold, AskedQuestion... questions) {
        Weights.Fitted fitted = new Weights.Fitted(Map.of("COSINE", 10.0), Map.of(), bias, 0.5);
        ExtractiveAnswerer answerer = new ExtractiveAnswerer(
                corpus.retriever(),
                corpus.index(),
                corpus.embedder(),
                null,
                new Weights(fitted, fitted),
                new QuoteChecker());
        return new Evaluation(answerer, corpus.index()).run(List.of(questions), gold, done -> {});
    }

    private Outcome answered(Gold gold, AskedQuestion question) {
        return run(9, gold, question).get(0);
    }

    @Test
    void a_right_answer_is_right_in_every_measure() {
        Outcome outcome = answered(Gold.KEPT, HARBOUR);

        assertThat(outcome.refused()).isFalse();
        assertThat(outcome.articles())
                .isNotNull()
                .extracting(Outcome.Ranking::hit1)
                .isEqualTo(1.0);
        assertThat(outcome.passages())
                .isNotNull()
                .extracting(Outcome.Ranking::ndcg10)
                .isEqualTo(1.0);
        assertThat(outcome.sentenceAt1()).isTrue();
        assertThat(outcome.quoteAt1()).isTrue();
        assertThat(outcome.quoteAt3()).isTrue();
        assertThat(outcome.answer()).isTrue();
        assertThat(outcome.cited()).isTrue();
        assertThat(outcome.isRight()).isTrue();
        assertThat(outcome.quotes()).isPositive().isEqualTo(outcome.verbatim());
        assertThat(outcome.kind()).isEqualTo("answerable");
    }

    @Test
    void a_refused_question_is_a_miss_though_its_sentence_ranked_first() {
        Outcome outcome = run(-9, Gold.KEPT, HARBOUR).get(0);

        assertThat(outcome.refused()).isTrue();
        assertThat(outcome.sentenceAt1()).isTrue();
        assertThat(outcome.quoteAt1()).isFalse();
        assertThat(outcome.quoteAt3()).isFalse();
        assertThat(outcome.answer()).isFalse();
        assertThat(outcome.cited()).isFalse();
        assertThat(outcome.citationPrecision()).isNull();
        assertThat(outcome.isRight()).isFalse();
        assertThat(outcome.verbatim()).isPositive().isEqualTo(outcome.quotes());
    }

    @Test
    void an_unanswerable_question_is_right_when_refused() {
        assertThat(answered(Gold.KEPT, OPERA).isRight()).isFalse();
        Outcome refused = run(-9, Gold.KEPT, OPERA).get(0);
        assertThat(refused.isRight()).isTrue();
        assertThat(refused.articles()).isNull();
        assertThat(refused.quoteAt3()).isNull();
        assertThat(refused.answer()).isNull();
    }

    @Test
    void a_wrong_quote_is_wrong() {
        Outcome outcome = answered(Gold.KEPT, asked("wrong", "harbour reopened", true, "on Sunday", "bakery"));

        assertThat(outcome.quoteAt3()).isFalse();
        assertThat(outcome.passages()).isNull();
        assertThat(outcome.isRight()).isFalse();
    }

    @Test
    void a_wrong_answer_and_a_missing_citation_are_wrong_though_nothing_must_be_quoted(@TempDir Path folder)
            throws Exception {
        String about = "\",\"question\":\"When did the harbour reopen?\",\"answerable\":true,";
        Path file = Files.writeString(
                folder.resolve("answers.jsonl"),
                "{\"id\":\"q1" + about + "\"answer_any\":[\"Tuesday\"],\"cite_all\":[\"harbour\"]}\n"
                        + "{\"id\":\"q2" + about + "\"answer_any\":[\"Sunday\"]}\n"
                        + "{\"id\":\"q3" + about + "\"cite_all\":[\"harbour\",\"bakery\"]}\n");
        List<Outcome> outcomes =
                run(9, Gold.KEPT, QuestionSet.read(file).questions().toArray(AskedQuestion[]::new));

        assertThat(outcomes).allMatch(outcome -> outcome.quoteAt3() == null || outcome.quoteAt3());
        assertThat(outcomes).extracting(Outcome::isRight).containsExactly(true, false, false);
    }

    @Test
    void without_the_gold_article_to_refuse_is_right() {
        Outcome answered = answered(Gold.REMOVED, HARBOUR);

        assertThat(answered.answerable()).isFalse();
        assertThat(answered.kind()).isEqualTo("answerable, gold removed");
        assertThat(answered.isRight()).isFalse();
        assertThat(answered.quoteAt3()).isNull();
        assertThat(run(-9, Gold.REMOVED, HARBOUR).get(0).isRight()).isTrue();
    }

    @Test
    void alone_means_no_other_article_competes() {
        assertThat(answered(Gold.ALONE, asked("wrong", "harbour bread", true, "rye bread", "bakery"))
                        .quoteAt3())
                .isTrue();
        assertThat(answered(Gold.ALONE, OPERA).quotes()).isPositive();
        assertThat(Evaluation.scope(OPERA, Gold.ALONE)).isEqualTo(Scope.only(Set.of("bakery")));
        assertThat(Evaluation.scope(BAKERY, Gold.REMOVED)).isEqualTo(Scope.without(Set.of("bakery")));
    }

    @Test
    void all_parts_must_be_quoted_where_all_are_wanted() {
        AskedQuestion both = new AskedQuestion(
                "both",
                "harbour bakery",
                true,
                "multi",
                List.of(),
                List.of("on Tuesday", "on Sunday"),
                List.of(),
                List.of("harbour", "bakery"),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
        Outcome outcome = answered(Gold.KEPT, both);

        assertThat(outcome.quoteAt3()).isFalse();
        assertThat(outcome.articles())
                .isNotNull()
                .extracting(Outcome.Ranking::ndcg10)
                .isEqualTo(1.0);
    }

    @Test
    void every_question_is_put_and_counted_as_it_is_done() {
        List<Integer> done = new ArrayList<>();
        Weights.Fitted fitted = new Weights.Fitted(Map.of(), Map.of(), 0, 0.5);
        ExtractiveAnswerer answerer = new ExtractiveAnswerer(
                corpus.retriever(),
                corpus.index(),
                corpus.embedder(),
                null,
                new Weights(fitted, fitted),
                new QuoteChecker());
        List<Outcome> outcomes =
                new Evaluation(answerer, corpus.index()).run(List.of(HARBOUR, BAKERY, OPERA), Gold.KEPT, done::add);

        assertThat(outcomes).extracting(Outcome::id).containsExactly("harbour", "bakery", "opera");
        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    void the_case_of_letters_does_not_matter() {
        assertThat(Evaluation.holdsOne("On TUESDAY.", List.of("on tuesday"))).isTrue();
        assertThat(Evaluation.holdsOne("On Monday.", List.of("on tuesday"))).isFalse();
        assertThat(Evaluation.holdsOne("On Monday.", List.of())).isFalse();
    }
}
