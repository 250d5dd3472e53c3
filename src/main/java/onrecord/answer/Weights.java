package onrecord.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The fitted numbers of the extractive answerer, kept as data so that they can be refitted: one set for the linear
 * features alone, one with the reader.
 */
public record Weights(Fitted linear, Fitted reader) {
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings({"NullAway", "ConstantValue"}) // what a file lacks arrives as null
    public Weights {
        if (linear == null || reader == null) {
            throw new IllegalArgumentException("weights need both \"linear\" and \"reader\"");
        }
    }

    /**
     * One fitted set.
     *
     * @param sentence weights by {@code Feature}: which sentence answers
     * @param confidence weights by {@code Sign}: whether it does
     * @param bias of the confidence
     * @param threshold confidence from which an answer is given, in (0, 1)
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Fitted(Map<String, Double> sentence, Map<String, Double> confidence, double bias, double threshold) {
        @SuppressWarnings({"NullAway", "ConstantValue"}) // what a file lacks arrives as null
        public Fitted {
            if (sentence == null || confidence == null) {
                throw new IllegalArgumentException("weights need both \"sentence\" and \"confidence\"");
            }
            LinearModel.of(Feature.class, 0, sentence);
            LinearModel.of(Sign.class, bias, confidence);
            if (!(threshold > 0 && threshold < 1)) {
                throw new IllegalArgumentException("the threshold lies between 0 and 1, not at " + threshold);
            }
        }

        LinearModel<Feature> sentenceModel() {
            return LinearModel.of(Feature.class, 0, sentence);
        }

        LinearModel<Sign> confidenceModel() {
            return LinearModel.of(Sign.class, bias, confidence);
        }
    }

    /**
     * Weights from a file.
     *
     * @throws UncheckedIOException if it cannot be read or holds something else
     */
    public static Weights read(Path file) {
        try {
            Weights weights = JSON.readValue(file.toFile(), Weights.class);
            if (weights == null) {
                throw new UncheckedIOException("cannot read weights from " + file, new IOException("it holds none"));
            }
            return weights;
        } catch (JsonProcessingException e) {
            String fault = e.getOriginalMessage().lines().findFirst().orElse("it is not JSON");
            throw new UncheckedIOException("cannot read weights from " + file, new IOException(fault, e));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read weights from " + file, e);
        }
    }

    /** Writes them where {@link #read} finds them. */
    public void write(Path file) {
        try {
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write weights to " + file, e);
        }
    }

    /** The weights that ship with the program. */
    public static Weights shipped() {
        try (InputStream json = Objects.requireNonNull(
                Weights.class.getResourceAsStream("weights.json"), "weights.json is not on the class path")) {
            return JSON.readValue(json, Weights.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the answerer's weights", e);
        }
    }
}
