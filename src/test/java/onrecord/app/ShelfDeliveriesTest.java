package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import onrecord.channel.telegram.Deliveries.Outcome;
import onrecord.corpus.ArticleReader;
import onrecord.database.Database;
import onrecord.index.H2PassageIndex;
import onrecord.index.Holding;
import onrecord.index.Indexer;
import onrecord.index.IndexingProgress;
import onrecord.index.IndexingReport;
import onrecord.passage.PassageSplitter;
import onrecord.retrieval.WordBagEmbedder;
import onrecord.web.Shelf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed in, on a real shelf and in a real index. */
class ShelfDeliveriesTest {
    private static final String HARBOUR =
            "---\ntitle: Harbour reopens\n---\nThe harbour of Kellin reopened on Tuesday.";
    private static final String FERRY = "---\ntitle: Ferries sail\n---\nFerries to Port Ellen sail again on Thursday.";

    @TempDir
    private Path folder;

    private final Database database = Database.inMemory(UUID.randomUUID().toString());
    private final H2PassageIndex index = H2PassageIndex.open(database.dataSource(), null);
    private ShelfDeliveries deliveries;

    @BeforeEach
    void open() {
        Shelf shelf = new Shelf(folder.resolve("shelf"));
        Indexer indexer = new Indexer(index, new ArticleReader(), new PassageSplitter(), "test", new WordBagEmbedder());
        deliveries = new ShelfDeliveries(
                index,
                shelf,
                source -> indexer.ingest(
                        List.of(new Holding(shelf.origin(), () -> Stream.of(source))), IndexingProgress.SILENT),
                address -> IndexingReport.NONE);
    }

    @AfterEach
    void close() {
        index.close();
        database.close();
    }

    private Outcome document(String name, String text) {
        return deliveries.document(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void another_document_of_the_same_name_says_which_article_it_replaces() {
        assertThat(document("document.md", HARBOUR)).isEqualTo(Outcome.indexed(1, 1));
        assertThat(document("document.md", FERRY)).isEqualTo(Outcome.replacing("Harbour reopens", 1));
        assertThat(index.articles())
                .singleElement()
                .satisfies(entry -> assertThat(entry.provenance().title()).isEqualTo("Ferries sail"));
    }

    @Test
    void the_same_document_again_replaces_nothing() {
        document("document.md", HARBOUR);
        assertThat(document("document.md", HARBOUR)).isEqualTo(Outcome.indexed(0, 1));
    }

    @Test
    void documents_of_different_names_are_both_kept() {
        document("document.md", HARBOUR);
        assertThat(document("ferry.md", FERRY)).isEqualTo(Outcome.indexed(1, 1));
        assertThat(index.articles()).hasSize(2);
    }
}
