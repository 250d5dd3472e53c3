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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import onrecord.database.Database;
import onrecord.model.EmbedderBenchmark;
import org.jspecify.annotations.Nullable;

/**
 * Compares the embedder with LangChain4j's, and the store with its in-memory store, a plain scan of floats, and the time
 * memory itself needs, in one run on the same texts and vectors. A program, not a test: README, "Measured", has its command.
 */
final class StoreBenchmark {
    private static final int DIMENSION = 384;
    private static final int LIMIT = 10;
    private static final String OURS = "ours, exact";

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
        EmbedderBenchmark.compare(RealVectors.texts(texts));
        for (String size : sizes.split(",", -1)) {
            compare(vectors, Integer.parseInt(size), folder.resolve(size));
        }
    }

    private static void compare(RealVectors vectors, int size, Path folder) throws Exception {
        print("%n%,d vectors", size);
        fill(vectors, size, folder);
        openInAnotherProcess(folder);
        List<float[]> queries = vectors.queries(1000);
        int rounds = Math.max(30, Math.min(300, 20_000_000 / size));
        long before = usedHeap();
        try (Database database = Database.open(folder)) {
            fillCache(database);
            long cached = usedHeap();
            H2EmbeddingStore store = open(database, folder);
            store.nearest(queries.get(0), LIMIT);
            print(
                    "  %-32s %8.0f bytes a vector, and H2 with its full cache %.0f",
                    "memory of the store", (usedHeap() - cached) / (double) size, (cached - before) / (double) size);
            Map<String, Consumer<float[]>> searches = new LinkedHashMap<>();
            searches.put(OURS, query -> store.nearest(query, LIMIT));
            searches.put("ours, as LangChain4j asks", query -> store.search(request(query, null)));
            for (int percent : new int[] {1, 10, 50}) {
                Filter filter = new IsLessThan("percent", percent);
                searches.put("ours, filtered to " + percent + " %", query -> store.search(request(query, filter)));
            }
            List<float[]> stored = vectors.stored(size).toList();
            searches.put("reading as many bytes", streaming(size));
            searches.put("scan of floats, plain Java", floatScan(stored));
            searches.put("InMemoryEmbeddingStore", inMemory(stored));
            race(searches, queries, rounds);
            store.close();
        }
    }

    /** Reads all floats, so that whatever H2 keeps of them is there before the store is. */
    private static void fillCache(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT SUM(OCTET_LENGTH(v)) FROM embedding_vector")) {
            rows.next();
        }
    }

    private static H2EmbeddingStore open(Database database, Path folder) {
        return H2EmbeddingStore.builder(database.dataSource())
                .blockFile(folder.resolve("vectors"))
                .build();
    }

    /** In turns, so that whatever else the machine does falls on all alike. Prints medians of the wall time. */
    private static void race(Map<String, Consumer<float[]>> searches, List<float[]> queries, int rounds) {
        Map<String, double[]> millis = new LinkedHashMap<>();
        for (int round = -rounds / 3; round < rounds; round++) {
            for (Map.Entry<String, Consumer<float[]>> search : searches.entrySet()) {
                double[] own = millis.computeIfAbsent(search.getKey(), name -> new double[rounds]);
                // The first of two in a row finds the caches as another left them.
                search.getValue().accept(queries.get((round + rounds) % queries.size()));
                long start = System.nanoTime();
                search.getValue().accept(queries.get((round + 2 * rounds) % queries.size()));
                own[Math.max(0, round)] = millisSince(start);
            }
        }
        millis.values().forEach(Arrays::sort);
        double ours = Objects.requireNonNull(millis.get(OURS))[rounds / 2];
        millis.forEach((name, own) -> print(
                "  %-32s %8.2f ms, best %.2f, %6.2f times ours",
                name, own[rounds / 2], own[0], own[rounds / 2] / ours));
    }

    private static void fill(RealVectors vectors, int size, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Database database = Database.open(folder);
                H2EmbeddingStore store = open(database, folder)) {
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
            H2EmbeddingStore store = open(database, folder);
            float[] query = new float[DIMENSION];
            query[0] = 1;
            store.nearest(query, LIMIT);
            print(
                    "  %-32s %8.0f ms, %.0f of them before the store",
                    "opening, to the first result", millisSince(start), migrated);
        }
    }

    private static EmbeddingSearchRequest request(float[] query, @Nullable Filter filter) {
        return new EmbeddingSearchRequest(Embedding.from(query), LIMIT, 0.0, filter);
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

    private static Consumer<float[]> floatScan(List<float[]> stored) {
        return query -> {
            TopRows top = new TopRows(LIMIT);
            for (int row = 0; row < stored.size(); row++) {
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

    private static Consumer<float[]> inMemory(List<float[]> stored) {
        InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        store.addAll(stored.stream().map(Embedding::from).toList());
        return query -> store.search(request(query, null));
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
