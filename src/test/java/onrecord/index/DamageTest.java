package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import onrecord.database.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to files on disk that no program would do: each time one clear error, or all is as it was. */
class DamageTest {
    private static final int ARTICLES = 12;

    // Not a @TempDir: a process that was refused may hold it for a moment after the test.
    private final Path folder =
            Path.of("target", "damage", UUID.randomUUID().toString()).toAbsolutePath();
    private final Path data = folder.resolve("data");
    private final Path file = data.resolve("onrecord.mv.db");
    private final LineCorpus corpus = new LineCorpus(folder.resolve("corpus"));
    private final HashedEmbedder embedder = new HashedEmbedder("hashed", 32);

    @BeforeEach
    void write() {
        for (int i = 0; i < ARTICLES; i++) {
            corpus.write("article" + i, "Title " + i, "First number" + i + ".", "Second number" + i + ".");
        }
        index();
    }

    /** Opens the index, brings it up to date with the corpus, and looks at all of it. */
    private void index() {
        try (Database database = Database.open(data);
                H2PassageIndex index = H2PassageIndex.open(database.dataSource(), data.resolve("words"))) {
            new Indexer(index, LineCorpus::sources, LineCorpus::split, "lines", embedder)
                    .update(folder.resolve("corpus"), IndexingProgress.SILENT);
            assertThat(index.articles()).hasSize(ARTICLES);
            assertThat(index.nearest(embedder.question("x"), 1000)).hasSize(2 * ARTICLES);
            for (int i = 0; i < ARTICLES; i++) {
                assertThat(index.matching("number" + i, 1000)).hasSize(2);
                ScoredPassage nearest = index.nearest(embedder.question("Title " + i + "\nFirst number" + i + "."), 1)
                        .get(0);
                assertThat(nearest.passage().article()).isEqualTo("article" + i);
                assertThat(nearest.score()).isGreaterThan(0.999);
            }
        }
    }

    @Test
    void a_word_index_full_of_noise_is_made_anew() throws IOException {
        Random random = new Random(1);
        try (Stream<Path> files = Files.list(data.resolve("words"))) {
            for (Path kept : files.toList()) {
                byte[] noise = new byte[(int) Files.size(kept)];
                random.nextBytes(noise);
                Files.write(kept, noise);
            }
        }
        index();
        index();
    }

    @Test
    void a_word_index_that_is_not_there_is_made_anew() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("words"))) {
            for (Path kept : files.toList()) {
                Files.delete(kept);
            }
        }
        index();
    }

    /** What {@code status} advises when a self-check fails. */
    @Test
    void what_is_derived_may_be_deleted_and_the_database_moved_away() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("words"))) {
            for (Path kept : files.toList()) {
                Files.delete(kept);
            }
        }
        Files.delete(data.resolve("words"));
        Files.deleteIfExists(data.resolve("words.vectors"));
        index();
        Files.move(file, data.resolve("moved.mv.db"));
        index();
    }

    /** H2 goes back to the last state that is whole, if there is one: what is gone is taken from the corpus again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 4_000, 20_000, 60_000})
    void a_truncated_database_is_refused_untouched_or_made_whole(int kept) throws IOException {
        byte[] truncated = Arrays.copyOf(Files.readAllBytes(file), kept);
        Files.write(file, truncated);
        try {
            index();
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageContaining(file.toString()).hasMessageContaining("put back a copy");
            assertThat(Files.readAllBytes(file)).isEqualTo(truncated);
        }
    }

    /** Written by another process, for one that may write anywhere (root) sees a read-only folder only where it is mounted. */
    @Test
    void a_folder_that_cannot_be_written_is_named() throws IOException {
        corpus.write("late", "Title late", "Too late.");
        boolean refused = file.toFile().setReadOnly() && data.toFile().setReadOnly() && !Files.isWritable(data);
        try {
            String said = refused
                    ? said(List.of())
                    : said(List.of(
                            "unshare",
                            "-m",
                            "sh",
                            "-c",
                            "mount --bind " + data + " " + data + " && mount -o remount,ro,bind " + data
                                    + " && exec \"$@\"",
                            "sh"));
            assumeThat(said)
                    .as("what a process says that can be kept from writing")
                    .isNotEqualTo("null");
            assertThat(said)
                    .contains(data.toString())
                    .doesNotContain("unexpected")
                    .isNotEqualTo("done");
        } finally {
            assertThat(data.toFile().setWritable(true) && file.toFile().setWritable(true))
                    .isTrue();
        }
        corpus.delete("late");
        index();
    }

    /** A limit on the size of files fails as a full disk does, at the same calls. */
    @Test
    void a_full_disk_is_one_error_and_loses_nothing() throws IOException {
        long blocks = Files.size(file) / 512 + 200;
        corpus.write("long", "A long one", ("word ".repeat(40_000) + ".\n").repeat(4));
        assertThat(said(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh")))
                .startsWith("cannot ")
                .contains("File too large");
        corpus.delete("long");
        index();
    }

    private String said(List<String> before) throws IOException {
        try (ChildProcess writer = new ChildProcess(
                before,
                OneArticleWriter.class,
                data.toString(),
                folder.resolve("corpus").toString())) {
            return String.valueOf(writer.hear());
        }
    }
}
