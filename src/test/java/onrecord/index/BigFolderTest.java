package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import onrecord.corpus.ArticleReader;
import onrecord.database.Database;
import onrecord.passage.PassageSplitter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A big folder with broken files in it is taken in to the end, whatever happens on the way, and the broken ones are named,
 * each and no other. The long form has the command itself take in 10,000 articles, whose text is that of
 * {@code -Donrecord.passages} if it is given; figures go to {@code target/ingest.txt}.
 */
class BigFolderTest {
    // Not a @TempDir: H2 may write to it for a moment after the test.
    private final Path folder =
            Path.of("target", "processes", UUID.randomUUID().toString()).toAbsolutePath();
    private final Path articles = folder.resolve("articles");

    @Test
    void killed_and_resumed_it_is_the_index_of_one_run() throws Exception {
        BigFolder made = new BigFolder(articles, 7);
        made.write(120);
        Set<String> planted = made.plant(20);

        int before = killedRun(60);
        IndexingReport resumed = update("killed");
        IndexingReport whole = update("whole");

        assertThat(before).isPositive();
        assertThat(resumed.unchanged()).isGreaterThanOrEqualTo(before);
        assertThat(resumed.added() + resumed.unchanged()).isEqualTo(120);
        assertThat(whole.added()).isEqualTo(120);
        assertThat(names(resumed)).isEqualTo(planted);
        assertThat(names(whole)).isEqualTo(planted);
        assertThat(StoredIndex.lines(folder.resolve("killed")))
                .hasSizeGreaterThan(4 * 120)
                .isEqualTo(StoredIndex.lines(folder.resolve("whole")));
    }

    /** Has a process take in the folder and kills it once so many articles are written; returns how many it told of. */
    private int killedRun(int atLeast) throws IOException {
        int written = 0;
        try (ChildProcess process =
                new ChildProcess(FolderProcess.class, folder.resolve("killed").toString(), articles.toString())) {
            while (written < atLeast) {
                String line = process.hear();
                assertThat(line).as("it ended before it was killed").isNotNull();
                written = Integer.parseInt(String.valueOf(line).replaceFirst(" .*", ""));
            }
            process.killAndWait();
        }
        return written;
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
    void the_command_killed_twenty_times_and_resumed_makes_the_index_of_one_run() throws Exception {
        int good = 10_000;
        int kills = 20;
        BigFolder made = new BigFolder(articles, 7);
        made.write(good);
        Set<String> planted = made.plant(200);
        assertThat(planted).hasSize(200);

        IngestRun whole = IngestRun.toTheEnd(folder.resolve("whole"), articles);
        assertThat(whole.count("added")).isEqualTo(good);
        assertThat(whole.skipped()).isEqualTo(planted);
        assertThat(whole.count("skipped")).isEqualTo(200);
        report("one run: " + whole.figures());
        IngestRun again = IngestRun.toTheEnd(folder.resolve("whole"), articles);
        assertThat(again.count("unchanged")).isEqualTo(good);
        assertThat(again.skipped()).isEqualTo(planted);
        report("the same again, nothing changed: " + again.figures());

        Random random = new Random();
        StringBuilder points = new StringBuilder();
        for (int kill = 0; kill < kills; kill++) {
            points.append(IngestRun.killed(folder.resolve("killed"), articles, random, 2.0 / (kills + 1 - kill)))
                    .append(kill < kills - 1 ? "; " : "");
        }
        IngestRun last = IngestRun.toTheEnd(folder.resolve("killed"), articles);
        assertThat(last.count("added") + last.count("unchanged")).isEqualTo(good);
        assertThat(last.count("unchanged"))
                .as("what the killed runs had written")
                .isPositive();
        assertThat(last.skipped()).isEqualTo(planted);
        report(String.format(
                Locale.ROOT,
                "killed %d times (%s), then run to the end: %,d articles were in already, %,d were added",
                kills,
                points,
                last.count("unchanged"),
                last.count("added")));

        assertThat(StoredIndex.lines(folder.resolve("killed")))
                .hasSizeGreaterThan(4 * good)
                .isEqualTo(StoredIndex.lines(folder.resolve("whole")));
        report("articles, passages, vectors, times, scan block and word index of both are the same");
    }

    private static void report(String line) throws IOException {
        Files.writeString(
                Path.of("target", "ingest.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
