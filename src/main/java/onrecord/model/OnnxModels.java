package onrecord.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** What every model here needs of ONNX Runtime: a session, BERT's three inputs, and results from worker threads. */
final class OnnxModels {
    /** Pieces of the longest input, special ones included. */
    private static final int MAX_LENGTH = 512;

    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    private OnnxModels() {}

    /**
     * A session that runs on the thread that calls it, so that callers share the cores without crowding them.
     *
     * @param onnx an encoder that {@link FusedEncoder} knows; its inputs must be single texts
     * @throws IOException if the bytes are no model that this runtime can run
     */
    static OrtSession load(byte[] onnx) throws IOException {
        return loadAsIs(FusedEncoder.of(onnx));
    }

    static OrtSession loadAsIs(byte[] onnx) throws IOException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(onnx, options);
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime refused the model", e);
        }
    }

    /** As many daemon threads as there are cores. */
    static ExecutorService workers(String name) {
        return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts work on a thread of its own. */
    static <T> Future<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "loader");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /**
     * Lets running work come to its end, for a session must not be closed under it, though the caller is interrupted, and
     * drops what waits.
     */
    static void end(ExecutorService workers) {
        for (Runnable waiting : workers.shutdownNow()) {
            if (waiting instanceof Future<?> future) {
                future.cancel(false);
            }
        }
        boolean interrupted = false;
        boolean ended = false;
        long start = System.nanoTime();
        while (!ended) {
            try {
                long left = LONGEST_RUN.toNanos() - (System.nanoTime() - start);
                ended = workers.awaitTermination(left, TimeUnit.NANOSECONDS);
                if (!ended) {
                    throw new IllegalStateException("a model worker does not come to an end");
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not close a model", e);
        }
    }

    /** The result of a worker, with the worker's own failure if it failed. */
    static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a model worker failed", e.getCause());
        } catch (CancellationException e) {
            throw new IllegalStateException("the model was closed before it came to this", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a model was running", e);
        }
    }

    /** {@code input_ids}, {@code attention_mask} and {@code token_type_ids}, each {@code [rows, length]}. */
    record Inputs(OnnxTensor ids, OnnxTensor mask, OnnxTensor types) implements AutoCloseable {

        /** What a thread fills again for each text, outside the heap, where the runtime reads it in place. */
        private static final ThreadLocal<LongBuffer[]> BUFFERS = ThreadLocal.withInitial(
                () -> new LongBuffer[] {direct(MAX_LENGTH), direct(MAX_LENGTH), direct(MAX_LENGTH)});

        /** One row of at most 512, no padding; to be closed by the thread that makes it before it makes another. */
        static Inputs single(long[] ids, long[] types) throws OrtException {
            long[] mask = new long[ids.length];
            Arrays.fill(mask, 1);
            LongBuffer[] buffers = BUFFERS.get();
            return new Inputs(tensor(buffers[0], ids), tensor(buffers[1], mask), tensor(buffers[2], types));
        }

        private static LongBuffer direct(int length) {
            return ByteBuffer.allocateDirect(length * Long.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asLongBuffer();
        }

        private static OnnxTensor tensor(LongBuffer buffer, long[] values) throws OrtException {
            buffer.clear().put(values).flip();
            return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer, new long[] {1, values.length});
        }

        Map<String, OnnxTensor> tensors() {
            return Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types);
        }

        @Override
        public void close() {
            ids.close();
            mask.close();
            types.close();
        }
    }
}
