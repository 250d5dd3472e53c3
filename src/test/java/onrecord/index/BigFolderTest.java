package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import onrecord.corpus.ArticleReader;
import onrecord.database.Database;
import onrecord.passage.PassageSplitter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A big folder with broken files in it is taken in to the end, whatever happens on the way, and the broken ones are named,
 * each and no other. The long forms take in 10,000 articles ({@code -Donrecord.articles} for fewer with the model), whose
 * text is that of {@code -Donrecord.passages} if it is given; figures go to {@code target/ingest.txt}.
 */
class BigFolderTest {
    // Not a @TempDir: H2 may write to it for a moment after the test.
    private final Path folder =
            Path.of("target", "processes", UUID.randomUUID().toString()).toAbsolutePath();
    private final Path articles = folder.resolve("articles");

    @Test
    void killed_and_resumed_it_is_the_index_of_one_run() throws Exception {
        BigFolder made = new BigFolder(articles, 7);
        made.write(40);
        Set<String> planted = made.plant(20);

        String far = IngestRun.killed(IngestRun.Command.QUICK, folder.resolve("killed"), articles, 0.5, 0);
        IndexingReport resumed = update("killed");
        IndexingReport whole = update("whole");

        assertThat(resumed.unchanged()).as("killed at " + far).isPositive();
        assertThat(resumed.added() + resumed.unchanged()).isEqualTo(40);
        assertThat(whole.added()).isEqualTo(40);
        assertThat(names(resumed)).isEqualTo(planted);
        assertThat(names(whole)).isEqualTo(planted);
        assertThat(StoredIndex.lines(folder.resolve("killed")))
                .hasSizeGreaterThan(4 * 40)
                .isEqualTo(StoredIndex.lines(folder.resolve("whole")));
    }

    private IndexingReport update(String name) {
        Path data = folder.resolve(name);
        try (Database database = Database.open(data);
                H2PassageIndex index = H2PassageIndex.open(database.dataSource(), data.resolve("words"))) {
            return new Indexer(
                            index,
                            new ArticleReader(),
                            new PassageSplitter(),
                            "1",
                            new HashedEmbedder("hashed", FolderProcess.DIMENSION))
                    .update(articles, IndexingProgress.SILENT);
        }
    }

    private static Set<String> names(IndexingReport report) {
        Set<String> names = new TreeSet<>();
        report.skipped().forEach(skipped -> names.add(skipped.name()));
        assertThat(names).hasSameSizeAs(report.skipped());
        return names;
    }

    @Tag("long")
    @Test
    void ten_thousand_killed_twenty_times_and_resumed_are_the_index_of_one_run() throws Exception {
        surviveKills(IngestRun.Command.QUICK, 10_000, 20);
    }

    @Tag("long")
    @Test
    void the_command_killed_twenty_times_and_resumed_makes_the_index_of_one_run() throws Exception {
        surviveKills(IngestRun.Command.REAL, Integer.getInteger("onrecord.articles", 10_000), 20);
    }

    private void surviveKills(IngestRun.Command command, int good, int kills) throws Exception {
        BigFolder made = new BigFolder(articles, 7);
        made.write(good);
        Set<String> planted = made.plant(200);
        assertThat(planted).hasSize(200);
        report(command == IngestRun.Command.REAL ? "onrecord ingest" : "the same without a model");

        IngestRun whole = IngestRun.toTheEnd(command, folder.resolve("whole"), articles);
        report("one run: " + whole.figures());
        assertThat(whole.count("added")).isEqualTo(good);
        assertThat(whole.count("skipped")).isEqualTo(200);
        assertThat(whole.skipped()).isEqualTo(planted);
        IngestRun again = IngestRun.toTheEnd(command, folder.resolve("whole"), articles);
        report("the same again, nothing changed: " + again.figures());
        assertThat(again.count("unchanged")).isEqualTo(good);
        assertThat(again.skipped()).isEqualTo(planted);

        Random random = new Random();
        List<String> points = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            double most = Math.min(0.7, 1.4 / (kills + 1 - kill));
            double share = random.nextInt(10) == 0 ? -1 : random.nextDouble() * most;
            points.add(IngestRun.killed(command, folder.resolve("killed"), articles, share, random.nextInt(2_000)));
        }
        IngestRun last = IngestRun.toTheEnd(command, folder.resolve("killed"), articles);
        report("killed " + kills + " times (" + String.join("; ", points) + "), then to the end: " + last.figures());
        assertThat(last.count("added") + last.count("unchanged")).isEqualTo(good);
        assertThat(last.count("unchanged"))
                .as("what the killed runs had written")
                .isPositive();
        assertThat(last.skipped()).isEqualTo(planted);

        assertThat(StoredIndex.lines(stored("killed")))
                .hasSizeGreaterThan(4 * good)
                .isEqualTo(StoredIndex.lines(stored("whole")));
        report("articles, passages, vectors, times, scan block and word index of both are the same");
    }

    /** Where a run keeps its database: the command has a folder for each corpus. */
    private Path stored(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name), 2)) {
            return files.filter(file -> file.endsWith("onrecord.mv.db"))
                    .map(Path::getParent)
                    .reduce((one, other) -> {
                        throw new IllegalStateException("two databases: " + one + ", " + other);
                    })
                    .orElseThrow();
        }
    }

    private static void report(String line) throws IOException {
        Files.writeString(
                Path.of("target", "ingest.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
