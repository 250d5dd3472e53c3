package onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxEmbedderTest {

    @ParameterizedTest
    @EnumSource
    void gives_the_vectors_that_langchain4j_gives(EmbeddingWeights weights) {
        assertSameVectors(weights, 40);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void gives_the_vectors_that_langchain4j_gives_on_a_thousand_texts(EmbeddingWeights weights) {
        assertSameVectors(weights, 1_000);
    }

    @Test
    void puts_a_question_next_to_its_answer() {
        try (OnnxEmbedder embedder = new OnnxEmbedder(EmbeddingWeights.E5_SMALL_V2)) {
            float[] question = embedder.question("Who repaired the old bridge?");
            List<float[]> passages = embedder.passages(List.of(
                    "The cat slept on the warm stove all afternoon.",
                    "Engineers of the harbour company mended the old bridge in May."));
            assertThat(dot(question, passages.get(1))).isGreaterThan(dot(question, passages.get(0)));
        }
    }

    private static void assertSameVectors(EmbeddingWeights weights, int texts) {
        EmbeddingModel reference = weights == EmbeddingWeights.E5_SMALL_V2
                ? new E5SmallV2QuantizedEmbeddingModel()
                : new BgeSmallEnV15QuantizedEmbeddingModel();
        Random random = new Random(11);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < texts; i++) {
            lines.add("The harbour " + MixedText.line(random));
        }
        try (OnnxEmbedder embedder = new OnnxEmbedder(weights)) {
            List<Embedding> ours = embedder.embedAll(
                            lines.stream().map(TextSegment::from).toList())
                    .content();
            for (int i = 0; i < texts; i++) {
                Embedding theirs = reference.embed(lines.get(i)).content();
                assertThat(CosineSimilarity.between(theirs, ours.get(i)))
                        .as(lines.get(i))
                        .isGreaterThan(0.999);
                assertThat(dot(ours.get(i).vector(), ours.get(i).vector())).isCloseTo(1, within(1e-4));
            }
            assertThat(embedder.passages(lines.subList(0, 1)).get(0))
                    .isEqualTo(embedder.embed(weights.passagePrefix + lines.get(0))
                            .content()
                            .vector());
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
