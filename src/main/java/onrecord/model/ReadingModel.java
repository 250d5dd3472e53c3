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
    private static final String FOLDER = "/onrecord/model/";
    private static final int MAX_PIECES = 384;
    private static final int MAX_QUESTION_PIECES = 56;
    private static final int MAX_TITLE_PIECES = 16;
    /** Pieces that two windows of a long passage share, so that no answer is cut in two. */
    private static final int OVERLAP = 64;

    private final String id;
    private final WordPieceTokenizer tokenizer;
    private final OrtSession session;
    private final ExecutorService workers;

    private ReadingModel(byte[] onnx, WordPieceTokenizer tokenizer) throws IOException {
        this.tokenizer = tokenizer;
        id = "reader-" + sha256(onnx).substring(0, 12);
        session = OnnxModels.load(onnx, 1);
        workers = OnnxModels.workers("reader");
    }

    /**
     * The model that ships with the program.
     *
     * @return empty if its files are not on the class path
     * @throws UncheckedIOException if they are there but broken
     */
    public static Optional<ReadingModel> shipped() {
        try (InputStream onnx = ReadingModel.class.getResourceAsStream(FOLDER + "reader.int8.onnx");
                InputStream json = ReadingModel.class.getResourceAsStream(FOLDER + "tokenizer.json")) {
            if (onnx == null || json == null) {
                return Optional.empty();
            }
            return Optional.of(new ReadingModel(onnx.readAllBytes(), WordPieceTokenizer.read(json)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load the reading model", e);
        }
    }

    /** Name and first 12 hex digits of the SHA-256 of the weights. */
    public String id() {
        return id;
    }

    /** A passage to be read. */
    public record Page(String title, String text) {}

    /**
     * Reads every page with the question.
     *
     * @return for each page, in order, what the model says of it
     */
    public List<PageReading> read(String question, List<Page> pages) {
        int[] asked = tokenizer.pieces(question).head(MAX_QUESTION_PIECES).ids();
        List<Future<PageReading>> readings = pages.stream()
                .map(page -> workers.submit(() -> read(asked, page)))
                .toList();
        return readings.stream().map(OnnxModels::await).toList();
    }

    private PageReading read(int[] question, Page page) throws OrtException {
        int[] title =
                tokenizer.pieces(page.title() + " :").head(MAX_TITLE_PIECES).ids();
        WordPieceTokenizer.Pieces text = tokenizer.pieces(page.text());
        int room = MAX_PIECES - 3 - question.length - title.length;
        List<PageReading.Window> windows = new ArrayList<>();
        int from = 0;
        while (true) {
            int to = Math.min(text.count(), from + room);
            windows.add(read(question, title, text, from, to));
            if (to == text.count()) {
                return new PageReading(text, windows);
            }
            from = to - OVERLAP;
        }
    }

    /** The title's pieces and a colon; nothing without a title. */
    private int[] titled(String title) {
        int[] pieces = tokenizer.pieces(title).head(MAX_TITLE_PIECES).ids();
        if (pieces.length == 0) {
            return pieces;
        }
        int[] titled = Arrays.copyOf(pieces, pieces.length + 1);
        titled[pieces.length] = tokenizer.pieces(":").ids()[0];
        return titled;
    }

    private PageReading.Window read(int[] question, int[] title, WordPieceTokenizer.Pieces text, int from, int to)
            throws OrtException {
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
                OrtSession.Result result = session.run(inputs.tensors())) {
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
        workers.shutdownNow();
        OnnxModels.close(session);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
