package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The time limit only ends a test that hangs. */
@Timeout(60)
class FolderWatchTest {
    @TempDir
    Path folder;

    @Test
    void notices_what_comes_changes_and_goes_also_in_new_folders() throws Exception {
        try (FolderWatch watch = new FolderWatch(List.of(folder))) {
            Path inner = Files.createDirectory(folder.resolve("inner"));
            assertThat(watch.await(Instant.MAX, () -> false)).isTrue();
            Path file = Files.writeString(inner.resolve("a.txt"), "One.");
            assertThat(watch.await(Instant.MAX, () -> false)).isTrue();
            Files.writeString(file, "Two.");
            assertThat(watch.await(Instant.MAX, () -> false)).isTrue();
            Files.delete(file);
            assertThat(watch.await(Instant.MAX, () -> false)).isTrue();
            assertThat(watch.await(Instant.now(), () -> false)).isFalse();
        }
    }

    @Test
    void waits_no_longer_when_the_program_ends() throws Exception {
        try (FolderWatch watch = new FolderWatch(List.of())) {
            assertThat(watch.await(Instant.MAX, () -> true)).isFalse();
        }
    }
}
