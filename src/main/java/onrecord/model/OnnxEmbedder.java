package onrecord.model;

import static java.util.Objects.requireNonNull;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

/**
 * Embeds text with a small BERT in process. As an {@link EmbeddingModel} it can be used without the rest of the program,
 * in place of LangChain4j's own model of the same weights: it gives the same vectors, of unit length, sooner.
 *
 * <p>Texts are run one by one, each on one thread, as many at once as there are cores: these int8 weights scale their
 * activations over the whole input, so a batch would change the vectors of its members, and padding costs more than it
 * saves. A text is cut after 510 pieces. Thread-safe.
 */
public final class OnnxEmbedder implements TextEmbedder, EmbeddingModel, AutoCloseable {
    private static final int MAX_PIECES = 510;
    private static final String CLOSED = "the embedding model is closed";
    /** A question is embedded to search for passages, then again to choose a sentence. */
    private static final int MOST_QUESTIONS = 16;

    private final EmbeddingWeights weights;
    private final ExecutorService workers;
    private final Future<Loaded> loading;
    private final LoadingCache<String, float[]> questions;
    /** Held to read while the session runs, on whatever thread, and to write when it is closed. */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private boolean closed;

    private record Loaded(WordPieceTokenizer tokenizer, OrtSession session) {}

    /** Starts to load the weights from the class path; what goes wrong with that, the first use tells. */
    public OnnxEmbedder(EmbeddingWeights weights) {
        this.weights = weights;
        workers = OnnxModels.workers("embedder");
        loading = OnnxModels.inBackground(this::load);
        questions = Caffeine.newBuilder()
                .maximumSize(MOST_QUESTIONS)
                .build(question -> vector(weights.questionPrefix + question));
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
        return requireNonNull(OnnxEmbedder.class.getResourceAsStream(name), () -> name + " is not on the class path");
    }

    @Override
    public float[] question(String text) {
        return questions.get(text).clone();
    }

    @Override
    public List<float[]> passages(List<String> texts) {
        return embedEach(
                texts.stream().map(text -> weights.passagePrefix + text).toList());
    }

    /**
     * The vectors of texts as they stand, in their order. Nothing is put before a text: e5 wants {@code "passage: "} or
     * {@code "query: "} there, which {@link #passages} and {@link #question} see to.
     */
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        List<float[]> vectors =
                embedEach(segments.stream().map(TextSegment::text).toList());
        return Response.from(vectors.stream().map(Embedding::from).toList());
    }

    /** Long texts come first, so that no core is left with one at the end while the others have nothing to do. */
    private List<float[]> embedEach(List<String> texts) {
        Map<Integer, Future<float[]>> vectors = new HashMap<>();
        IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -texts.get(i).length()))
                .forEach(i -> vectors.put(i, begin(texts.get(i))));
        return IntStream.range(0, texts.size())
                .mapToObj(i -> OnnxModels.await(requireNonNull(vectors.get(i))))
                .toList();
    }

    private Future<float[]> begin(String text) {
        try {
            return workers.submit(() -> vector(text));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException(CLOSED, e);
        }
    }

    /** As settings name the weights: {@code e5-small-v2}, {@code bge-small-en}. */
    @Override
    public String modelName() {
        return weights.label();
    }

    @Override
    public String id() {
        return weights.label() + "-q/1";
    }

    @Override
    public int dimension() {
        return weights.dimension;
    }

    /**
     * Waits for what is being embedded; what waits for its turn or is asked for later is refused with an
     * {@link IllegalStateException}. To close twice is no error.
     */
    @Override
    public void close() {
        OnnxModels.end(workers);
        Loaded model = OnnxModels.await(loading);
        inUse.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                OnnxModels.close(model.session);
            }
        } finally {
            inUse.writeLock().unlock();
        }
    }

    private float[] vector(String text) {
        Loaded model = OnnxModels.await(loading);
        inUse.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(CLOSED);
            }
            return vector(text, model);
        } finally {
            inUse.readLock().unlock();
        }
    }

    private float[] vector(String text, Loaded model) {
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
