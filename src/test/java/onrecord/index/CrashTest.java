package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import onrecord.database.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that writes is killed at a random moment, again and again; after each kill everything must fit together. */
class CrashTest {
    private static final String GONE = "gone";

    // Not a @TempDir: H2 may write to it for a moment after the test.
    private final Path folder = Path.of("target", "processes", UUID.randomUUID().toString());

    private final HashedEmbedder embedder = new HashedEmbedder("hashed", CrashWriter.DIMENSION);
    /** What each article was when last acknowledged, and what it may be because its change was under way. */
    private final Map<String, String> acknowledged = new HashMap<>();

    @Test
    void loses_nothing_acknowledged_and_shows_no_ghost_when_killed() throws Exception {
        survive(3);
    }

    @Tag("long")
    @Test
    void loses_nothing_acknowledged_and_shows_no_ghost_when_killed_many_times() throws Exception {
        survive(60);
    }

    /** A limit on the size of files fails as a full disk does, at the same calls. */
    @Test
    void loses_nothing_acknowledged_when_the_disk_is_full() throws Exception {
        check(write(List.of("sh", "-c", "ulimit -f 4000; exec \"$@\"", "sh"), 0, writer -> {}));
        assertThat(acknowledged).isNotEmpty();
        check(writeAndKill(1, 10, new Random(1)));
    }

    private void survive(int kills) throws Exception {
        Random random = new Random(11);
        for (int kill = 0; kill < kills; kill++) {
            String[] underWay = writeAndKill(kill, 1 + random.nextInt(60), random);
            check(underWay);
        }
        assertThat(acknowledged).isNotEmpty();
    }

    /** Kills the writer some time after it has said so many lines; returns the change that was not acknowledged. */
    private String[] writeAndKill(int seed, int lines, Random random) throws IOException {
        int[] heard = {0};
        return write(List.of(), seed, writer -> {
            if (++heard[0] == lines) {
                long until = System.nanoTime() + random.nextInt(15_000_000);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                writer.kill();
            }
        });
    }

    private String[] write(List<String> before, int seed, Consumer<ChildProcess> afterEachLine) throws IOException {
        String[] underWay = {"", ""};
        try (ChildProcess writer = new ChildProcess(
                before,
                CrashWriter.class,
                folder.resolve("data").toString(),
                folder.resolve("corpus").toString(),
                "" + seed)) {
            for (String line = writer.hear(); line != null; line = writer.hear()) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("done")) {
                    acknowledged.put(words[1], words[2]);
                    underWay = new String[] {"", ""};
                } else {
                    underWay = new String[] {words[1], words[2]};
                }
                afterEachLine.accept(writer);
            }
        }
        return underWay;
    }

    private void check(String[] underWay) {
        Path data = folder.resolve("data");
        try (Database database = Database.open(data);
                H2PassageIndex index = H2PassageIndex.open(database.dataSource(), data.resolve("words"))) {
            Set<String> passages = new TreeSet<>();
            for (PassageIndex.ArticleEntry entry : index.articles()) {
                String title = entry.provenance().title();
                String version = title.substring(title.indexOf(' ') + 1);
                if (entry.id().equals(underWay[0]) && version.equals(underWay[1])) {
                    acknowledged.put(entry.id(), version);
                }
                assertThat(version).as(entry.id()).isEqualTo(acknowledged.get(entry.id()));
                index.passages(entry.id()).forEach(passage -> passages.add(passage.id()));
                assertThat(entry.passages()).isEqualTo(3);
            }
            if (underWay[1].equals(GONE) && index.article(underWay[0]).isEmpty()) {
                acknowledged.put(underWay[0], GONE);
            }
            Map<String, String> expected = new TreeMap<>(acknowledged);
            expected.values().removeIf(GONE::equals);
            assertThat(index.articles())
                    .extracting(PassageIndex.ArticleEntry::id)
                    .containsAll(expected.keySet());
            checkSearches(index, passages, expected);
        }
    }

    private void checkSearches(H2PassageIndex index, Set<String> passages, Map<String, String> expected) {
        assertThat(ids(index.nearest(embedder.question("anything"), 1000))).isEqualTo(passages);
        assertThat(ids(index.matching("first second third", 1000))).isEqualTo(passages);
        expected.forEach((id, version) -> {
            assertThat(ids(index.matching(version, 10))).contains(id + "#0", id + "#1");
            String text = id + " " + version + "\nFirst " + version + ".";
            ScoredPassage nearest = index.nearest(embedder.question(text), 1).get(0);
            assertThat(nearest.passage().id()).isEqualTo(id + "#0");
            assertThat(nearest.score()).isGreaterThan(0.999);
            assertThat(Objects.requireNonNull(
                            index.sentenceVectors(nearest.passage()).get(0)))
                    .isEqualTo(embedder.question("First " + version + "."));
        });
    }

    private static Set<String> ids(List<ScoredPassage> found) {
        Set<String> ids = new TreeSet<>();
        found.forEach(hit -> ids.add(hit.passage().id()));
        return ids;
    }
}
