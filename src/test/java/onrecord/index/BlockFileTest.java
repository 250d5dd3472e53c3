package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockFileTest {
    private static final UUID STORE = UUID.randomUUID();
    private static final int DIMENSION = 70;
    private static final int ROWS = 5000;

    @TempDir
    Path folder;

    private final VectorBlock block = new VectorBlock(DIMENSION, new PlainKernel());
    private final float[] query = new float[DIMENSION];

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(1);
        for (int row = 0; row < ROWS; row++) {
            float[] vector = new float[DIMENSION];
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] = random.nextFloat();
                query[i] = random.nextFloat();
            }
            block.add(row + 1, vector);
        }
        IntStream.range(1, 1000).forEach(block::remove);
        block.publish();
        file().write(block.view(), DIMENSION, STORE, 7000);
    }

    private Path path() {
        return folder.resolve("vectors");
    }

    private BlockFile file() {
        return new BlockFile(path());
    }

    private boolean usable(UUID store, long last, long forgotten, int dimension) {
        return file().read(new StoreTables.State(store, last, forgotten), dimension, new PlainKernel())
                .isPresent();
    }

    private boolean usable() {
        return usable(STORE, 7000, 0, DIMENSION);
    }

    private static double[] scores(BlockView view, float[] query) {
        TopRows top = view.scan(view.query(query), 50, null);
        return IntStream.range(0, top.size()).mapToDouble(top::score).sorted().toArray();
    }

    @Test
    void holds_what_was_not_removed() {
        BlockFile.Kept kept = file().read(new StoreTables.State(STORE, 9000, 0), DIMENSION, new PlainKernel())
                .orElseThrow();
        kept.block().publish();

        assertThat(kept.last()).isEqualTo(7000);
        assertThat(kept.block().view().size()).isEqualTo(ROWS - 999);
        assertThat(scores(kept.block().view(), query)).isEqualTo(scores(block.view(), query));
    }

    @Test
    void a_block_read_from_it_can_grow() {
        VectorBlock kept = file().read(new StoreTables.State(STORE, 9000, 0), DIMENSION, new PlainKernel())
                .orElseThrow()
                .block();
        for (int id = 8000; id < 20_000; id++) {
            kept.add(id, query);
        }
        kept.publish();

        assertThat(kept.view().row(19_999)).isEqualTo(kept.view().rows() - 1);
    }

    @Test
    void counts_as_absent_where_it_is_not_the_stores_own() {
        assertThat(usable()).isTrue();
        assertThat(usable(UUID.randomUUID(), 7000, 0, DIMENSION)).isFalse();
        assertThat(usable(STORE, 6999, 0, DIMENSION)).isFalse();
        assertThat(usable(STORE, 9000, 8000, DIMENSION)).isFalse();
        assertThat(usable(STORE, 7000, 0, DIMENSION + 1)).isFalse();
    }

    @Test
    void counts_as_absent_where_any_byte_is_wrong() throws IOException {
        byte[] good = Files.readAllBytes(path());
        Random random = new Random(2);
        for (int i = 0; i < 60; i++) {
            byte[] bad = good.clone();
            bad[i < 56 ? i : random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(path(), bad);
            assertThat(usable()).as("attempt " + i).isFalse();
        }
    }

    @Test
    void counts_as_absent_where_it_ends_too_early_or_too_late() throws IOException {
        byte[] good = Files.readAllBytes(path());
        for (int length : new int[] {0, 10, 56, good.length / 2, good.length - 1, good.length + 1}) {
            Files.write(path(), Arrays.copyOf(good, length));
            assertThat(usable()).as(length + " bytes").isFalse();
        }
        Files.delete(path());
        assertThat(usable()).isFalse();
    }

    @Test
    void leaves_no_other_file_behind() throws IOException {
        file().write(block.view(), DIMENSION, STORE, 7001);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path());
        }
    }
}
