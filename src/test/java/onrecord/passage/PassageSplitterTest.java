package onrecord.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.language.Sentences;
import onrecord.language.TextSpan;
import org.junit.jupiter.api.Test;

class PassageSplitterTest {
    private static final String SENTENCE = "The envoy said that the talks went on. ";

    private static Article article(String body, TextSpan... boilerplate) {
        Provenance provenance = new Provenance("A title", null, null, null, null, Provenance.PublishedBasis.UNKNOWN);
        return new Article("a", provenance, body, List.of(boilerplate), "00");
    }

    private static List<String> texts(PassageSplitter splitter, Article article) {
        return splitter.split(article).stream()
                .map(passage -> passage.span().in(article.body()))
                .toList();
    }

    @Test
    void puts_short_neighbouring_paragraphs_together_up_to_the_target() {
        Article article = article("First one.\n\nSecond one.\n\nThird one.\n");

        assertThat(texts(new PassageSplitter(25, 100), article))
                .containsExactly("First one.\n\nSecond one.", "Third one.");
    }

    @Test
    void a_sentence_runs_over_lines_broken_to_fit_a_width() {
        Article article = article("""
                The harbour of Port Ellen has been opened
                again since Tuesday, its master Ann Reid
                said. Two cranes were lost and one of the
                ferry piers was closed for eleven days.
                """);

        List<Passage> passages = new PassageSplitter().split(article);

        assertThat(passages)
                .singleElement()
                .satisfies(passage -> assertThat(passage.sentences())
                        .extracting(sentence -> sentence.in(article.body()))
                        .containsExactly("""
                        The harbour of Port Ellen has been opened
                        again since Tuesday, its master Ann Reid
                        said.""", """
                        Two cranes were lost and one of the
                        ferry piers was closed for eleven days."""));
    }

    @Test
    void keeps_a_paragraph_up_to_the_maximum_whole() {
        String paragraph = SENTENCE.repeat(10).strip();
        Article article = article("Short.\n" + paragraph + "\nShort.");

        assertThat(texts(new PassageSplitter(100, 400), article)).containsExactly("Short.", paragraph, "Short.");
    }

    @Test
    void cuts_a_longer_paragraph_between_sentences_into_even_parts() {
        Article article = article(SENTENCE.repeat(48).strip());

        List<Passage> passages = new PassageSplitter().split(article);

        assertThat(passages)
                .hasSize(3)
                .allSatisfy(passage -> assertThat(passage.sentences()).hasSize(16));
    }

    @Test
    void numbers_passages_and_names_their_article() {
        assertThat(new PassageSplitter(1, 1_000).split(article("One.\nTwo.")))
                .extracting(Passage::id)
                .containsExactly("a#0", "a#1");
    }

    @Test
    void never_reaches_across_boilerplate() {
        String body = "One here.\nAdvertisement\nTwo here.";
        int ad = body.indexOf("Adv");

        assertThat(texts(new PassageSplitter(), article(body, new TextSpan(ad, ad + 13))))
                .containsExactly("One here.", "Two here.");
    }

    @Test
    void an_article_of_nothing_but_boilerplate_has_no_passages() {
        assertThat(new PassageSplitter().split(article("Advertisement", new TextSpan(0, 13))))
                .isEmpty();
        assertThat(new PassageSplitter().split(article(" \n "))).isEmpty();
    }

    @Test
    void refuses_sizes_that_no_passage_can_have() {
        assertThatThrownBy(() -> new PassageSplitter(0, 10)).hasMessageContaining("target is 0");
        assertThatThrownBy(() -> new PassageSplitter(20, 10)).hasMessageContaining("max 10");
    }

    @Property(tries = 300)
    void passages_partition_the_sentences_outside_boilerplate(
            @ForAll
                    @StringLength(min = 1, max = 300)
                    @Chars({' ', '\n', '.', 'A', '"'})
                    @CharRange(from = 'a', to = 'c')
                    String body,
            @ForAll @IntRange(max = 299) int from,
            @ForAll @IntRange(min = 1, max = 40) int length,
            @ForAll @IntRange(min = 1, max = 60) int target,
            @ForAll @IntRange(max = 100) int slack) {
        int start = Math.min(from, body.length() - 1);
        TextSpan furniture = new TextSpan(start, Math.min(body.length(), start + length));

        Article article = article(body, furniture);
        List<Passage> passages = new PassageSplitter(target, target + slack).split(article);

        List<TextSpan> expected = new ArrayList<>();
        if (furniture.start() > 0) {
            expected.addAll(Sentences.in(article.reading(), new TextSpan(0, furniture.start())));
        }
        if (furniture.end() < body.length()) {
            expected.addAll(Sentences.in(article.reading(), new TextSpan(furniture.end(), body.length())));
        }
        assertThat(passages.stream().flatMap(passage -> passage.sentences().stream()))
                .containsExactlyElementsOf(expected);
        assertThat(passages).noneMatch(passage -> passage.span().overlaps(furniture));
        for (int i = 0; i < passages.size(); i++) {
            assertThat(passages.get(i).ordinal()).isEqualTo(i);
        }
    }
}
