package onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session that is closed under its work brings down the whole program. */
@Timeout(60)
class OnnxClosingTest {
    @Test
    void a_question_that_is_being_embedded_is_finished_before_the_session_is_closed() throws Exception {
        OnnxEmbedder embedder = new OnnxEmbedder(EmbeddingWeights.E5_SMALL_V2);
        float[] expected = embedder.question("harbour ".repeat(1_000));
        FutureTask<float[]> question = new FutureTask<>(() -> embedder.question("harbour  ".repeat(1_000)));
        Thread asker = new Thread(question, "asker");
        asker.start();
        while (!isRunning(asker) && !question.isDone()) {
            Thread.onSpinWait();
        }

        embedder.close();

        assertThat(isRunning(asker)).isFalse();
        assertThat(question.get()).isEqualTo(expected);
        assertThatThrownBy(() -> embedder.question("when?"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the embedding model is closed");
    }

    private static boolean isRunning(Thread asker) {
        return Arrays.stream(asker.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith(".OrtSession"));
    }

    @Test
    void work_that_runs_is_waited_for_though_the_wait_is_interrupted() throws InterruptedException {
        ExecutorService workers = OnnxModels.workers("worker");
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean mayEnd = new AtomicBoolean();
        // As ONNX Runtime does, it takes no notice of an interrupt.
        workers.execute(() -> {
            begun.countDown();
            while (!mayEnd.get()) {
                Thread.onSpinWait();
            }
        });
        begun.await();
        AtomicBoolean toldOfInterrupt = new AtomicBoolean();
        Thread ending = new Thread(() -> {
            OnnxModels.end(workers);
            toldOfInterrupt.set(Thread.currentThread().isInterrupted());
        });
        ending.start();
        awaitWaiting(ending);
        ending.interrupt();
        awaitWaiting(ending);

        assertThat(ending.isAlive()).isTrue();
        mayEnd.set(true);
        ending.join();
        assertThat(toldOfInterrupt).isTrue();
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.isAlive() && (thread.isInterrupted() || thread.getState() != Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void is_closed_for_lists_of_texts_too_and_may_be_closed_again() {
        OnnxEmbedder embedder = new OnnxEmbedder(EmbeddingWeights.E5_SMALL_V2);
        embedder.close();
        embedder.close();

        assertThatThrownBy(() -> embedder.passages(List.of("Trams are back.")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the embedding model is closed");
    }

    @Test
    void work_that_waits_for_its_turn_is_told_of_the_end() {
        FutureTask<String> dropped = new FutureTask<>(() -> "never");
        dropped.cancel(false);

        assertThatThrownBy(() -> OnnxModels.await(dropped))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
