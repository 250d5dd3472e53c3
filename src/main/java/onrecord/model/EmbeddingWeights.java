package onrecord.model;

import java.util.Locale;

/** The embedding models that can be run, with what each wants put before a text and how its output is pooled. */
public enum EmbeddingWeights {
    /** e5-small-v2, int8: the default (README, "Why it is so"). */
    E5_SMALL_V2("/e5-small-v2-q.onnx", "/e5-small-v2-q-tokenizer.json", "query: ", "passage: ", Pooling.MEAN, 384),
    /** bge-small-en-v1.5, int8. */
    BGE_SMALL_EN("/bge-small-en-v1.5-q.onnx", "/bge-small-en-v1.5-q-tokenizer.json", "", "", Pooling.CLASSIFY, 384);

    enum Pooling {
        /** The mean over all pieces. */
        MEAN,
        /** The vector of the first piece. */
        CLASSIFY
    }

    final String onnx;
    final String tokenizer;
    final String questionPrefix;
    final String passagePrefix;
    final Pooling pooling;
    final int dimension;

    EmbeddingWeights(
            String onnx,
            String tokenizer,
            String questionPrefix,
            String passagePrefix,
            Pooling pooling,
            int dimension) {
        this.onnx = onnx;
        this.tokenizer = tokenizer;
        this.questionPrefix = questionPrefix;
        this.passagePrefix = passagePrefix;
        this.pooling = pooling;
        this.dimension = dimension;
    }

    /** As settings name it: {@code e5-small-v2}, {@code bge-small-en}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
