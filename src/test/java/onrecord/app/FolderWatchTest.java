package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
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
    void does_not_wait_for_ever_where_something_is_always_written() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Path file = folder.resolve("growing.txt");
        Thread writer = new Thread(() -> {
            while (!done.get()) {
                try {
                    Files.writeString(file, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(1_000_000);
            }
        });
        try (FolderWatch watch = new FolderWatch(List.of(folder))) {
            writer.start();
            assertThat(watch.await(Instant.MAX, () -> false)).isTrue();
        } finally {
            done.set(true);
            writer.join();
        }
    }

    @Test
    void notices_a_folder_that_was_gone_and_is_back() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        try (FolderWatch watch = new FolderWatch(List.of(inner))) {
            Files.delete(inner);
            assertThat(watch.await(Instant.MAX, () -> false)).isTrue();
            assertThat(watch.await(Instant.now().plusMillis(500), () -> false)).isFalse();
            Files.createDirectory(inner);
            assertThat(watch.await(Instant.MAX, () -> false)).isTrue();
            Files.writeString(inner.resolve("a.txt"), "One.");
            assertThat(watch.await(Instant.MAX, () -> false)).isTrue();
        }
    }

    @Test
    void notices_what_comes_into_a_folder_behind_a_link() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), inner);
        try (FolderWatch watch = new FolderWatch(List.of(link))) {
            Files.writeString(inner.resolve("a.txt"), "One.");
            assertThat(watch.await(Instant.now().plusSeconds(30), () -> false)).isTrue();
        }
    }

    @Test
    void of_a_file_only_its_own_folder_is_watched() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "One.");
        Path beside = Files.createDirectory(folder.resolve("beside"));
        try (FolderWatch watch = new FolderWatch(List.of(file))) {
            Files.writeString(beside.resolve("b.txt"), "Two.");
            assertThat(watch.await(Instant.now().plusMillis(500), () -> false)).isFalse();
            Files.writeString(file, "Three.");
            assertThat(watch.await(Instant.MAX, () -> false)).isTrue();
        }
    }

    @Test
    void waits_no_longer_when_the_program_ends() throws Exception {
        try (FolderWatch watch = new FolderWatch(List.of())) {
            assertThat(watch.await(Instant.MAX, () -> true)).isFalse();
        }
    }
}
