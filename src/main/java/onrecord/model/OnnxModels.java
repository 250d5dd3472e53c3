package onrecord.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** What every model here needs of ONNX Runtime: a session, BERT's three inputs, and results from worker threads. */
final class OnnxModels {
    private OnnxModels() {}

    /**
     * A session that runs on the thread that calls it, so that callers share the cores without crowding them.
     *
     * @throws IOException if the bytes are no model that this runtime can run
     */
    static OrtSession load(byte[] onnx) throws IOException {
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

    /** Lets running work come to its end, for a session must not be closed under it, and drops what waits. */
    static void end(ExecutorService workers) {
        for (Runnable waiting : workers.shutdownNow()) {
            if (waiting instanceof Future<?> future) {
                future.cancel(false);
            }
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a model worker does not come to an end");
            }
        } catch (InterruptedException e) {
            interrupted = true;
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a model was running", e);
        }
    }

    /** {@code input_ids}, {@code attention_mask} and {@code token_type_ids}, each {@code [rows, length]}. */
    record Inputs(OnnxTensor ids, OnnxTensor mask, OnnxTensor types) implements AutoCloseable {

        /** One row, no padding. */
        static Inputs single(long[] ids, long[] types) throws OrtException {
            long[] mask = new long[ids.length];
            Arrays.fill(mask, 1);
            long[] shape = {1, ids.length};
            return new Inputs(tensor(ids, shape), tensor(mask, shape), tensor(types, shape));
        }

        private static OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
            return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), shape);
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
