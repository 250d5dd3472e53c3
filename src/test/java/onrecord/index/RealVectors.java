package onrecord.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import onrecord.model.EmbeddingWeights;
import onrecord.model.OnnxEmbedder;

/**
 * Vectors that lie as those of real text do: embeddings of real text, enlarged by adding half the difference of two to a
 * third. Gaussian clusters would be far easier to search, and flatter whatever approximates.
 */
final class RealVectors {
    private static final int MOST_TEXTS = 4000;

    private final List<float[]> texts;
    private final List<float[]> questions;

    private RealVectors(List<float[]> texts, List<float[]> questions) {
        this.texts = texts;
        this.questions = questions;
    }

    /**
     * Embeds the texts of a file, which takes some 20 ms each.
     *
     * @param source a {@code .jsonl} file of objects with a {@code text}, or text of any form, or a folder of such: its
     *     lines of 40 characters and more
     */
    static RealVectors of(Path source) throws IOException {
        List<String> passages = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        for (String text : texts(source)) {
            // Every fifth text only asks: a query is never a stored vector.
            if ((passages.size() + heads.size()) % 5 == 4) {
                heads.add(text.substring(0, Math.min(80, text.length())));
            } else {
                passages.add(text);
            }
        }
        try (OnnxEmbedder embedder = new OnnxEmbedder(EmbeddingWeights.E5_SMALL_V2)) {
            List<float[]> questions = heads.stream().map(embedder::question).toList();
            return new RealVectors(embedder.passages(passages), questions);
        }
    }

    /** The texts of a file or folder, at most 4,000. */
    static List<String> texts(Path source) throws IOException {
        List<String> texts = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    String text = line;
                    if (file.toString().endsWith(".jsonl")) {
                        JsonNode node = json.readTree(line).path("text");
                        text = node.asText();
                    }
                    if (text.length() >= 40 && texts.size() < MOST_TEXTS) {
                        texts.add(text);
                    }
                }
            }
        }
        return texts;
    }

    int count() {
        return texts.size();
    }

    /** Stored vectors, as many as wanted: first the real ones, then mixtures. The same each time. */
    Stream<float[]> stored(int count) {
        Random random = new Random(1);
        return Stream.iterate(0, i -> i < count, i -> i + 1)
                .map(i -> i < texts.size() ? texts.get(i) : mixture(texts, random));
    }

    List<float[]> queries(int count) {
        Random random = new Random(2);
        return Stream.iterate(0, i -> i < count, i -> i + 1)
                .map(i -> i < questions.size() ? questions.get(i) : mixture(questions, random))
                .toList();
    }

    private static float[] mixture(List<float[]> of, Random random) {
        float[] a = of.get(random.nextInt(of.size()));
        float[] b = of.get(random.nextInt(of.size()));
        float[] c = of.get(random.nextInt(of.size()));
        float[] mixed = new float[a.length];
        double squares = 0;
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = a[i] + 0.5f * (b[i] - c[i]);
            squares += mixed[i] * mixed[i];
        }
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] /= (float) Math.sqrt(squares);
        }
        return mixed;
    }
}
