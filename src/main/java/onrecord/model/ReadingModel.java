package onrecord.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * A small model that reads one passage with one question and says where the answer begins and ends, and whether it is
 * there at all.
 *
 * <p>Passages are read several at once, one on each core, not as a padded batch: int8 activations are scaled over the
 * whole input, so a batch would change what is said of each passage, and it is slower. Thread-safe.
 */
public final class ReadingModel implements AutoCloseable {
    private static final String WEIGHTS = "/onrecord/model/reader.int8.onnx";
    private static final String VOCABULARY = "/onrecord/model/tokenizer.json";
    private static final int MAX_PIECES = 384;
    private static final int MAX_QUESTION_PIECES = 56;
    private static final int MAX_TITLE_PIECES = 16;
    /** Pieces that two windows of a long passage share, so that no answer is cut in two. */
    private static final int OVERLAP = 64;

    private final ExecutorService workers = OnnxModels.workers("reader");
    private final Future<Loaded> loading = OnnxModels.inBackground(ReadingModel::load);

    private record Loaded(String id, WordPieceTokenizer tokenizer, OrtSession session) {}

    private ReadingModel() {}

    /**
     * The model that ships with the program; it starts to load, and what goes wrong with that, the first use tells.
     *
     * @return empty if its files are not on the class path
     */
    public static Optional<ReadingModel> shipped() {
        boolean there =
                ReadingModel.class.getResource(WEIGHTS) != null && ReadingModel.class.getResource(VOCABULARY) != null;
        return there ? Optional.of(new ReadingModel()) : Optional.empty();
    }

    private static Loaded load() {
        try (InputStream weights = open(WEIGHTS);
                InputStream vocabulary = open(VOCABULARY)) {
            byte[] onnx = weights.readAllBytes();
            String id = "reader-" + sha256(onnx).substring(0, 12);
            return new Loaded(id, WordPieceTokenizer.read(vocabulary), OnnxModels.load(onnx));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load the reading model", e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(ReadingModel.class.getResourceAsStream(name), name);
    }

    /** Name and first 12 hex digits of the SHA-256 of the weights. */
    public String id() {
        return OnnxModels.await(loading).id;
    }

    /** A passage to be read. */
    public record Page(String title, String text) {}

    /**
     * Reads every page with the question.
     *
     * @return for each page, in order, what the model says of it
     */
    public List<PageReading> read(String question, List<Page> pages) {
        Loaded model = OnnxModels.await(loading);
        int[] asked = model.tokenizer.pieces(question).head(MAX_QUESTION_PIECES).ids();
        List<Future<PageReading>> readings = pages.stream()
                .map(page -> workers.submit(() -> read(model, asked, page)))
                .toList();
        return readings.stream().map(OnnxModels::await).toList();
    }

    private static PageReading read(Loaded model, int[] question, Page page) throws OrtException {
        int[] title = titled(model.tokenizer, page.title());
        WordPieceTokenizer.Pieces text = model.tokenizer.pieces(page.text());
        int room = MAX_PIECES - 3 - question.length - title.length;
        List<PageReading.Window> windows = new ArrayList<>();
        int from = 0;
        while (true) {
            int to = Math.min(text.count(), from + room);
            windows.add(read(model, question, title, text, from, to));
            if (to == text.count()) {
                return new PageReading(text, windows);
            }
            from = to - OVERLAP;
        }
    }

    /** The title's pieces and a colon; nothing without a title. */
    private static int[] titled(WordPieceTokenizer tokenizer, String title) {
        int[] pieces = tokenizer.pieces(title).head(MAX_TITLE_PIECES).ids();
        if (pieces.length == 0) {
            return pieces;
        }
        int[] titled = Arrays.copyOf(pieces, pieces.length + 1);
        titled[pieces.length] = tokenizer.pieces(":").ids()[0];
        return titled;
    }

    private static PageReading.Window read(
            Loaded model, int[] question, int[] title, WordPieceTokenizer.Pieces text, int from, int to)
            throws OrtException {
        WordPieceTokenizer tokenizer = model.tokenizer;
        int first = 2 + question.length + title.length;
        int length = first + (to - from) + 1;
        long[] ids = new long[length];
        long[] types = new long[length];
        int at = 0;
        ids[at++] = tokenizer.classify();
        for (int piece : question) {
            ids[at++] = piece;
        }
        ids[at++] = tokenizer.separator();
        Arrays.fill(types, at, length, 1);
        for (int piece : title) {
            ids[at++] = piece;
        }
        for (int i = from; i < to; i++) {
            ids[at++] = text.ids()[i];
        }
        ids[at] = tokenizer.separator();
        try (OnnxModels.Inputs inputs = OnnxModels.Inputs.single(ids, types);
                OrtSession.Result result = model.session.run(inputs.tensors())) {
            FloatBuffer spans = ((OnnxTensor) result.get("span_logits").orElseThrow()).getFloatBuffer();
            FloatBuffer answerable = ((OnnxTensor) result.get("answerable").orElseThrow()).getFloatBuffer();
            float[] starts = new float[to - from];
            float[] ends = new float[to - from];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = spans.get(2 * (first + i));
                ends[i] = spans.get(2 * (first + i) + 1);
            }
            return new PageReading.Window(from, starts, ends, spans.get(0) + spans.get(1), answerable.get(0));
        }
    }

    @Override
    public void close() {
        OnnxModels.end(workers);
        OnnxModels.close(OnnxModels.await(loading).session);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
