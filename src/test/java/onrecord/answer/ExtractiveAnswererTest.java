package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onrecord.model.LoadedModels;
import onrecord.retrieval.IndexedCorpus;
import onrecord.retrieval.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real models over made-up news. */
@TestInstance(Lifecycle.PER_CLASS)
class ExtractiveAnswererTest {
    private static final String LIGHTHOUSE = "The lighthouse at Skerrow Point was switched on again on 14 June 2023"
            + " after a storm had broken its lamp. “We worked through the night to save the lens,” said"
            + " keeper Marta Hollund 😀.\n\n"
            + "The repair cost 240,000 euros, the coast guard of Velmark said. It took eleven weeks because"
            + " the spare parts had to be shipped from Lisbon.\n\n"
            + "READ MORE: Ten storms that changed the coast\n\n"
            + "Fishing boats from the village of Aldness had stayed in the bay while the light was out.";
    private static final String ORCHESTRA = "The Tarn Valley Orchestra elected violinist Oskar Brandt as its new"
            + " conductor on Monday. He follows Ilse Varga, who led it for nineteen years.\n\n"
            + "The orchestra plays 35 concerts a year, most of them in the old mill of Grünau."
            + " Brandt said he would cut the number of tours because musicians were exhausted.";
    private static final String BRIDGE = "Engineers closed the Rosk bridge on Friday after cracks were found in two"
            + " of its pillars. Some 9,000 cars cross it every day.\n\n"
            + "The town council expects the closure to last three months. Mayor Petra Lunde called the damage"
            + " “an ugly surprise”.";

    private IndexedCorpus corpus;
    private ExtractiveAnswerer answerer;
    private ExtractiveAnswerer withoutReader;

    @BeforeAll
    void index(@TempDir Path folder) {
        corpus = IndexedCorpus.of(
                folder,
                LoadedModels.embedder(),
                Map.of(
                        "lighthouse-shines-again", LIGHTHOUSE,
                        "orchestra-elects-conductor", ORCHESTRA,
                        "bridge-closed", BRIDGE));
        answerer = answerer(new Reader(LoadedModels.reader()));
        withoutReader = answerer(null);
    }

    private ExtractiveAnswerer answerer(@Nullable Reader reader) {
        return new ExtractiveAnswerer(
                corpus.retriever(), corpus.index(), corpus.embedder(), reader, Weights.shipped(), new QuoteChecker());
    }

    @AfterAll
    void close() {
        corpus.close();
    }

    @ParameterizedTest
    @CsvSource({
        "When was the lighthouse at Skerrow Point switched on again?, 14 June 2023",
        "Who is the new conductor of the Tarn Valley Orchestra?, Oskar Brandt",
        "How many cars cross the Rosk bridge every day?, '9,000'",
        "How long did Ilse Varga lead the orchestra?, nineteen years",
        "Why was the Rosk bridge closed?, cracks",
        "What did Petra Lunde call the damage?, an ugly surprise",
    })
    void quotes_the_sentence_that_answers_first(String question, String wanted) {
        Answer answer = answerer.answer(question);

        assertThat(answer).isInstanceOf(Answer.Quoted.class);
        assertThat(quotes(answer).get(0).text()).contains(wanted);
        assertThat(answer.mode()).isEqualTo(ExtractiveAnswerer.MODE);
        assertSound(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the boiling point of mercury?",
                "Who won the chess championship in Reykjavik?",
                "How many moons does Saturn have?"
            })
    void what_the_corpus_does_not_hold_is_not_answered(String question) {
        for (ExtractiveAnswerer each : List.of(answerer, withoutReader)) {
            Answer answer = each.answer(question);

            assertThat(answer).isInstanceOf(Answer.NotInCorpus.class);
            assertSound(answer);
        }
    }

    @Test
    void what_is_refused_for_a_name_is_not_sure_either() {
        Answer answer = answerer.answer("When did Macron switch on the lighthouse at Skerrow Point again?");

        assertThat(answer).isInstanceOf(Answer.NotInCorpus.class);
        assertThat(((Answer.NotInCorpus) answer).missing())
                .extracting(Missing::asked)
                .isEqualTo("Macron");
        assertThat(answer.confidence())
                .isPositive()
                .isLessThan(Weights.shipped().reader().threshold());
    }

    @Test
    void who_is_named_where_nobody_speaks_has_said_nothing() {
        Answer answer = answerer.answer("What did Ilse Varga say about the orchestra?");

        assertThat(answer).isInstanceOf(Answer.NotInCorpus.class);
        assertThat(((Answer.NotInCorpus) answer).missing())
                .extracting(Missing::asked)
                .isEqualTo("Ilse Varga");
    }

    @Test
    void answers_without_the_reader() {
        Answer answer = withoutReader.answer("When was the lighthouse at Skerrow Point switched on again?");

        assertThat(quotes(answer).get(0).text()).contains("14 June 2023");
        assertSound(answer);
    }

    @Test
    void answers_from_its_scope_alone() {
        String question = "When was the lighthouse at Skerrow Point switched on again?";
        Answer answer = answerer.answer(question, Scope.without(Set.of("lighthouse-shines-again")));

        assertThat(quotes(answer)).noneMatch(quote -> quote.article().id().equals("lighthouse-shines-again"));
        Answer nowhere = answerer.answer(question, Scope.only(Set.of()));
        assertThat(nowhere).isInstanceOf(Answer.NotInCorpus.class);
        assertThat(quotes(nowhere)).isEmpty();
    }

    @Test
    void the_same_question_gets_the_same_answer() {
        String question = "Who is the new conductor?";

        assertThat(quotes(answerer.answer(question)).stream().map(Quote::text))
                .isEqualTo(quotes(answerer.answer(question)).stream()
                        .map(Quote::text)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "the", "😀", "когда зажгли маяк", "\"lighthouse\" AND (", "a\u0000b", "\uD83D when"})
    void odd_questions_are_no_fault(String question) {
        assertSound(answerer.answer(question));
        assertSound(withoutReader.answer(question));
    }

    private static List<Quote> quotes(Answer answer) {
        return answer.fold(Answer.Quoted::quotes, Answer.NotInCorpus::closest);
    }

    /** Quotes stand in their articles letter for letter, apart from each other, and hold what they highlight. */
    private void assertSound(Answer answer) {
        List<Quote> quotes = quotes(answer);
        assertThat(answer.confidence()).isBetween(0.0, 1.0);
        assertThat(quotes).hasSizeLessThanOrEqualTo(3).allSatisfy(quote -> {
            String body =
                    corpus.index().article(quote.article().id()).orElseThrow().body();
            assertThat(quote.text())
                    .isEqualTo(body.substring(quote.span().start(), quote.span().end()))
                    .doesNotContain("READ MORE");
            assertThat(quote.span().contains(quote.core())).isTrue();
            assertThat(quote.highlights()).allMatch(quote.span()::contains);
            assertThat(quote.score()).isBetween(0.0, 1.0);
        });
        assertThat(QuoteComposer.apart(quotes)).isEqualTo(quotes);
    }
}
