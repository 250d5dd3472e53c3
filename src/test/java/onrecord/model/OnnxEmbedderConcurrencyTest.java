package onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OnnxEmbedderConcurrencyTest {
    private final OnnxEmbedder embedder = LoadedModels.embedder();

    @Test
    void threads_get_the_vectors_that_one_alone_gets() throws InterruptedException, ExecutionException {
        Random random = new Random(3);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            texts.add(MixedText.line(random));
        }
        List<float[]> alone = texts.stream()
                .map(text -> embedder.passages(List.of(text)).get(0))
                .toList();
        float[] question = embedder.question(texts.get(0));
        Callable<List<float[]>> work = () -> embedder.passages(texts);
        Callable<List<float[]>> asking = () -> List.of(embedder.question(texts.get(0)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<float[]>>> done = threads.invokeAll(List.of(work, asking, work, asking));
            for (Future<List<float[]>> vectors : done) {
                List<float[]> expected = vectors.get().size() == 1 ? List.of(question) : alone;
                assertThat(vectors.get()).containsExactlyElementsOf(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void no_texts_give_no_vectors_and_an_empty_one_gives_one() {
        assertThat(embedder.passages(List.of())).isEmpty();
        assertThat(embedder.passages(List.of("")).get(0)).hasSize(embedder.dimension());
    }

    @Test
    void a_text_of_any_length_is_embedded() {
        float[] vector = embedder.question("harbour ".repeat(5_000));

        assertThat(vector).hasSize(embedder.dimension());
        assertThat(Float.isFinite(vector[0])).isTrue();
    }
}
