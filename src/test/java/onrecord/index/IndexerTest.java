package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import onrecord.corpus.Article;
import onrecord.corpus.ArticleReader;
import onrecord.corpus.ArticleSource;
import onrecord.corpus.UnreadableArticleException;
import onrecord.database.Database;
import onrecord.passage.Passage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexerTest {
    @TempDir
    Path folder;

    private final Database database = Database.inMemory(UUID.randomUUID().toString());
    private final H2PassageIndex index = H2PassageIndex.open(database.dataSource(), null);
    private final HashedEmbedder embedder = new HashedEmbedder("hashed", 32);
    private LineCorpus corpus;

    @BeforeEach
    void write() {
        corpus = new LineCorpus(folder);
        corpus.write(
                "talks", "Talks in Istanbul", "The delegations met. They spoke for two hours.", "A truce was refused.");
        corpus.write("grain", "The grain deal", "Ships left Odesa with grain.");
    }

    @AfterEach
    void close() {
        index.close();
        database.close();
    }

    private IndexingReport update(HashedEmbedder with) {
        return indexer("lines", with).update(folder, IndexingProgress.SILENT);
    }

    private Indexer indexer(String cut, HashedEmbedder with) {
        return new Indexer(index, LineCorpus::sources, LineCorpus::split, cut, with);
    }

    /** One that believes what was refused before, and counts what is read. */
    private Indexer believing(AtomicInteger reads) {
        Indexer indexer = new Indexer(
                index,
                path -> LineCorpus.sources(path).map(source -> new Watched(source, reads::incrementAndGet)),
                LineCorpus::split,
                "lines",
                embedder);
        indexer.believeRefusals();
        return indexer;
    }

    /** A source that does something before it is read. */
    private record Watched(ArticleSource source, Runnable before) implements ArticleSource {
        @Override
        public String name() {
            return source.name();
        }

        @Override
        public String id() {
            return source.id();
        }

        @Override
        public String hash() {
            return source.hash();
        }

        @Override
        public Article read() throws UnreadableArticleException {
            before.run();
            return source.read();
        }
    }

    private List<String> found(String words) {
        return index.matching(words, 10).stream().map(hit -> hit.passage().id()).toList();
    }

    private List<String> near(String text) {
        return index.nearest(embedder.question(text), 10).stream()
                .filter(hit -> hit.score() > 0.99)
                .map(hit -> hit.passage().id())
                .toList();
    }

    @Test
    void finds_passages_by_word_and_by_vector() {
        IndexingReport report = update(embedder);

        assertThat(report).isEqualTo(new IndexingReport(2, 0, 0, 0, 0, 3, List.of("grain", "talks"), List.of()));
        assertThat(found("truce")).containsExactly("talks#1");
        assertThat(found("Istanbul")).containsExactlyInAnyOrder("talks#0", "talks#1");
        assertThat(near("Talks in Istanbul\nA truce was refused.")).containsExactly("talks#1");
        assertThat(index.passages("talks")).extracting(Passage::ordinal).containsExactly(0, 1);
        assertThat(index.articles())
                .extracting(PassageIndex.ArticleEntry::passages)
                .containsExactly(1, 2);
    }

    @Test
    void a_search_in_few_articles_finds_them_behind_any_number_of_others() {
        for (int i = 0; i < 60; i++) {
            corpus.write("crowd" + i, "Ferries", "The ferry left the harbour.");
        }
        corpus.write("lone", "Ferries and much else", "A ferry was seen far from any harbour.");
        update(embedder);
        float[] asked = embedder.question("Ferries\nThe ferry left the harbour.");

        assertThat(articles(index.nearest(asked, 5))).doesNotContain("lone");
        assertThat(articles(index.nearest(asked, 5, Set.of("lone"), false))).containsExactly("lone");
        assertThat(articles(index.matching("ferry left harbour", 5, Set.of("lone"), false)))
                .containsExactly("lone");
        assertThat(index.nearest(asked, 5, Set.of("lone", "talks"), false)).hasSize(3);
        assertThat(articles(index.nearest(asked, 100, Set.of("lone", "talks"), true)))
                .hasSize(61)
                .doesNotContain("lone", "talks");
        assertThat(articles(index.matching("ferry", 100, Set.of("lone"), true)))
                .hasSize(60)
                .doesNotContain("lone");
        assertThat(index.nearest(asked, 5, Set.of(), false)).isEmpty();
        assertThat(index.matching("ferry", 5, Set.of("unknown"), false)).isEmpty();
    }

    private static List<String> articles(List<ScoredPassage> hits) {
        return hits.stream().map(hit -> hit.passage().article()).toList();
    }

    @Test
    void a_misspelt_word_finds_what_is_spelt_nearly_like_it() {
        update(embedder);

        assertThat(found("istambul")).containsExactlyInAnyOrder("talks#0", "talks#1");
        assertThat(found("xyzzyq")).isEmpty();
    }

    @Test
    void the_terms_of_a_text_are_remembered_from_question_to_question() {
        update(embedder);
        String text = "The delegations met in Istanbul.";

        assertThat(index.lexicon().terms(text)).isSameAs(index.lexicon().terms(text));
    }

    @Test
    void keeps_the_vector_of_every_sentence() {
        update(embedder);
        Passage passage = index.passages("talks").get(0);

        assertThat(index.sentenceVectors(passage))
                .containsExactly(
                        embedder.question("The delegations met."), embedder.question(" They spoke for two hours."));
    }

    @Test
    void an_unchanged_corpus_is_neither_read_nor_embedded_again() {
        update(embedder);
        int before = embedder.embedded.get();

        assertThat(update(embedder)).isEqualTo(new IndexingReport(0, 0, 0, 0, 2, 0, List.of(), List.of()));
        assertThat(embedder.embedded).hasValue(before);
    }

    @Test
    void follows_what_was_added_changed_and_removed() {
        update(embedder);
        corpus.write("talks", "Talks in Geneva", "A truce was signed.");
        corpus.write("vote", "The vote", "Turnout was high.");
        corpus.delete("grain");

        assertThat(update(embedder))
                .isEqualTo(new IndexingReport(1, 1, 0, 1, 0, 2, List.of("talks", "vote", "grain"), List.of()));
        assertThat(found("Istanbul")).isEmpty();
        assertThat(found("Geneva")).containsExactly("talks#0");
        assertThat(found("Odesa")).isEmpty();
        assertThat(near("The grain deal\nShips left Odesa with grain.")).isEmpty();
        assertThat(near("The vote\nTurnout was high.")).containsExactly("vote#0");
        assertThat(index.article("grain")).isEmpty();
        assertThat(index.article("talks").orElseThrow().body()).isEqualTo("A truce was signed.");
    }

    @Test
    void a_renamed_file_keeps_its_passages_without_being_embedded_again() throws Exception {
        update(embedder);
        int before = embedder.embedded.get();
        Files.move(corpus.file("talks"), corpus.file("truce-talks"));

        assertThat(update(embedder)).isEqualTo(new IndexingReport(0, 0, 1, 0, 1, 2, List.of("truce-talks"), List.of()));
        assertThat(embedder.embedded).hasValue(before);
        assertThat(index.article("talks")).isEmpty();
        assertThat(index.articles()).hasSize(2);
        assertThat(found("truce")).containsExactly("truce-talks#1");
        assertThat(near("Talks in Istanbul\nA truce was refused.")).containsExactly("truce-talks#1");
        Passage passage = index.passages("truce-talks").get(1);
        assertThat(index.sentenceVectors(passage)).containsExactly(embedder.question("A truce was refused."));
    }

    @Test
    void a_copied_file_is_no_renamed_one() throws Exception {
        update(embedder);
        Files.copy(corpus.file("talks"), corpus.file("copy"));

        assertThat(update(embedder).added()).isEqualTo(1);
        assertThat(index.articles()).hasSize(3);
    }

    @Test
    void a_changed_article_is_embedded_only_where_it_changed() {
        update(embedder);
        int before = embedder.embedded.get();
        corpus.write(
                "talks", "Talks in Istanbul", "The delegations met. They spoke for two hours.", "A truce was made.");

        assertThat(update(embedder).changed()).isEqualTo(1);
        assertThat(embedder.embedded).hasValue(before + 2);
    }

    @Test
    void a_plan_tells_what_would_be_done_and_does_nothing() {
        update(embedder);
        corpus.write("talks", "Talks in Geneva", "A truce was signed.");
        corpus.write("vote", "The vote", "Turnout was high.");
        corpus.write("broken", "!", "nothing");
        List<Plan> plans = new ArrayList<>();
        Indexer indexer = indexer("lines", embedder);

        indexer.plan(List.of(indexer.holding(folder)), plans::add);

        assertThat(plans)
                .extracting(Plan::step)
                .containsExactly(Plan.Step.SKIP, Plan.Step.LEAVE, Plan.Step.CHANGE, Plan.Step.ADD);
        assertThat(plans.get(0).reason()).isEqualTo("begins with !");
        assertThat(plans.get(2).passages()).hasSize(1);
        assertThat(index.article("vote")).isEmpty();
        assertThat(found("Istanbul")).hasSize(2);
    }

    @Test
    void ends_early_when_told_to_and_goes_on_the_next_time() {
        Indexer stopped = indexer("lines", embedder);
        stopped.stop();

        assertThat(stopped.update(folder, IndexingProgress.SILENT).added()).isZero();
        assertThat(update(embedder).added()).isEqualTo(2);
    }

    @Test
    void ingesting_removes_nothing_and_a_file_given_alone_belongs_to_its_folder() {
        update(embedder);
        LineCorpus other = new LineCorpus(folder.resolve("more"));
        other.write("vote", "The vote", "Turnout was high.");
        Indexer indexer = indexer("lines", embedder);

        assertThat(indexer.ingest(List.of(folder.resolve("more")), IndexingProgress.SILENT)
                        .added())
                .isEqualTo(1);
        assertThat(index.articles()).hasSize(3);
        other.delete("vote");
        assertThat(update(embedder).removed()).isEqualTo(1);
    }

    @Test
    void another_article_of_the_same_id_from_elsewhere_replaces_none() {
        LineCorpus here = new LineCorpus(folder.resolve("here"));
        LineCorpus there = new LineCorpus(folder.resolve("there"));
        here.write("vote", "The vote", "Turnout was high.");
        there.write("vote", "Another vote", "Nobody came.");
        Indexer indexer = indexer("lines", embedder);
        indexer.update(folder.resolve("here"), IndexingProgress.SILENT);

        IndexingReport report = indexer.update(folder.resolve("there"), IndexingProgress.SILENT);

        assertThat(report.skipped())
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.reason()).contains("id vote", "here", "rename one of them"));
        assertThat(found("turnout")).isNotEmpty();
        here.delete("vote");
        indexer.update(folder.resolve("here"), IndexingProgress.SILENT);
        assertThat(indexer.update(folder.resolve("there"), IndexingProgress.SILENT)
                        .added())
                .isEqualTo(1);
    }

    @Test
    void reports_what_cannot_be_read_and_goes_on() {
        corpus.write("broken", "!", "nothing");
        new LineCorpus(folder.resolve("z")).write("grain", "Another", "text.");

        IndexingReport report = update(embedder);

        assertThat(report.added()).isEqualTo(2);
        assertThat(report.skipped())
                .extracting(IndexingReport.Skipped::reason)
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).contains("begins with !"),
                        reason -> assertThat(reason).contains("grain", "rename one"));
    }

    @Test
    void what_was_refused_is_read_again_only_when_asked_to_or_when_it_has_changed() {
        corpus.write("broken", "!", "nothing");
        update(embedder);
        AtomicInteger reads = new AtomicInteger();
        Indexer believing = believing(reads);

        assertThat(believing.update(folder, IndexingProgress.SILENT).skipped()).hasSize(1);
        assertThat(reads.get()).isZero();
        assertThat(update(embedder).skipped()).hasSize(1);
        corpus.write("broken", "!", "nothing else");
        assertThat(believing.update(folder, IndexingProgress.SILENT).skipped()).hasSize(1);
        assertThat(reads.get()).isEqualTo(1);
        corpus.write("broken", "Whole", "It can be read now.");
        assertThat(believing.update(folder, IndexingProgress.SILENT).added()).isEqualTo(1);
    }

    @Test
    void what_the_disk_would_not_give_is_read_again_next_time() {
        Runnable fault = () -> {
            throw new UncheckedIOException("cannot be read", new IOException("bad sector"));
        };
        Indexer onBadDisk = new Indexer(
                index,
                path -> LineCorpus.sources(path).map(source -> new Watched(source, fault)),
                LineCorpus::split,
                "lines",
                embedder);

        assertThat(onBadDisk.update(folder, IndexingProgress.SILENT).skipped()).hasSize(2);
        assertThat(believing(new AtomicInteger())
                        .update(folder, IndexingProgress.SILENT)
                        .added())
                .isEqualTo(2);
    }

    @Test
    void an_article_that_has_become_unreadable_stays_as_it_was() {
        update(embedder);
        corpus.write("grain", "!", "nothing");

        assertThat(update(embedder).skipped()).hasSize(1);
        assertThat(found("Odesa")).containsExactly("grain#0");
    }

    @Test
    void what_cannot_be_looked_at_for_a_while_stays_in_the_index() throws Exception {
        Path lines =
                Files.writeString(folder.resolve("more.jsonl"), "{\"id\":\"vote\",\"text\":\"Turnout was high.\"}");
        Indexer indexer = new Indexer(index, IndexerTest::read, LineCorpus::split, "lines", embedder);
        indexer.update(folder, IndexingProgress.SILENT);
        corpus.delete("grain");
        Files.createSymbolicLink(corpus.file("grain"), corpus.file("grain"));

        IndexingReport one = indexer.update(folder, IndexingProgress.SILENT);

        assertThat(one.removed()).isZero();
        assertThat(one.skipped())
                .extracting(IndexingReport.Skipped::name)
                .containsExactly(corpus.file("grain").toString());
        assertThat(found("Odesa")).isNotEmpty();
        Files.delete(lines);
        Files.createSymbolicLink(lines, lines);
        Files.move(corpus.file("talks"), corpus.file("truce-talks"));

        IndexingReport many = indexer.update(folder, IndexingProgress.SILENT);

        assertThat(many)
                .extracting(IndexingReport::removed, IndexingReport::renamed)
                .containsExactly(0, 0);
        assertThat(index.articles()).hasSize(4);
        Files.delete(lines);
        assertThat(indexer.update(folder, IndexingProgress.SILENT).removed()).isEqualTo(2);
        assertThat(index.article("talks")).isEmpty();
        assertThat(index.article("vote")).isEmpty();
        assertThat(index.article("grain")).isPresent();
    }

    private static Stream<ArticleSource> read(Path path) {
        try {
            return new ArticleReader().sources(path);
        } catch (UnreadableArticleException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void another_model_embeds_everything_anew_at_its_own_length() {
        update(embedder);
        corpus.delete("grain");
        HashedEmbedder longer = new HashedEmbedder("longer", 48);

        indexer("lines", longer).ingest(List.of(folder), IndexingProgress.SILENT);

        assertThat(index.dimension()).isEqualTo(48);
        assertThat(index.nearest(longer.question("The grain deal\nShips left Odesa with grain."), 1)
                        .get(0)
                        .passage()
                        .id())
                .isEqualTo("grain#0");
        assertThat(index.nearest(longer.question("x"), 10)).hasSize(3);
    }

    @Test
    void another_way_to_cut_does_all_articles_anew() {
        update(embedder);

        assertThat(indexer("other lines", embedder)
                        .update(folder, IndexingProgress.SILENT)
                        .changed())
                .isEqualTo(2);
        assertThat(index.nearest(embedder.question("x"), 10)).hasSize(3);
    }

    @Test
    void an_article_without_passages_is_kept_but_not_found() {
        corpus.write("empty", "Nothing to see", "");

        assertThat(update(embedder).added()).isEqualTo(3);
        assertThat(index.article("empty")).isPresent();
        assertThat(index.passages("empty")).isEmpty();
    }

    @Test
    void refuses_a_corpus_that_does_not_exist_instead_of_emptying_the_index() {
        update(embedder);

        assertThatThrownBy(() -> indexer("lines", embedder).update(folder.resolve("gone"), IndexingProgress.SILENT))
                .hasMessageContaining("gone");
        assertThat(index.articles()).hasSize(2);
    }

    @Test
    void an_empty_index_finds_nothing() {
        assertThat(index.nearest(new float[] {1, 0}, 5)).isEmpty();
        assertThat(index.matching("anything", 5)).isEmpty();
        assertThat(index.articles()).isEmpty();
    }

    @Test
    void another_index_on_the_same_data_follows_this_one() {
        try (H2PassageIndex other = H2PassageIndex.open(database.dataSource(), null)) {
            update(embedder);
            assertThat(other.matching("truce", 5)).hasSize(1);
            assertThat(other.nearest(embedder.question("x"), 5)).hasSize(3);
            corpus.delete("talks");
            update(embedder);
            assertThat(other.matching("truce", 5)).isEmpty();
            assertThat(other.nearest(embedder.question("x"), 5)).hasSize(1);
        }
    }
}
