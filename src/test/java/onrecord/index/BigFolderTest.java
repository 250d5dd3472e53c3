package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import onrecord.corpus.ArticleReader;
import onrecord.database.Database;
import onrecord.model.EmbeddingWeights;
import onrecord.model.OnnxEmbedder;
import onrecord.passage.PassageSplitter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A big folder with broken files in it is taken in to the end, whatever happens on the way. The long forms take 10,000
 * articles, whose text is that of {@code -Donrecord.passages} if it is given; figures go to {@code target/ingest.txt}.
 */
class BigFolderTest {
    // Not a @TempDir: H2 may write to it for a moment after the test.
    private final Path folder = Path.of("target", "processes", UUID.randomUUID().toString());
    private final Path articles = folder.resolve("articles").toAbsolutePath();

    @Test
    void killed_twice_and_resumed_it_is_the_index_of_one_run() throws Exception {
        surviveKills(120, 11, 2);
    }

    @Tag("long")
    @Test
    void killed_twenty_times_and_resumed_it_is_the_index_of_one_run() throws Exception {
        surviveKills(10_000, 200, 20);
    }

    private void surviveKills(int good, int broken, int kills) throws Exception {
        BigFolder made = new BigFolder(articles, 7);
        made.write(good);
        Set<String> planted = made.plant(broken);
        assertThat(run("whole", Integer.MAX_VALUE)).isEqualTo(planted);

        Random random = new Random(3);
        int killed = 0;
        for (int kill = 0; kill < kills; kill++) {
            killed += run("killed", 1 + random.nextInt(Math.max(2, 2 * (good + broken) / kills)))
                            .isEmpty()
                    ? 1
                    : 0;
        }
        assertThat(run("killed", Integer.MAX_VALUE)).isEqualTo(planted);

        List<String> whole = dump("whole");
        assertThat(whole).hasSizeGreaterThan(3 * good);
        assertThat(dump("killed")).isEqualTo(whole);
        report(String.format(
                Locale.ROOT,
                "%,d articles and %d broken files: killed %d times (of %d tries), resumed: the same index; all broken"
                        + " files named, no other",
                good,
                broken,
                killed,
                kills));
    }

    /** Runs a process, up to a kill after so many lines; returns what it skipped, nothing if it was killed. */
    private Set<String> run(String data, int lines) throws IOException {
        Set<String> skipped = new TreeSet<>();
        boolean whole = false;
        try (ChildProcess process =
                new ChildProcess(FolderProcess.class, folder.resolve(data).toString(), articles.toString())) {
            int heard = 0;
            for (String line = process.hear(); line != null; line = process.hear()) {
                if (++heard == lines) {
                    process.kill();
                } else if (line.startsWith("skipped ")) {
                    skipped.add(line.substring("skipped ".length()));
                }
                whole |= line.startsWith("added ");
            }
        }
        return whole ? skipped : Set.of();
    }

    /** All that is stored, but for numbers that only tell in which order it was. */
    private List<String> dump(String name) throws SQLException {
        Path data = folder.resolve(name);
        List<String> all = new ArrayList<>();
        try (Database database = Database.open(data);
                H2PassageIndex index = H2PassageIndex.open(database.dataSource(), data.resolve("words"));
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String query : List.of(
                    "SELECT id, hash, form, origin, title, publisher, agency, author, url, published, published_basis,"
                            + " HASH('SHA-256', body), HASH('SHA-256', boilerplate) FROM article ORDER BY id",
                    "SELECT p.article, p.ordinal, p.span_start, p.span_end, HASH('SHA-256', p.sentences),"
                            + " HASH('SHA-256', s.vectors) FROM passage p JOIN sentence_vectors s ON s.entry = p.entry"
                            + " ORDER BY p.article, p.ordinal")) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        StringBuilder row = new StringBuilder();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            Object value = rows.getObject(i);
                            row.append(value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                                    .append(' ');
                        }
                        all.add(row.toString());
                    }
                }
            }
            HashedEmbedder embedder = new HashedEmbedder("hashed", FolderProcess.DIMENSION);
            for (String words : List.of("harbour council", "report 17", "bridge 42 storm", "the desk of section")) {
                index.matching(words, 50).forEach(hit -> all.add(words + " " + hit.passage() + " " + hit.score()));
                index.nearest(embedder.question(words), 50)
                        .forEach(hit -> all.add(words + " " + hit.passage() + " " + hit.score()));
            }
        }
        return all;
    }

    @Tag("long")
    @Test
    void takes_in_ten_thousand_articles_with_the_real_model() throws Exception {
        BigFolder made = new BigFolder(articles, 7);
        made.write(10_000);
        Path data = folder.resolve("data");
        long start = System.nanoTime();
        try (Database database = Database.open(data);
                H2PassageIndex index = H2PassageIndex.open(database.dataSource(), data.resolve("words"));
                OnnxEmbedder embedder = new OnnxEmbedder(EmbeddingWeights.E5_SMALL_V2)) {
            Indexer indexer = new Indexer(index, new ArticleReader(), new PassageSplitter(), "1", embedder);
            IndexingReport report = indexer.update(articles, IndexingProgress.SILENT);
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(report.added()).isEqualTo(10_000);
            report(String.format(
                    Locale.ROOT,
                    "10,000 articles, %,d passages, real embeddings: %.0f s, %.1f articles/s, %.1f passages/s, %s",
                    report.passages(),
                    seconds,
                    10_000 / seconds,
                    report.passages() / seconds,
                    residentMemory()));
            long again = System.nanoTime();
            assertThat(indexer.update(articles, IndexingProgress.SILENT).unchanged())
                    .isEqualTo(10_000);
            report("the same again, nothing changed: " + millis(again));
            for (int i = 0; i < 5; i++) {
                String word = "zanzibarium" + i;
                Files.writeString(
                        articles.resolve("late-" + i + ".txt"), "The " + word + " was opened by the mayor today.\n");
                long late = System.nanoTime();
                indexer.update(articles, IndexingProgress.SILENT);
                assertThat(index.matching(word, 1)).hasSize(1);
                report("a new article among 10,000 is found after " + millis(late));
            }
        }
    }

    private static String millis(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis() + " ms";
    }

    private static String residentMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "memory not known";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("memory not known");
    }

    private static void report(String line) throws IOException {
        Path file = Path.of("target", "ingest.txt");
        Files.writeString(
                file, line + "\n", java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
    }
}
