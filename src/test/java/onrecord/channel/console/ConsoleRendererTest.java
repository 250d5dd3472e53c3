package onrecord.channel.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import onrecord.answer.Answer;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.corpus.Provenance.PublishedBasis;
import onrecord.index.PassageIndex.ArticleEntry;
import onrecord.language.TextSpan;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.RankedPassage;
import onrecord.retrieval.Reading;
import org.junit.jupiter.api.Test;

class ConsoleRendererTest {
    private static final String BAR = "  │ ";

    private final ConsoleRenderer plain = new ConsoleRenderer(0, false);

    @Test
    void shows_the_answer_then_numbered_quotes_each_over_its_source() {
        assertThat(plain.answer(TinyCorpus.answer(TinyCorpus.HELD))).isEqualTo("""
                        Tuesday

                          │ The harbour reopened on Tuesday.
                          [1] Harbour reopens · The Islay Post (AFP) · 4 March 2025 (date inferred)
                          https://example.org/harbour
                          onrecord article 2025-03-04-harbour --span 0:32

                        Also in the record:

                          │ Ferries will sail again on 6 March,
                          [2] Ann Reid said · Ferries sail · date unknown
                          onrecord article 2025-03-05-ferry --span 0:35
                        """);
    }

    @Test
    void says_plainly_that_the_corpus_does_not_hold_the_answer_and_numbers_nothing() {
        assertThat(plain.answer(TinyCorpus.answer(TinyCorpus.NOT_HELD)))
                .startsWith(
                        "The corpus does not hold the answer.\n\nClosest passages (they do not answer):\n\n  │ Ferr")
                .doesNotContain("[1]");
    }

    @Test
    void does_not_say_the_best_sentence_twice() {
        var quote = TinyCorpus.quote(TinyCorpus.FERRY, 0, 35, new TextSpan(27, 34));
        var answer = new Answer.Quoted(
                TinyCorpus.evidence("q", 1), quote.text(), List.of(quote), 0.9, Duration.ZERO, "extractive");
        assertThat(plain.answer(answer)).containsOnlyOnce(quote.text()).doesNotContain("[1]");
    }

    @Test
    void sets_the_answering_words_in_bold_on_a_terminal() {
        assertThat(new ConsoleRenderer(80, true).answer(TinyCorpus.answer(TinyCorpus.HELD)))
                .contains("reopened on \u001b[1mTuesday\u001b[0m.");
    }

    @Test
    void does_not_let_an_article_steer_the_terminal() {
        Article article = article("Red \u001b[31malert\u0007 now");
        assertThat(new ConsoleRenderer(80, false).answer(only(article))).contains("Red ␛[31malert␇ now");
        assertThat(plain.answer(only(article))).contains(article.body());
    }

    @Test
    void a_line_break_of_two_characters_is_one_on_a_terminal_and_as_it_stands_in_a_pipe() {
        Article article = article("One line.\r\nAnother\rline.");
        assertThat(new ConsoleRenderer(80, false).article(article)).endsWith("\n\nOne line.\nAnother␍line.\n");
        assertThat(plain.article(article)).endsWith("\n\nOne line.\r\nAnother\rline.\n");
    }

    @Test
    void aligns_every_score_of_the_evidence() {
        assertThat(plain.evidence(TinyCorpus.evidence("harbour", 2))).isEqualTo("""
                          #  fused   vector  rank     BM25  rank  sentence  passage
                          1  0.950   0.8765     1     3.50     2    0.8750  2025-03-04-harbour 0:32
                              The harbour reopened on Tuesday.
                          2  0.500        -     -     4.25     1    0.8125  2025-03-05-ferry 0:35
                              Ferries will sail again on 6 March,
                        """);
    }

    @Test
    void shows_what_the_reader_said_of_the_passages_that_it_read() {
        Evidence unread = TinyCorpus.evidence("harbour", 2);
        RankedPassage harbour = unread.passages().get(0);
        Reading reading = new Reading(0.876, new TextSpan(24, 31), 0.5);
        Evidence evidence = unread.read(Map.of(harbour.passage().id(), reading));

        assertThat(plain.evidence(evidence)).isEqualTo("""
                          #  fused   vector  rank     BM25  rank  sentence  passage
                          1  0.950   0.8765     1     3.50     2    0.8750  2025-03-04-harbour 0:32
                              The harbour reopened on Tuesday.
                              reader: answers here 0.88 · “Tuesday” 0.50
                          2  0.500        -     -     4.25     1    0.8125  2025-03-05-ferry 0:35
                              Ferries will sail again on 6 March,
                        """);
    }

    @Test
    void quotes_an_id_for_the_shell_where_it_needs_it() {
        TextSpan span = new TextSpan(1, 2);
        assertThat(SourceLine.command("it's a", span)).isEqualTo("onrecord article 'it'\\''s a' --span 1:2");
        assertThat(SourceLine.command("-x", span)).isEqualTo("onrecord article --span 1:2 -- -x");
    }

    @Property(tries = 300)
    void a_pipe_gets_the_quote_unaltered(@ForAll("bodies") String body) {
        assertThat(plain.answer(only(article(body)))).contains(BAR + body.replace("\n", "\n" + BAR) + "\n");
    }

    @Property(tries = 300)
    void a_terminal_gets_the_quote_with_line_breaks_added_after_spaces_alone(
            @ForAll("bodies") String body, @ForAll @IntRange(min = 20, max = 120) int width) {
        String shown = new ConsoleRenderer(width, false)
                .answer(only(article(body)))
                .lines()
                .filter(line -> line.startsWith(BAR))
                .map(line -> line.substring(BAR.length()))
                .peek(line -> assertThat(line.strip().contains(" ") ? TextBlock.columns(line.strip()) : 0)
                        .isLessThan(Math.max(width, 26)))
                .collect(Collectors.joining("\n"));
        int at = 0;
        for (int i = 0; i < shown.length(); i++) {
            if (at < body.length() && shown.charAt(i) == body.charAt(at)) {
                at++;
            } else {
                assertThat(shown.charAt(i)).isEqualTo('\n');
                assertThat(shown.charAt(i - 1)).isIn(' ', '\t');
            }
        }
        assertThat(at).isEqualTo(body.length());
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings()
                .withChars("abc   \n\n“”’—éя漢.,\t|│[]")
                .ofMinLength(1)
                .ofMaxLength(300);
    }

    private static Article article(String body) {
        return new Article("id", TinyCorpus.FERRY.provenance(), body, List.of(), "02");
    }

    private static Answer only(Article article) {
        int end = article.body().length();
        var quote = TinyCorpus.quote(article, 0, end, new TextSpan(0, Math.min(3, end)));
        return new Answer.Quoted(
                TinyCorpus.evidence("q", 1), "An answer", List.of(quote), 0.9, Duration.ZERO, "extractive");
    }

    @Test
    void sources_say_which_are_copies_of_one_report() {
        List<ArticleEntry> articles = Stream.of("wire", "post", "bees")
                .map(id -> new ArticleEntry(id, new Provenance(id, null, null, null, null, PublishedBasis.UNKNOWN), 1))
                .toList();
        Map<String, Set<String>> copies = Map.of("wire", Set.of("post"), "post", Set.of("wire"));

        assertThat(new ConsoleRenderer(80, false).articles(articles, copies, 2))
                .contains("wire", "  also in post\n", "  also in wire\n", "3 articles, 2 independent sources\n");
        assertThat(new ConsoleRenderer(80, false).articles(articles, Map.of(), 3))
                .doesNotContain("also in", "independent");
    }
}
