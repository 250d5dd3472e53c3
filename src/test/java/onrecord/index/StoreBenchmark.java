package onrecord.index;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThan;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import onrecord.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Compares the store with LangChain4j's in-memory store, a plain scan of floats, and the time memory itself needs, in one
 * run on the same vectors. A program, not a test: README, "Measured", has its command.
 */
final class StoreBenchmark {
    private static final int DIMENSION = 384;
    private static final int LIMIT = 10;

    private StoreBenchmark() {}

    /** {@code [TEXTS [SIZES [FOLDER]]]}, by default {@code corpus 10000,100000,1000000 target/benchmark}. */
    public static void main(String[] args) throws Exception {
        if (args.length == 2 && args[0].equals("--open")) {
            open(Path.of(args[1]));
            return;
        }
        Path texts = Path.of(args.length > 0 ? args[0] : "corpus");
        String sizes = args.length > 1 ? args[1] : "10000,100000,1000000";
        Path folder = Path.of(args.length > 2 ? args[2] : "target/benchmark");
        RealVectors vectors = RealVectors.of(texts);
        print(
                "%d texts of %s, enlarged; limit %d; Java %s; %d processors; %s",
                vectors.count(),
                texts,
                LIMIT,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                ScanKernels.fastest().name());
        for (String size : sizes.split(",", -1)) {
            compare(vectors, Integer.parseInt(size), folder.resolve(size));
        }
    }

    private static void compare(RealVectors vectors, int size, Path folder) throws Exception {
        print("%n%,d vectors", size);
        fill(vectors, size, folder);
        openInAnotherProcess(folder);
        List<float[]> queries = vectors.queries(1000);
        int rounds = Math.max(50, Math.min(1000, 100_000_000 / size));
        double ours;
        long before = usedHeap();
        try (Database database = Database.open(folder)) {
            H2EmbeddingStore store =
                    H2EmbeddingStore.builder(database.dataSource()).build();
            print("  %-32s %8.0f bytes a vector", "memory", (usedHeap() - before) / (double) size);
            ours = time("ours, exact", queries, rounds, query -> store.nearest(query, LIMIT));
            time("ours, as LangChain4j asks", queries, rounds, query -> store.search(request(query)));
            for (int percent : new int[] {1, 10, 50}) {
                Filter filter = new IsLessThan("percent", percent);
                time(
                        "ours, filtered to " + percent + " %",
                        queries,
                        rounds,
                        query -> store.search(request(query, filter)));
            }
        }
        compare(ours, time("reading as many bytes", queries, rounds, streaming(size)));
        compare(ours, time("scan of floats, plain Java", queries, Math.min(rounds, 100), floatScan(vectors, size)));
        compare(ours, time("InMemoryEmbeddingStore", queries, Math.min(rounds, 50), inMemory(vectors, size)));
    }

    private static void compare(double ours, double other) {
        print("  %-32s %8.2f times ours", "", other / ours);
    }

    private static void fill(RealVectors vectors, int size, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Database database = Database.open(folder)) {
            H2EmbeddingStore store =
                    H2EmbeddingStore.builder(database.dataSource()).build();
            if (store.size() == size) {
                return;
            }
            store.removeAll();
            long start = System.nanoTime();
            List<Embedding> batch = new ArrayList<>();
            List<TextSegment> segments = new ArrayList<>();
            Random random = new Random(3);
            vectors.stored(size).forEach(vector -> {
                batch.add(Embedding.from(vector));
                segments.add(TextSegment.from("passage", new Metadata().put("percent", random.nextInt(100))));
                if (batch.size() == 1000) {
                    store.addAll(List.copyOf(batch), List.copyOf(segments));
                    batch.clear();
                    segments.clear();
                }
            });
            print("  %-32s %8.0f vectors a second", "filling", size / (millisSince(start) / 1000));
        }
    }

    /** From the first line of a fresh virtual machine to the first result. */
    private static void openInAnotherProcess(Path folder) throws IOException, InterruptedException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreBenchmark.class.getName(),
                        "--open",
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }

    private static void open(Path folder) {
        long start = System.nanoTime();
        try (Database database = Database.open(folder)) {
            double migrated = millisSince(start);
            H2EmbeddingStore store =
                    H2EmbeddingStore.builder(database.dataSource()).build();
            float[] query = new float[DIMENSION];
            query[0] = 1;
            store.nearest(query, LIMIT);
            print(
                    "  %-32s %8.0f ms, %.0f of them before the store",
                    "opening, to the first result", millisSince(start), migrated);
        }
    }

    private static EmbeddingSearchRequest request(float[] query) {
        return request(query, null);
    }

    private static EmbeddingSearchRequest request(float[] query, @Nullable Filter filter) {
        return new EmbeddingSearchRequest(Embedding.from(query), LIMIT, 0.0, filter);
    }

    /** Prints and returns the median of the wall time, in milliseconds. */
    private static double time(String what, List<float[]> queries, int rounds, Consumer<float[]> search) {
        double[] millis = new double[rounds];
        for (int warm = 0; warm < Math.min(rounds, 200); warm++) {
            search.accept(queries.get(warm % queries.size()));
        }
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            search.accept(queries.get(i % queries.size()));
            millis[i] = millisSince(start);
        }
        Arrays.sort(millis);
        print("  %-32s %8.2f ms, 95 %% within %.2f", what, millis[rounds / 2], millis[rounds * 95 / 100]);
        return millis[rounds / 2];
    }

    /** As fast as one thread reads memory: nothing but a sum. */
    private static Consumer<float[]> streaming(int size) {
        int perChunk = 1024 * DIMENSION / Long.BYTES;
        long[][] chunks = new long[(int) ((long) size * DIMENSION / Long.BYTES / perChunk) + 1][perChunk];
        return query -> {
            long sum = 0;
            for (long[] chunk : chunks) {
                long a = 0;
                long b = 0;
                long c = 0;
                long d = 0;
                for (int i = 0; i < perChunk; i += 4) {
                    a += chunk[i];
                    b += chunk[i + 1];
                    c += chunk[i + 2];
                    d += chunk[i + 3];
                }
                sum += a + b + c + d;
            }
            if (sum != 0) {
                throw new IllegalStateException("the chunks are empty");
            }
        };
    }

    private static Consumer<float[]> floatScan(RealVectors vectors, int size) {
        List<float[]> stored = vectors.stored(size).toList();
        return query -> {
            TopRows top = new TopRows(LIMIT);
            for (int row = 0; row < size; row++) {
                float[] vector = stored.get(row);
                float a = 0;
                float b = 0;
                float c = 0;
                float d = 0;
                for (int i = 0; i < DIMENSION; i += 4) {
                    a += vector[i] * query[i];
                    b += vector[i + 1] * query[i + 1];
                    c += vector[i + 2] * query[i + 2];
                    d += vector[i + 3] * query[i + 3];
                }
                top.offer(row, a + b + c + d);
            }
        };
    }

    private static Consumer<float[]> inMemory(RealVectors vectors, int size) {
        InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        store.addAll(vectors.stored(size).map(Embedding::from).toList());
        return query -> store.search(request(query));
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
