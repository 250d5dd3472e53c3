package onrecord.model;

/** The models that ship with the program, loaded once for all tests and never closed. */
public final class LoadedModels {
    private static final class Embedder {
        static final OnnxEmbedder ONE = new OnnxEmbedder(EmbeddingWeights.E5_SMALL_V2);
    }

    private static final class Reader {
        static final ReadingModel ONE = ReadingModel.shipped().orElseThrow();
    }

    private LoadedModels() {}

    public static OnnxEmbedder embedder() {
        return Embedder.ONE;
    }

    public static ReadingModel reader() {
        return Reader.ONE;
    }
}
