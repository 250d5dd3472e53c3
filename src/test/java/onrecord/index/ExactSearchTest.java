package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExactSearchTest {
    private final Map<Long, float[]> stored = new HashMap<>();

    private VectorBlock block(int dimension, int rows, ScanKernel kernel, Random random) {
        VectorBlock block = new VectorBlock(dimension, kernel);
        for (long id = 1; id <= rows; id++) {
            float[] vector = vector(dimension, random);
            stored.put(id, vector);
            block.add(id, vector);
        }
        block.publish();
        return block;
    }

    /** Crowded around one direction, as embeddings of text are, of any length. */
    private static float[] vector(int dimension, Random random) {
        float length = random.nextFloat() + 0.5f;
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = length * (float) (random.nextGaussian() + (i % 3 == 0 ? 1.5 : 0));
        }
        return vector;
    }

    private List<ExactSearch.Hit> search(VectorBlock block, float[] query, int limit, @Nullable BitSet allowed)
            throws Exception {
        return new ExactSearch(block.view(), this::read, query, limit, -2).run(allowed);
    }

    private Map<Long, float[]> read(List<Long> ids) {
        Map<Long, float[]> found = new HashMap<>();
        ids.forEach(id -> found.put(id, stored.get(id)));
        return found;
    }

    private List<ExactSearch.Hit> byHand(BlockView view, float[] query, int limit, @Nullable BitSet allowed) {
        List<ExactSearch.Hit> hits = new ArrayList<>();
        for (int row = 0; row < view.rows(); row++) {
            if (!view.isRemoved(row) && (allowed == null || allowed.get(row))) {
                hits.add(new ExactSearch.Hit(
                        view.id(row), Cosine.of(query, Objects.requireNonNull(stored.get(view.id(row))))));
            }
        }
        hits.sort(ExactSearch.Hit.BEST_FIRST);
        return hits.subList(0, Math.min(limit, hits.size()));
    }

    @Test
    void finds_what_a_scan_of_all_floats_finds_for_a_thousand_queries() throws Exception {
        Random random = new Random(5);
        VectorBlock block = block(384, 3000, ScanKernels.fastest(), random);

        for (int i = 0; i < 1000; i++) {
            float[] query = vector(384, random);
            assertThat(search(block, query, 10, null)).isEqualTo(byHand(block.view(), query, 10, null));
        }
    }

    @Tag("long")
    @Test
    void finds_what_a_scan_of_all_floats_finds_among_real_vectors() throws Exception {
        RealVectors vectors = RealVectors.of(java.nio.file.Path.of("corpus"));
        VectorBlock block = new VectorBlock(384, ScanKernels.fastest());
        vectors.stored(100_000).forEach(vector -> {
            long id = stored.size() + 1L;
            stored.put(id, vector);
            block.add(id, vector);
        });
        block.publish();

        for (float[] query : vectors.queries(1000)) {
            assertThat(search(block, query, 10, null)).isEqualTo(byHand(block.view(), query, 10, null));
        }
    }

    @Property(tries = 60)
    void is_exact_at_any_dimension_with_any_filter_and_removals_on_both_kernels(
            @ForAll @IntRange(min = 1, max = 200) int dimension,
            @ForAll @IntRange(min = 1, max = 2500) int rows,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll @IntRange(min = 1, max = 50) int limit,
            @ForAll Random random)
            throws Exception {
        for (ScanKernel kernel : List.of(new PlainKernel(), ScanKernels.fastest())) {
            stored.clear();
            VectorBlock block = block(dimension, rows, kernel, random);
            for (int i = 0; i < rows / 3; i++) {
                block.remove(random.nextInt(rows) + 1L);
            }
            block.publish();
            BitSet allowed = new BitSet();
            for (int row = 0; row < block.view().rows(); row++) {
                allowed.set(row, random.nextInt(100) < percent);
            }
            float[] query = vector(dimension, random);

            assertThat(search(block, query, limit, null)).isEqualTo(byHand(block.view(), query, limit, null));
            assertThat(search(block, query, limit, allowed)).isEqualTo(byHand(block.view(), query, limit, allowed));
        }
    }

    @Test
    void tells_apart_vectors_that_round_to_the_same_bytes() throws Exception {
        VectorBlock block = new VectorBlock(64, ScanKernels.fastest());
        for (long id = 1; id <= 2000; id++) {
            float[] vector = new float[64];
            java.util.Arrays.fill(vector, 1);
            vector[0] = 100;
            vector[1] = 1 + id * 1e-5f;
            stored.put(id, vector);
            block.add(id, vector);
        }
        block.publish();
        float[] query = new float[64];
        query[1] = 1;

        assertThat(search(block, query, 10, null)).isEqualTo(byHand(block.view(), query, 10, null));
    }

    @Test
    void keeps_the_zero_vector_apart() throws Exception {
        VectorBlock block = new VectorBlock(2, ScanKernels.fastest());
        stored.put(1L, new float[2]);
        stored.put(2L, new float[] {-1, 0});
        stored.forEach(block::add);
        block.publish();

        assertThat(search(block, new float[] {1, 0}, 5, null))
                .containsExactly(new ExactSearch.Hit(1, 0), new ExactSearch.Hit(2, -1));
    }

    @Test
    void sums_of_many_equal_numbers_lose_nothing() throws Exception {
        int dimension = 30_000;
        Random random = new Random(7);
        VectorBlock block = new VectorBlock(dimension, ScanKernels.fastest());
        float[] query = new float[dimension];
        java.util.Arrays.fill(query, 1);
        for (long id = 1; id <= 150; id++) {
            float[] vector = query.clone();
            for (int i = random.nextInt(10); i > 0; i--) {
                vector[random.nextInt(dimension)] = -1;
            }
            stored.put(id, vector);
            block.add(id, vector);
        }
        block.publish();

        for (int limit : List.of(1, 5, 20)) {
            assertThat(search(block, query, limit, null)).isEqualTo(byHand(block.view(), query, limit, null));
        }
    }
}
