package onrecord.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onrecord.model.OnnxGraph.Node;

/**
 * Rewrites the int8 BERT encoders that run here so that ONNX Runtime needs a quarter of the operators: one for all of
 * attention instead of some forty, bias and scale within the multiplications, sum and layer norm in one. Weights, order
 * of the arithmetic and results stay the same, bit for bit on the runtime that ships; the optimizer of the runtime does
 * not find these fusions in a graph that is quantized already.
 *
 * <p>The mask falls away: inputs must be of one text, without padding.
 */
final class FusedEncoder {
    private static final int MULTIPLICATIONS = 6;
    private static final int HEADS = 12;
    private static final int WIDTH = 384;
    private static final float NORM_EPSILON = 1e-12f;

    private final OnnxGraph graph;
    private int made;

    private FusedEncoder(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * The same model, to be loaded and run faster.
     *
     * @param onnx a BERT encoder of width 384 with 12 heads, int8 weights and dynamically quantized activations, and
     *     whatever follows it
     * @throws IOException if it is anything else
     */
    static byte[] of(byte[] onnx) throws IOException {
        OnnxGraph graph = OnnxGraph.read(onnx);
        new FusedEncoder(graph).fuse();
        return graph.write();
    }

    private void fuse() throws IOException {
        List<Node> multiplications = graph.nodes("MatMulInteger");
        if (multiplications.isEmpty() || multiplications.size() % MULTIPLICATIONS != 0) {
            throw new IOException("not an encoder: " + multiplications.size() + " integer multiplications");
        }
        List<Dense> dense = new ArrayList<>();
        for (Node multiplication : multiplications) {
            dense.add(dense(multiplication));
        }
        for (int layer = 0; layer < dense.size(); layer += MULTIPLICATIONS) {
            fuse(dense.subList(layer, layer + MULTIPLICATIONS));
        }
    }

    /** Names of what makes up {@code input · weights + bias}. */
    private record Dense(String input, String weights, String scale, String zero, String bias, String output) {}

    private Dense dense(Node multiplication) throws IOException {
        Node quantized = maker(multiplication.inputs().get(0), "DynamicQuantizeLinear");
        Node real = user(multiplication.output(), "Cast");
        Node scaled = user(real.output(), "Mul");
        Node scale = maker(other(scaled, real.output()), "Mul");
        Node biased = user(scaled.output(), "Add");
        return new Dense(
                quantized.inputs().get(0),
                multiplication.inputs().get(1),
                other(scale, quantized.outputs().get(1)),
                multiplication.inputs().get(3),
                other(biased, scaled.output()),
                biased.output());
    }

    private void fuse(List<Dense> layer) throws IOException {
        Dense query = layer.get(0);
        Dense attended = layer.get(3);
        Dense wide = layer.get(4);
        Dense narrow = layer.get(5);
        if (!graph.constant(query.weights).dims().equals(List.of(WIDTH, WIDTH))) {
            throw new IOException("not an encoder of width " + WIDTH);
        }
        String context = attention(layer.subList(0, 3));
        String middle = norm(query.input, multiply(attended, context), attended);
        String active = name();
        graph.put("Gelu", OnnxGraph.CONTRIBUTED, List.of(multiply(wide, middle)), List.of(active));
        norm(middle, multiply(narrow, active), narrow);
    }

    /** Query, key and value in one multiplication, and all heads. */
    private String attention(List<Dense> projections) throws IOException {
        String input = projections.get(0).input;
        String quantized = name();
        String scale = name();
        String zero = name();
        graph.put("DynamicQuantizeLinear", "", List.of(input), List.of(quantized, scale, zero));
        String context = name();
        graph.put(
                "QAttention",
                OnnxGraph.CONTRIBUTED,
                List.of(
                        quantized,
                        beside(projections.stream().map(Dense::weights).toList()),
                        beside(projections.stream().map(Dense::bias).toList()),
                        scale,
                        beside(projections.stream().map(Dense::scale).toList()),
                        "", // the mask
                        zero,
                        beside(projections.stream().map(Dense::zero).toList())),
                List.of(context),
                OnnxGraph.attribute("num_heads", HEADS));
        return context;
    }

    private String beside(List<String> names) throws IOException {
        List<OnnxTensorBytes> tensors = new ArrayList<>();
        for (String name : names) {
            tensors.add(graph.constant(name));
        }
        String joined = name();
        graph.put(joined, OnnxTensorBytes.beside(tensors));
        return joined;
    }

    private String multiply(Dense dense, String input) {
        String output = name();
        graph.put(
                "DynamicQuantizeMatMul",
                OnnxGraph.CONTRIBUTED,
                List.of(input, dense.weights, dense.scale, dense.zero, dense.bias),
                List.of(output));
        return output;
    }

    /** The layer norm of a sum, in place of the one that follows {@code before}; returns its output. */
    private String norm(String skipped, String added, Dense before) throws IOException {
        Node sum = user(before.output, "Add");
        Node centred = user(sum.output(), "Sub");
        Node normal = user(user(centred.output(), "Div").output(), "Mul");
        Node shifted = user(normal.output(), "Add");
        String factor = constantOf(normal);
        String shift = constantOf(shifted);
        graph.put(
                "SkipLayerNormalization",
                OnnxGraph.CONTRIBUTED,
                List.of(skipped, added, factor, shift),
                List.of(shifted.output()),
                OnnxGraph.attribute("epsilon", NORM_EPSILON));
        return shifted.output();
    }

    private String constantOf(Node node) throws IOException {
        return node.inputs().stream()
                .filter(graph::isConstant)
                .findFirst()
                .orElseThrow(() -> new IOException("not an encoder: no constant goes into " + node.output()));
    }

    private Node maker(String value, String type) throws IOException {
        Optional<Node> maker = graph.maker(value).filter(node -> node.type().equals(type));
        return maker.orElseThrow(() -> new IOException("not an encoder: " + value + " is not made by " + type));
    }

    private Node user(String value, String type) throws IOException {
        return graph.user(value, type)
                .orElseThrow(() -> new IOException("not an encoder: " + value + " does not go into " + type));
    }

    private static String other(Node node, String input) {
        return node.inputs().get(node.inputs().get(0).equals(input) ? 1 : 0);
    }

    private String name() {
        return "fused." + made++;
    }
}
