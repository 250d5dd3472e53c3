package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import onrecord.corpus.Article;
import onrecord.language.TextSpan;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.MadeUp;
import onrecord.retrieval.Question;
import onrecord.retrieval.RankedPassage;
import org.junit.jupiter.api.Test;

class QuoteComposerTest {
    private static final Article FERRY = MadeUp.article(
            "ferry", "The ferry sank. It was old. Nobody died. Rescue came late. The mayor wept. Boats followed.");

    private final QuoteComposer composer = new QuoteComposer(new QuoteChecker());

    /** The quote around one sentence when the sentences have these scores. */
    private Quote compose(int chosen, double... scores) {
        RankedPassage passage = MadeUp.ranked(FERRY);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            candidates.add(new Candidate(passage, i, Map.of(), Optional.empty(), scores[i]));
        }
        Candidate best = candidates.get(chosen);
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        PlainLexicon lexicon = new PlainLexicon();
        Finding finding = Finding.of(
                new Evidence(Question.of("What happened?"), List.of(passage)),
                new AskedWords("What happened?", lexicon),
                new EvidenceTerms(lexicon),
                candidates);
        return composer.compose(best, finding, List.of(), 0.5).orElseThrow();
    }

    @Test
    void one_sentence_stands_alone_when_its_neighbours_do_not_answer() {
        Quote quote = compose(2, -40, -40, 0, -40, -40, -40);

        assertThat(quote.text()).isEqualTo("Nobody died.");
        assertThat(quote.core()).isEqualTo(quote.span());
    }

    @Test
    void a_sentence_that_begins_with_a_pronoun_brings_the_one_before() {
        Quote quote = compose(1, -40, 0, -40, -40, -40, -40);

        assertThat(quote.text()).isEqualTo("The ferry sank. It was old.");
        assertThat(quote.core().in(FERRY.body())).isEqualTo("It was old.");
    }

    @Test
    void an_editors_note_is_not_what_a_pronoun_leans_on() {
        Article article = MadeUp.article("note", "Reid spoke on Monday. [N.B. Reid is a mayor – ed.] He saw one ship.");
        RankedPassage passage = MadeUp.ranked(article);
        Candidate chosen =
                new Candidate(passage, passage.passage().sentences().size() - 1, Map.of(), Optional.empty(), 0);
        PlainLexicon lexicon = new PlainLexicon();
        Finding finding = Finding.of(
                new Evidence(Question.of("What happened?"), List.of(passage)),
                new AskedWords("What happened?", lexicon),
                new EvidenceTerms(lexicon),
                List.of(chosen));

        assertThat(composer.compose(chosen, finding, List.of(), 0.5)
                        .orElseThrow()
                        .text())
                .isEqualTo(article.body());
    }

    @Test
    void the_first_sentence_has_none_before_it() {
        assertThat(compose(0, 0, -40, -40, -40, -40, -40).text()).isEqualTo("The ferry sank.");
    }

    @Test
    void a_neighbour_that_answers_as_well_is_quoted_too() {
        assertThat(compose(3, -40, -40, -40, 0, 0, -40).text()).isEqualTo("Rescue came late. The mayor wept.");
        assertThat(compose(4, -40, -40, -40, 0, 0, -40).text()).isEqualTo("Rescue came late. The mayor wept.");
    }

    @Property(tries = 300)
    void quotes_one_to_three_whole_neighbouring_sentences_around_the_chosen(
            @ForAll @Size(6) List<@DoubleRange(min = -6, max = 6) Double> scores,
            @ForAll @IntRange(max = 5) int chosen) {
        Quote quote =
                compose(chosen, scores.stream().mapToDouble(Double::doubleValue).toArray());
        List<TextSpan> sentences = MadeUp.passage(FERRY).sentences();

        List<TextSpan> quoted =
                sentences.stream().filter(quote.span()::contains).toList();
        assertThat(quoted).hasSizeBetween(1, 3).contains(sentences.get(chosen));
        assertThat(quote.core()).isEqualTo(sentences.get(chosen));
        assertThat(quote.span()).isEqualTo(quoted.get(0).union(quoted.get(quoted.size() - 1)));
    }

    @Test
    void of_overlapping_quotes_the_first_stays() {
        QuoteChecker checker = new QuoteChecker();
        Article other = MadeUp.article("other", FERRY.body());
        List<Quote> quotes = new ArrayList<>();
        for (TextSpan span : List.of(new TextSpan(0, 15), new TextSpan(4, 27), new TextSpan(16, 27))) {
            quotes.add(checker.quote(FERRY, span, List.of(), 0.5).orElseThrow());
        }
        quotes.add(checker.quote(other, new TextSpan(4, 27), List.of(), 0.5).orElseThrow());

        assertThat(QuoteComposer.apart(quotes)).containsExactly(quotes.get(0), quotes.get(2), quotes.get(3));
    }

    @Test
    void what_an_article_says_twice_is_quoted_once() {
        Article twice = MadeUp.article("twice", "The ferry sank.\nThe ferry sank.\n");
        QuoteChecker checker = new QuoteChecker();
        Quote first = checker.quote(twice, new TextSpan(0, 15), List.of(), 0.5).orElseThrow();
        Quote again = checker.quote(twice, new TextSpan(16, 31), List.of(), 0.5).orElseThrow();

        assertThat(QuoteComposer.apart(List.of(first, again))).containsExactly(first);
    }
}
