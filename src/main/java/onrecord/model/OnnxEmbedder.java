package onrecord.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Embeds text with a small BERT in process.
 *
 * <p>Texts are run one by one, each on one thread, several at once: these int8 weights scale their activations over
 * the whole input, so a batch would change the vectors of its members, and padding costs more than it saves. A text is
 * cut after 510 pieces. Thread-safe.
 */
public final class OnnxEmbedder implements TextEmbedder, AutoCloseable {
    private static final int MAX_PIECES = 510;

    private final EmbeddingWeights weights;
    private final ExecutorService workers;
    private final Future<Loaded> loading;

    private record Loaded(WordPieceTokenizer tokenizer, OrtSession session) {}

    /** Starts to load the weights from the class path; what goes wrong with that, the first use tells. */
    public OnnxEmbedder(EmbeddingWeights weights) {
        this.weights = weights;
        workers = OnnxModels.workers("embedder");
        loading = OnnxModels.inBackground(this::load);
    }

    private Loaded load() {
        try (InputStream json = resource(weights.tokenizer);
                InputStream onnx = resource(weights.onnx)) {
            OrtSession session = OnnxModels.load(onnx.readAllBytes());
            return new Loaded(WordPieceTokenizer.read(json), session);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load the embedding model " + weights.label(), e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(
                OnnxEmbedder.class.getResourceAsStream(name), () -> name + " is not on the class path");
    }

    @Override
    public float[] question(String text) {
        return embed(weights.questionPrefix + text);
    }

    @Override
    public List<float[]> passages(List<String> texts) {
        List<Future<float[]>> vectors = texts.stream()
                .map(text -> workers.submit(() -> embed(weights.passagePrefix + text)))
                .toList();
        return vectors.stream().map(OnnxModels::await).toList();
    }

    @Override
    public String id() {
        return weights.label() + "-q/1";
    }

    @Override
    public int dimension() {
        return weights.dimension;
    }

    @Override
    public void close() {
        OnnxModels.end(workers);
        OnnxModels.close(OnnxModels.await(loading).session);
    }

    private float[] embed(String text) {
        Loaded model = OnnxModels.await(loading);
        WordPieceTokenizer tokenizer = model.tokenizer;
        WordPieceTokenizer.Pieces pieces = tokenizer.pieces(text).head(MAX_PIECES);
        int length = pieces.count() + 2;
        long[] ids = new long[length];
        ids[0] = tokenizer.classify();
        for (int i = 0; i < pieces.count(); i++) {
            ids[i + 1] = pieces.ids()[i];
        }
        ids[length - 1] = tokenizer.separator();
        try (OnnxModels.Inputs inputs = OnnxModels.Inputs.single(ids, new long[length]);
                OrtSession.Result result = model.session.run(inputs.tensors())) {
            FloatBuffer hidden = ((OnnxTensor) result.get(0)).getFloatBuffer();
            return unit(pool(hidden, length));
        } catch (OrtException e) {
            throw new IllegalStateException("the embedding model failed on a text of " + length + " pieces", e);
        }
    }

    private float[] pool(FloatBuffer hidden, int length) {
        int width = hidden.remaining() / length;
        float[] pooled = new float[width];
        int rows = weights.pooling == EmbeddingWeights.Pooling.MEAN ? length : 1;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < width; i++) {
                pooled[i] += hidden.get(row * width + i);
            }
        }
        return pooled;
    }

    private static float[] unit(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += (double) x * x;
        }
        float scale = (float) (1 / Math.sqrt(square));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }
}
