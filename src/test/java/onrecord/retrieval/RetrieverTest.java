package onrecord.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.query.Query;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class RetrieverTest {
    private static final int MANY = 45;

    private final WordBagEmbedder embedder = new WordBagEmbedder();
    private IndexedCorpus corpus;
    private IndexedCorpus empty;

    @BeforeAll
    void index(@TempDir Path folder, @TempDir Path nothing) {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("harbour", "The harbour reopened on Tuesday. Two cranes were lost in the storm.");
        bodies.put("bakery", "The bakery sells rye bread. Its oven is sixty years old.");
        for (int i = 0; i < MANY; i++) {
            bodies.put(
                    "ferry-" + i,
                    "Ferry number " + i + " sails. " + "Waves rise. ".repeat(i % 9) + "Ferry crews rest.");
        }
        corpus = IndexedCorpus.of(folder, embedder, bodies);
        empty = new IndexedCorpus(nothing, embedder);
    }

    @AfterAll
    void close() {
        corpus.close();
        empty.close();
    }

    private Evidence find(String question, int limit, Scope scope) {
        return corpus.retriever().retrieve(Question.of(question), limit, scope);
    }

    @Test
    void finds_by_vector_and_by_word_and_keeps_both_ranks() {
        Evidence evidence = find("When did the harbour reopen?", 5, Scope.ALL);

        assertThat(evidence.question().text()).isEqualTo("When did the harbour reopen?");
        RankedPassage first = evidence.passages().get(0);
        assertThat(first.article().id()).isEqualTo("harbour");
        assertThat(first.text()).startsWith("The harbour reopened on Tuesday.");
        assertThat(first.vectorRank()).isEqualTo(1);
        assertThat(first.lexicalRank()).isEqualTo(1);
        assertThat(first.fusedScore()).isCloseTo(1, within(1e-9));
    }

    @Test
    void serves_langchain4j_with_passages_and_where_they_stand() {
        List<Content> contents = new PassageContentRetriever(corpus.retriever(), 3).retrieve(Query.from("rye bread"));

        TextSegment first = contents.get(0).textSegment();
        RankedPassage passage = find("rye bread", 1, Scope.ALL).passages().get(0);
        assertThat(first.text()).isEqualTo(passage.text());
        assertThat(first.metadata().getString("article")).isEqualTo("bakery");
        assertThat(first.metadata().getInteger("start"))
                .isEqualTo(passage.passage().span().start());
        assertThat(contents.get(0).metadata()).containsEntry(ContentMetadata.SCORE, passage.fusedScore());
        assertThatThrownBy(() -> new PassageContentRetriever(corpus.retriever(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takes_the_cosine_of_the_best_sentence() {
        RankedPassage first = find("rye bread", 1, Scope.ALL).passages().get(0);
        float[] question = embedder.question("rye bread");
        float[] sentence = embedder.question("The bakery sells rye bread.");
        double cosine = 0;
        for (int i = 0; i < question.length; i++) {
            cosine += question[i] * sentence[i];
        }

        assertThat(first.sentenceScore()).isCloseTo(cosine, within(1e-4));
    }

    @Test
    void lists_every_passage_once_by_falling_score_however_long_the_list() {
        List<RankedPassage> passages =
                find("ferry crews and waves", 100, Scope.ALL).passages();

        assertThat(passages).hasSizeGreaterThanOrEqualTo(MANY);
        assertThat(passages).extracting(hit -> hit.passage().id()).doesNotHaveDuplicates();
        assertThat(passages)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(RankedPassage::fusedScore).reversed());
        assertThat(passages).extracting(RankedPassage::fusedScore).allMatch(score -> score >= 0 && score <= 1);
    }

    @Test
    void a_shorter_list_is_the_head_of_a_longer_one() {
        List<RankedPassage> three = find("ferry crews", 3, Scope.ALL).passages();

        assertThat(find("ferry crews", 100, Scope.ALL).passages()).startsWith(three.toArray(RankedPassage[]::new));
        assertThat(three).hasSize(3);
    }

    @Test
    void keeps_to_its_scope() {
        assertThat(find("harbour", 50, Scope.without(Set.of("harbour"))).passages())
                .isNotEmpty()
                .noneMatch(hit -> hit.article().id().equals("harbour"));
        assertThat(find("ferry", 50, Scope.only(Set.of("harbour", "bakery"))).passages())
                .extracting(hit -> hit.article().id())
                .containsOnly("harbour", "bakery");
        assertThat(find("ferry", 50, Scope.only(Set.of())).passages()).isEmpty();
    }

    @Test
    void an_empty_corpus_has_no_evidence() {
        assertThat(empty.retriever().retrieve(Question.of("Anything?"), 10).passages())
                .isEmpty();
    }

    @Test
    void a_question_of_unknown_words_is_no_fault() {
        assertThat(find("xyzzy 東京 😀", 3, Scope.ALL).passages()).hasSizeLessThanOrEqualTo(3);
        assertThat(find("?!", 3, Scope.ALL).passages()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void refuses_a_limit_out_of_range() {
        for (int limit : new int[] {-1, 0, 101}) {
            assertThatThrownBy(() -> find("ferry", limit, Scope.ALL))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 to 100, not " + limit);
        }
    }
}
