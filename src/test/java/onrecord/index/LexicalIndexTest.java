package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexicalIndexTest {
    private static final UUID STORE = UUID.randomUUID();

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        try (LexicalIndex index = open()) {
            index.prepare(state(STORE, 7));
            index.add(7, "Paris talks", "The café's owners were striking.");
            index.publish(state(STORE, 7));
            index.commit();
        }
    }

    private LexicalIndex open() {
        return LexicalIndex.open(folder, new EnglishWords());
    }

    private static StoreTables.State state(UUID store, long last) {
        return new StoreTables.State(store, last, 0);
    }

    @Test
    void goes_on_from_its_last_commit() throws IOException {
        try (LexicalIndex index = open()) {
            assertThat(index.shows(state(STORE, 7))).isTrue();
            assertThat(index.prepare(state(STORE, 9))).isEqualTo(7);
            assertThat(index.search("strike cafe", 5, EntrySelection.ALL)).hasSize(1);
        }
    }

    @Test
    void drops_what_belongs_to_another_store_or_lies_ahead_of_this_one() throws IOException {
        try (LexicalIndex index = open()) {
            assertThat(index.prepare(state(UUID.randomUUID(), 7))).isZero();
        }
        try (LexicalIndex index = open()) {
            assertThat(index.prepare(state(STORE, 6))).isZero();
            index.publish(state(STORE, 6));
            assertThat(index.search("cafe", 5, EntrySelection.ALL)).isEmpty();
        }
    }

    @Test
    void a_second_opener_works_on_a_copy() throws IOException {
        try (LexicalIndex first = open();
                LexicalIndex second = open()) {
            assertThat(second.shows(state(STORE, 7))).isTrue();
            second.prepare(state(STORE, 8));
            second.add(8, "Rome", "Another.");
            second.publish(state(STORE, 8));
            assertThat(second.search("Rome", 5, EntrySelection.ALL)).hasSize(1);
            assertThat(first.search("Rome", 5, EntrySelection.ALL)).isEmpty();
        }
    }

    @Test
    void a_damaged_index_is_made_anew() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        try (LexicalIndex index = open()) {
            assertThat(index.prepare(state(STORE, 7))).isZero();
            assertThat(index.search("cafe", 5, EntrySelection.ALL)).isEmpty();
        }
    }
}
