package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import onrecord.corpus.ArticleReader;
import onrecord.index.Indexer;
import onrecord.index.IndexingProgress;
import onrecord.index.PassageIndex;
import onrecord.index.ReplacedException;
import onrecord.passage.PassageSplitter;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.IndexedCorpus;
import onrecord.retrieval.Question;
import onrecord.retrieval.Retriever;
import onrecord.retrieval.WordBagEmbedder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles that are replaced or removed while a question on them is worked on. */
class ReplacedArticlesTest {
    private static final String QUESTION = "When did the harbour reopen?";
    private static final Set<String> READS = Set.of("sentenceVectors", "article");
    /** More than are ranked by their sentences. */
    private static final int ARTICLES = 24;

    @TempDir
    private Path folder;

    private final WordBagEmbedder embedder = new WordBagEmbedder();
    private IndexedCorpus corpus;
    private int reads;

    @BeforeEach
    void index() {
        Map<String, String> bodies = new TreeMap<>();
        for (int i = 0; i < ARTICLES; i++) {
            bodies.put("harbour-" + i, "The harbour reopened on Tuesday. " + "Ferries sail again. ".repeat(i));
        }
        corpus = IndexedCorpus.of(folder, embedder, bodies);
    }

    @AfterEach
    void close() {
        corpus.close();
    }

    /** All articles corrected in front, so that their old spans hold other words; every third one is removed. */
    private void replace() {
        try {
            for (int i = 0; i < ARTICLES; i++) {
                Path file = folder.resolve("harbour-" + i + ".txt");
                if (i % 3 == 0) {
                    Files.deleteIfExists(file);
                } else {
                    String corrected = Files.readString(file)
                            .replaceFirst(
                                    "---\n(?:Corrected at \\d+\\. )?The",
                                    "---\nCorrected at " + "1".repeat(1 + reads) + ". The");
                    Files.writeString(file, corrected);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Indexer(corpus.index(), new ArticleReader(), new PassageSplitter(), "test", embedder)
                .update(folder, IndexingProgress.SILENT);
    }

    /** The index, in which articles are replaced before some of the reads that follow a search. */
    private PassageIndex replacedBefore(IntPredicate read) {
        return (PassageIndex) Proxy.newProxyInstance(
                PassageIndex.class.getClassLoader(),
                new Class<?>[] {PassageIndex.class},
                (proxy, method, arguments) -> {
                    if (READS.contains(method.getName()) && read.test(++reads)) {
                        replace();
                    }
                    try {
                        return method.invoke(corpus.index(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private ExtractiveAnswerer answerer(PassageIndex index) {
        return new ExtractiveAnswerer(
                new Retriever(index, embedder), index, embedder, null, Weights.shipped(), new QuoteChecker());
    }

    private static void assertWhole(Evidence evidence) {
        assertThat(evidence.passages())
                .isNotEmpty()
                .allSatisfy(
                        passage -> assertThat(passage.text())
                                .matches(
                                        "(?:Corrected at \\d+\\. )?(?:The harbour reopened on Tuesday\\.)?(?: ?Ferries sail again\\.)*"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 21, 22, 30, 40, 41, 43})
    void a_question_is_answered_from_what_is_there_then(int read) {
        Answer answer = answerer(replacedBefore(done -> done == read)).answer(QUESTION);

        assertWhole(answer.evidence());
        assertThat(reads).isGreaterThan(read);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 21, 43, 44})
    void a_search_finds_what_is_there_then(int read) {
        PassageIndex index = replacedBefore(done -> done == read);

        assertWhole(new Retriever(index, embedder).retrieve(Question.of(QUESTION), ARTICLES));
        assertThat(reads).isGreaterThan(read);
    }

    @Test
    void the_fault_is_told_where_articles_are_replaced_again_and_again() {
        PassageIndex index = replacedBefore(done -> true);

        assertThatThrownBy(() -> answerer(index).answer(QUESTION)).isInstanceOf(ReplacedException.class);
    }
}
