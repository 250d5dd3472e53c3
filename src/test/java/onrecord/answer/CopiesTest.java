package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import onrecord.language.Language;
import onrecord.model.LoadedModels;
import onrecord.retrieval.Copy;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.IndexedCorpus;
import onrecord.retrieval.Question;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A report of an agency, printed by two papers, rewritten by one, updated by one, and one paper's own report. */
@TestInstance(Lifecycle.PER_CLASS)
class CopiesTest {
    private IndexedCorpus corpus;
    private ExtractiveAnswerer answerer;

    @BeforeAll
    void index() {
        corpus = new IndexedCorpus(Path.of("src/test/resources/copies/articles.jsonl"), LoadedModels.embedder());
        answerer = new ExtractiveAnswerer(
                corpus.retriever(),
                corpus.index(),
                corpus.embedder(),
                null,
                Weights.shipped(),
                new QuoteChecker(corpus.index()));
    }

    @AfterAll
    void close() {
        corpus.close();
    }

    private Answer.Quoted asked(String question) {
        Answer answer = answerer.answer(question);
        assertThat(answer).isInstanceOf(Answer.Quoted.class);
        return (Answer.Quoted) answer;
    }

    @Test
    void copies_of_one_report_take_one_place_in_the_evidence() {
        Evidence evidence = corpus.retriever().retrieve(Question.of("Who dragged the anchor across the cable?"), 20);

        assertThat(evidence.passages())
                .filteredOn(passage -> passage.text().contains("dragged its anchor"))
                .extracting(passage -> passage.article().id())
                .containsExactlyInAnyOrder(
                        evidence.passages().get(0).article().id(),
                        // Rewritten or updated passages have sentences of their own.
                        "rewrite-lighthouse-mail",
                        "update-lighthouse-times");
        assertThat(evidence.copies(evidence.passages().get(0))).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    void a_quote_says_where_else_it_stands() {
        Quote quote = asked("What did the freighter Elsa Marie drag across the cable?")
                .quotes()
                .get(0);

        assertThat(quote.text()).contains("dragged its anchor");
        assertThat(quote.copies())
                .hasSize(4)
                .allSatisfy(copy ->
                        assertThat(copy.span().in(copy.article().body())).contains("dragged its anchor"));
        assertThat(CopyWords.in(Language.EN).alsoIn(quote))
                .hasValueSatisfying(words -> assertThat(words).startsWith("also in "));
        assertThat(CopyWords.in(Language.UK).alsoIn(quote))
                .hasValueSatisfying(
                        words -> assertThat(words).startsWith("те саме: ").contains("лютого 2025"));
    }

    @Test
    void a_copy_that_has_another_figure_is_a_source_of_its_own_for_that() {
        Answer.Quoted answer = asked("How much will the repairs of the lighthouse cable cost?");
        List<Quote> quotes = answer.quotes();

        assertThat(quotes).extracting(Quote::text).anyMatch(text -> text.contains("2.4 million"));
        assertThat(quotes).extracting(Quote::text).anyMatch(text -> text.contains("4.9 million"));
        Quote first = quotes.stream()
                .filter(quote -> quote.text().contains("2.4 million"))
                .findFirst()
                .orElseThrow();
        assertThat(first.copies())
                .extracting(copy -> copy.article().id())
                .doesNotContain("update-lighthouse-times")
                .hasSize(3);
    }

    @Test
    void a_copy_is_never_quoted_beside_what_it_copies_nor_counted() {
        Answer.Quoted answer = asked("What did Ivar Sund say about lanterns?");

        assertThat(answer.quotes()).hasSizeBetween(1, 2);
        assertThat(answer.quotes())
                .filteredOn(quote -> quote.text().contains("told reporters"))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(answer.sources()).isEqualTo(answer.quotes().size());
        assertThat(answer.accounts()).isEmpty();
        for (Quote quote : answer.quotes()) {
            for (Copy copy : quote.copies()) {
                assertThat(answer.quotes())
                        .noneMatch(other ->
                                other.article().id().equals(copy.article().id()));
            }
        }
    }
}
