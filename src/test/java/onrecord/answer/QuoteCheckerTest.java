package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onrecord.corpus.Article;
import onrecord.language.Speaker;
import onrecord.language.TextSpan;
import onrecord.retrieval.MadeUp;
import org.junit.jupiter.api.Test;

class QuoteCheckerTest {
    private final QuoteChecker checker = new QuoteChecker();
    private final Article harbour = MadeUp.article("harbour", "The harbour reopened on Tuesday. 😀 All cheered.");

    private Optional<Quote> quote(Article article, int start, int end, TextSpan... highlights) {
        return checker.quote(article, new TextSpan(start, end), List.of(highlights), 0.5);
    }

    @Test
    void a_quote_is_cut_from_the_body() {
        Quote quote = quote(harbour, 0, 32, new TextSpan(24, 31)).orElseThrow();

        assertThat(quote.text()).isEqualTo("The harbour reopened on Tuesday.");
        assertThat(quote.core()).isEqualTo(quote.span());
        assertThat(quote.highlights()).containsExactly(new TextSpan(24, 31));
        assertThat(quote.article()).isSameAs(harbour);
        assertThat(quote.speaker()).isNull();
    }

    @Test
    void a_quote_says_who_speaks_in_its_core() {
        Article ferry = MadeUp.article("ferry", "Ferries sail. “We are ready,” said harbour master Ann Reid.");
        int start = ferry.body().indexOf('“');
        Quote quote = quote(ferry, start, ferry.body().length()).orElseThrow();

        assertThat(quote.speaker()).isEqualTo(new Speaker("Ann Reid", "harbour master"));
        assertThat(quote(ferry, 0, 13).orElseThrow().speaker()).isNull();
    }

    @Test
    void several_sentences_are_nobodys_words_unless_most_of_them_are() {
        Article ferry = MadeUp.article(
                "ferry",
                "Ferries sail again from the harbour of Kellin, and the road along the shore is open to cars."
                        + " “We are ready,” said harbour master Ann Reid. “Most of the cranes are up and the quays are"
                        + " clear of sand.”");
        int start = ferry.body().indexOf('“');

        assertThat(quote(ferry, 0, ferry.body().indexOf(" “Most")).orElseThrow().speaker())
                .isNull();
        assertThat(quote(ferry, start, ferry.body().length()).orElseThrow().speaker())
                .isEqualTo(new Speaker("Ann Reid", "harbour master"));
    }

    @Test
    void half_a_character_is_not_quoted() {
        int smile = harbour.body().indexOf("😀");

        assertThat(quote(harbour, 0, smile + 1)).isEmpty();
        assertThat(quote(harbour, smile + 1, smile + 5)).isEmpty();
        assertThat(quote(harbour, smile, smile + 2)).isPresent();
    }

    @Test
    void what_lies_after_the_body_is_not_quoted() {
        int length = harbour.body().length();

        assertThat(quote(harbour, 0, length)).isPresent();
        assertThat(quote(harbour, 0, length + 1)).isEmpty();
        assertThat(quote(harbour, length, length + 1)).isEmpty();
    }

    @Test
    void site_furniture_is_not_quoted_not_even_in_part() {
        Article article =
                MadeUp.article("a", "It rained. READ MORE: storms. It stopped.", List.of(new TextSpan(11, 29)));

        assertThat(quote(article, 11, 29)).isEmpty();
        assertThat(quote(article, 0, 12)).isEmpty();
        assertThat(quote(article, 28, 41)).isEmpty();
        assertThat(quote(article, 0, 41)).isEmpty();
        assertThat(quote(article, 0, 11)).isPresent();
        assertThat(quote(article, 29, 41)).isPresent();
    }

    @Test
    void highlights_are_sorted_apart_whole_and_inside() {
        int smile = harbour.body().indexOf("😀");
        Quote quote = quote(
                        harbour,
                        0,
                        smile + 2,
                        new TextSpan(24, 31),
                        new TextSpan(4, 11),
                        new TextSpan(8, 20),
                        new TextSpan(4, 11),
                        new TextSpan(smile, smile + 1),
                        new TextSpan(smile, smile + 6))
                .orElseThrow();

        assertThat(quote.highlights()).containsExactly(new TextSpan(4, 11), new TextSpan(24, 31));
    }

    @Test
    void scores_are_kept_within_bounds() {
        TextSpan span = new TextSpan(0, 3);
        assertThat(checker.quote(harbour, span, List.of(), 7).orElseThrow().score())
                .isEqualTo(1);
        assertThat(checker.quote(harbour, span, List.of(), -7).orElseThrow().score())
                .isZero();
    }

    @Test
    void the_answering_sentence_must_stand_in_the_quote() {
        assertThatThrownBy(() -> checker.quote(harbour, new TextSpan(0, 32), new TextSpan(30, 36), List.of(), 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verbatim_means_letter_for_letter_in_place() {
        TextSpan span = new TextSpan(4, 11);

        assertThat(checker.isVerbatim(harbour, span, "harbour")).isTrue();
        assertThat(checker.isVerbatim(harbour, span, "Harbour")).isFalse();
        assertThat(checker.isVerbatim(harbour, span, "harbou")).isFalse();
        assertThat(checker.isVerbatim(harbour, new TextSpan(5, 12), "harbour")).isFalse();
        assertThat(checker.isVerbatim(harbour, new TextSpan(4, 400), "harbour")).isFalse();
    }

    /** An article with furniture, and a span that may lie anywhere. */
    record Case(Article article, TextSpan span, List<TextSpan> highlights) {}

    @Property(tries = 1000)
    void whatever_is_quoted_is_the_articles_own(@ForAll("cases") Case asked) {
        String body = asked.article.body();
        Optional<Quote> made = checker.quote(asked.article, asked.span, asked.highlights, 0.5);

        boolean fits = asked.span.end() <= body.length();
        boolean whole = fits && !splits(body, asked.span.start()) && !splits(body, asked.span.end());
        boolean clean = asked.article.boilerplate().stream().noneMatch(asked.span::overlaps);
        assertThat(made.isPresent()).isEqualTo(whole && clean);
        made.ifPresent(quote -> {
            assertThat(quote.text())
                    .isEqualTo(body.substring(quote.span().start(), quote.span().end()));
            assertThat(checker.isVerbatim(asked.article, quote.span(), quote.text()))
                    .isTrue();
            int from = quote.span().start();
            for (TextSpan highlight : quote.highlights()) {
                assertThat(highlight.start()).isGreaterThanOrEqualTo(from);
                assertThat(quote.span().contains(highlight)).isTrue();
                assertThat(splits(body, highlight.start()) || splits(body, highlight.end()))
                        .isFalse();
                from = highlight.end();
            }
        });
    }

    private static boolean splits(String body, int offset) {
        return offset > 0
                && offset < body.length()
                && Character.isSurrogatePair(body.charAt(offset - 1), body.charAt(offset));
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<String> bodies = Arbitraries.of(
                        "a", "b ", "é", "e\u0301", "😀", "👩‍👩‍👧", "\n", "“", "中", "й", "\uD83D", "\uDE00", ". ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
        Arbitrary<TextSpan> spans = Combinators.combine(
                        Arbitraries.integers().between(0, 25),
                        Arbitraries.integers().between(1, 12))
                .as((start, length) -> new TextSpan(start, start + length));
        return Combinators.combine(bodies, spans, spans.list().ofMaxSize(4), spans.optional(0.5))
                .as((body, span, highlights, furniture) -> {
                    List<TextSpan> boilerplate = new ArrayList<>();
                    furniture.filter(piece -> piece.end() <= body.length()).ifPresent(boilerplate::add);
                    return new Case(MadeUp.article("a", body, boilerplate), span, highlights);
                });
    }

    @Test
    void an_undated_article_dates_no_claim_by_a_time_that_is_no_day() {
        Article article = MadeUp.article("x", "The harbour reopened in 2016, the mayor said in March 2017.");
        TextSpan all = new TextSpan(0, article.body().length());

        assertThat(new QuoteChecker()
                        .quote(article, all, List.of(), 0.5)
                        .orElseThrow()
                        .asOf())
                .isNull();
    }
}
