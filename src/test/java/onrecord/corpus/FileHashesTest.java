package onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHashesTest {
    @TempDir
    Path folder;

    private final FileHashes hashes = new FileHashes();
    private int reads;

    private String hash(Path file) throws IOException {
        return hashes.hash(file, () -> {
            reads++;
            return Files.readString(file);
        });
    }

    @Test
    void a_file_touched_just_now_is_read_each_time() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "One.");
        assertThat(hash(file)).isEqualTo("One.");
        Files.writeString(file, "Two.");
        assertThat(hash(file)).isEqualTo("Two.");
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void a_file_that_nothing_has_touched_is_read_once() throws Exception {
        // One that has stood there since long before this test.
        Path old = Path.of("corpus", "2025-11-09-lavrov-mess-to-clear-up.txt");
        if (Files.readAttributes(old, "unix:ctime").get("ctime") instanceof FileTime changed
                && changed.toInstant().isAfter(Instant.now().minusSeconds(5))) {
            return;
        }
        assertThat(hash(old)).isEqualTo(hash(old));
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void another_file_in_its_place_with_its_time_and_size_is_noticed() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "One.");
        FileTime time = Files.getLastModifiedTime(file);
        hash(file);
        Path other = Files.writeString(folder.resolve("b.txt"), "Two.");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(hash(file)).isEqualTo("Two.");
    }
}
