package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import onrecord.database.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes on one folder of data, in both orders of opening. */
class TwoProcessesTest {
    // Not a @TempDir: H2 may write to it for a moment after the test.
    private final Path folder = Path.of("target", "processes", UUID.randomUUID().toString());

    private final HashedEmbedder embedder = new HashedEmbedder("hashed", CrashWriter.DIMENSION);
    private LineCorpus corpus;

    @BeforeEach
    void write() {
        corpus = new LineCorpus(folder.resolve("corpus"));
        corpus.write("grain", "Grain", "Ships left Odesa.");
        corpus.write("talks", "Talks", "They met in Geneva.");
    }

    private ChildProcess startOther() throws IOException {
        ChildProcess other =
                new ChildProcess(FollowingReader.class, folder.resolve("data").toString());
        assertThat(other.hear()).isEqualTo("ready");
        return other;
    }

    private Database openDatabase() {
        return Database.open(folder.resolve("data"));
    }

    private H2PassageIndex openIndex(Database database) {
        return H2PassageIndex.open(database.dataSource(), folder.resolve("data/words"));
    }

    private void ingest(H2PassageIndex index, String id) {
        new Indexer(index, LineCorpus::sources, LineCorpus::split, "lines", embedder)
                .ingest(List.of(corpus.file(id)), IndexingProgress.SILENT);
    }

    @Test
    void each_follows_what_the_other_adds_and_removes() throws Exception {
        Database database = openDatabase();
        H2PassageIndex index = openIndex(database);
        ingest(index, "grain");
        try (ChildProcess other = startOther()) {
            assertThat(other.ask("find Odesa")).isEqualTo("[grain#0]");

            assertThat(other.ask("ingest " + corpus.file("talks"))).isEqualTo("1");
            assertThat(index.matching("Geneva", 5)).hasSize(1);
            assertThat(ids(index.nearest(embedder.question("Talks\nThey met in Geneva."), 1)))
                    .containsExactly("talks#0");

            new ArticleWriter(index, LineCorpus::split, embedder, "lines").remove("grain");
            assertThat(other.ask("find Odesa")).isEqualTo("[]");
            assertThat(other.ask("near Talks|They met in Geneva.")).isEqualTo("[talks#0]");

            index.close();
            database.close();
            // The process that served the database is gone, and the other goes on alone.
            assertThat(other.ask("find Geneva")).isEqualTo("[talks#0]");
            assertThat(other.ask("ingest " + corpus.file("grain"))).isEqualTo("1");
            assertThat(other.ask("near Grain|Ships left Odesa.")).isEqualTo("[grain#0]");
        }
    }

    private static List<String> ids(List<ScoredPassage> found) {
        return found.stream().map(hit -> hit.passage().id()).toList();
    }

    @Test
    void outlives_the_kill_of_the_process_that_opened_first() throws Exception {
        try (ChildProcess other = startOther()) {
            assertThat(other.ask("ingest " + corpus.file("grain"))).isEqualTo("1");
            try (Database database = openDatabase();
                    H2PassageIndex index = openIndex(database)) {
                ingest(index, "talks");
                assertThat(other.ask("find Geneva")).isEqualTo("[talks#0]");
                other.killAndWait();

                assertThat(index.matching("Odesa", 5)).hasSize(1);
                assertThat(index.nearest(embedder.question("x"), 5)).hasSize(2);
                corpus.write("talks", "Talks", "They parted in Riyadh.");
                ingest(index, "talks");
                assertThat(index.matching("Riyadh", 5)).hasSize(1);
            }
        }
    }
}
