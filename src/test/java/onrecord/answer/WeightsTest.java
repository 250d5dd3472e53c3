package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
    @TempDir
    private Path folder;

    private static final String SET = "{\"sentence\":{},\"confidence\":{},\"bias\":0,\"threshold\":0.5}";

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("weights.json"), json);
    }

    @Test
    void the_shipped_ones_name_what_there_is() {
        Weights shipped = Weights.shipped();

        assertThat(shipped.linear().sentenceModel().weights().keySet()).noneMatch(Feature::needsReader);
        assertThat(shipped.linear().confidenceModel().weights().keySet()).noneMatch(Sign::needsReader);
        assertThat(shipped.reader().sentenceModel().weights()).isNotEmpty();
        assertThat(shipped.reader().confidenceModel().weights()).isNotEmpty();
    }

    @Test
    void what_is_written_is_read() {
        Weights weights = new Weights(
                new Weights.Fitted(Map.of("COSINE", 1.25), Map.of("ABSENT", -3.5), 0.1, 0.4),
                new Weights.Fitted(Map.of("SPAN", 2.0), Map.of(), -1, 0.6));
        Path file = folder.resolve("w.json");
        weights.write(file);

        assertThat(Weights.read(file)).isEqualTo(weights);
        Weights.shipped().write(file);
        assertThat(Weights.read(file)).isEqualTo(Weights.shipped());
    }

    @Test
    void unknown_names_are_refused_when_they_are_read() throws IOException {
        Path file = file("{\"linear\":" + SET.replace("\"sentence\":{}", "\"sentence\":{\"COSIN\":1}") + ",\"reader\":"
                + SET + "}");

        assertThatThrownBy(() -> Weights.read(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString())
                .cause()
                .hasMessageContaining("COSIN")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void a_threshold_beyond_certainty_is_refused() throws IOException {
        assertThatThrownBy(() -> new Weights.Fitted(Map.of(), Map.of(), 0, 1)).hasMessageContaining("not at 1");
        assertThatThrownBy(() -> new Weights.Fitted(Map.of(), Map.of(), 0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        Path file = file("{\"linear\":" + SET.replace("0.5", "0") + ",\"reader\":" + SET + "}");
        assertThatThrownBy(() -> Weights.read(file)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_file_that_lacks_a_part_is_refused() throws IOException {
        for (String json : new String[] {
            "",
            "{}",
            "null",
            "[]",
            "{\"linear\":" + SET + "}",
            "{\"linear\":" + SET + ",\"reader\":{\"threshold\":0.5}}"
        }) {
            Path file = file(json);
            assertThatThrownBy(() -> Weights.read(file))
                    .as(json)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path file = folder.resolve("none.json");

        assertThatThrownBy(() -> Weights.read(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_model_sums_what_has_a_weight() {
        LinearModel<Feature> model = LinearModel.of(Feature.class, 0.5, Map.of("COSINE", 2.0, "TYPE", -1.0));

        assertThat(model.score(Map.of(Feature.COSINE, 0.25, Feature.TYPE, 1.0, Feature.WORDS, 9.0)))
                .isCloseTo(0, within(1e-12));
        assertThat(model.score(Map.of())).isEqualTo(0.5);
        assertThat(model.probability(Map.of(Feature.TYPE, 0.5))).isCloseTo(0.5, within(1e-12));
        assertThat(model.probability(Map.of(Feature.COSINE, 1e6))).isEqualTo(1);
        assertThat(model.probability(Map.of(Feature.COSINE, -1e6))).isZero();
        assertThatThrownBy(() -> LinearModel.of(Feature.class, 0, Map.of("NO_SUCH", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NO_SUCH");
    }
}
