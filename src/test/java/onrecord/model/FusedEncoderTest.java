package onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FusedEncoderTest {

    @ParameterizedTest
    @ValueSource(strings = {"/e5-small-v2-q.onnx", "/bge-small-en-v1.5-q.onnx", "/onrecord/model/reader.int8.onnx"})
    void computes_what_the_model_computes_that_it_is_made_of(String name) throws IOException, OrtException {
        byte[] onnx = weights(name);
        Random random = new Random(5);
        try (OrtSession whole = OnnxModels.loadAsIs(onnx);
                OrtSession fused = OnnxModels.load(onnx)) {
            for (int length : new int[] {3, 17, 64, 200}) {
                long[] ids = random.longs(length, 1000, 30_000).toArray();
                List<float[]> expected = run(whole, ids);
                List<float[]> actual = run(fused, ids);
                assertThat(actual).hasSameSizeAs(expected);
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(actual.get(i))
                            .as("output %d of %d pieces", i, length)
                            .hasSameSizeAs(expected.get(i));
                    assertThat(greatestDifference(expected.get(i), actual.get(i)))
                            .isCloseTo(0, within(1e-3));
                }
            }
        }
    }

    @Test
    void refuses_what_is_no_encoder() throws IOException {
        byte[] onnx = weights("/onrecord/model/reader.int8.onnx");
        ProtoMessage empty = ProtoMessage.of(ProtoMessage.Field.message(7, ProtoMessage.of()));

        assertThatThrownBy(() -> FusedEncoder.of(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> FusedEncoder.of(Arrays.copyOf(onnx, onnx.length / 2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("breaks off");
        assertThatThrownBy(() -> FusedEncoder.of(empty.toBytes()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("0 integer multiplications");
    }

    private static byte[] weights(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(FusedEncoder.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static List<float[]> run(OrtSession session, long[] ids) throws OrtException {
        List<float[]> outputs = new ArrayList<>();
        try (OnnxModels.Inputs inputs = OnnxModels.Inputs.single(ids, new long[ids.length]);
                OrtSession.Result result = session.run(inputs.tensors())) {
            for (Map.Entry<String, OnnxValue> output : result) {
                FloatBuffer floats = ((OnnxTensor) output.getValue()).getFloatBuffer();
                float[] values = new float[floats.remaining()];
                floats.get(values);
                outputs.add(values);
            }
        }
        return outputs;
    }

    private static double greatestDifference(float[] a, float[] b) {
        double greatest = 0;
        for (int i = 0; i < a.length; i++) {
            greatest = Math.max(greatest, Math.abs(a[i] - b[i]));
        }
        return greatest;
    }
}
