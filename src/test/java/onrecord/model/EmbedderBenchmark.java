package onrecord.model;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Compares {@link OnnxEmbedder} with LangChain4j's model of the same weights, in turns, on the same texts. */
public final class EmbedderBenchmark {
    private static final int PASSAGE_CHARACTERS = 600;
    private static final int PASSAGES = 40;
    private static final int ROUNDS = 9;

    private EmbedderBenchmark() {}

    /** Prints medians for passages cut from the texts, and for a question. */
    public static void compare(List<String> texts) {
        List<TextSegment> passages = passages(texts);
        TextSegment question = TextSegment.from("When were the talks in Istanbul held, and who took part?");
        EmbeddingModel theirs = new E5SmallV2QuantizedEmbeddingModel();
        try (OnnxEmbedder ours = new OnnxEmbedder(EmbeddingWeights.E5_SMALL_V2)) {
            race("passage", passages, ours, theirs, PASSAGES);
            race("question", List.of(question), ours, theirs, 1);
        }
    }

    private static List<TextSegment> passages(List<String> texts) {
        String all = String.join("\n", texts);
        List<TextSegment> passages = new ArrayList<>();
        int length = Math.min(PASSAGE_CHARACTERS, all.length());
        for (int i = 0; i < PASSAGES; i++) {
            int from = i * PASSAGE_CHARACTERS % (all.length() - length + 1);
            passages.add(TextSegment.from(all.substring(from, from + length)));
        }
        return passages;
    }

    private static void race(
            String what, List<TextSegment> texts, EmbeddingModel ours, EmbeddingModel theirs, int count) {
        double[][] wall = new double[2][ROUNDS];
        double[][] processor = new double[2][ROUNDS];
        EmbeddingModel[] models = {ours, theirs};
        for (int round = -2; round < ROUNDS; round++) {
            for (int i = 0; i < models.length; i++) {
                long start = System.nanoTime();
                long before = processorNanos();
                models[i].embedAll(texts);
                wall[i][Math.max(0, round)] = (System.nanoTime() - start) / 1e6 / count;
                processor[i][Math.max(0, round)] = (processorNanos() - before) / 1e6 / count;
            }
        }
        double own = median(wall[0]);
        double other = median(wall[1]);
        System.out.println(String.format(
                Locale.ROOT,
                "  a %-10s ours %.1f ms, %.1f of processors; LangChain4j's %.1f ms, %.1f of processors; %.2f times ours",
                what,
                own,
                median(processor[0]),
                other,
                median(processor[1]),
                other / own));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long processorNanos() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean process ? process.getProcessCpuTime() : 0;
    }
}
