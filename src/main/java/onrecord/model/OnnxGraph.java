package onrecord.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onrecord.model.ProtoMessage.Field;

/**
 * The graph of an ONNX model, to be changed: which node makes which value, and the constants among them. Written again
 * it keeps only what its outputs need. Field numbers are those of {@code onnx.proto}. Not thread-safe.
 */
final class OnnxGraph {
    private static final int MODEL_GRAPH = 7;
    private static final int MODEL_OPERATORS = 8;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_OUTPUT = 12;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_TYPE = 4;
    private static final int TENSOR_NAME = 8;

    /** Operators that ONNX Runtime adds to those of the standard. */
    static final String CONTRIBUTED = "com.microsoft";

    private final ProtoMessage model;
    private final ProtoMessage graph;
    private final Map<String, Node> makers = new HashMap<>();
    private final Map<String, List<Node>> users = new HashMap<>();
    private final Map<String, Field> constants = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    private OnnxGraph(ProtoMessage model, ProtoMessage graph) {
        this.model = model;
        this.graph = graph;
    }

    /** A node and its fields as they are written. */
    record Node(String type, List<String> inputs, List<String> outputs, ProtoMessage message) {
        String output() {
            return outputs.get(0);
        }
    }

    /** @throws IOException if the bytes are no model */
    static OnnxGraph read(byte[] onnx) throws IOException {
        ProtoMessage model = ProtoMessage.read(ByteBuffer.wrap(onnx));
        Field content = model.first(MODEL_GRAPH).orElseThrow(() -> new IOException("an ONNX model without a graph"));
        OnnxGraph graph = new OnnxGraph(model, ProtoMessage.read(content.content()));
        for (Field field : graph.graph.all(GRAPH_NODE)) {
            graph.add(node(ProtoMessage.read(field.content())));
        }
        for (Field field : graph.graph.all(GRAPH_INITIALIZER)) {
            ProtoMessage tensor = ProtoMessage.read(field.content());
            graph.constants.put(tensor.first(TENSOR_NAME).map(Field::text).orElse(""), field);
        }
        return graph;
    }

    private static Node node(ProtoMessage message) {
        return new Node(
                message.first(NODE_TYPE).map(Field::text).orElse(""),
                message.all(NODE_INPUT).stream().map(Field::text).toList(),
                message.all(NODE_OUTPUT).stream().map(Field::text).toList(),
                message);
    }

    private void add(Node node) {
        nodes.add(node);
        node.outputs.forEach(output -> makers.put(output, node));
        node.inputs.forEach(
                input -> users.computeIfAbsent(input, name -> new ArrayList<>()).add(node));
    }

    /** All nodes of a type, in the order of the model. */
    List<Node> nodes(String type) {
        return nodes.stream().filter(node -> node.type.equals(type)).toList();
    }

    /** The node that makes a value. */
    Optional<Node> maker(String value) {
        return Optional.ofNullable(makers.get(value));
    }

    /** The first node of a type that a value goes into. */
    Optional<Node> user(String value, String type) {
        return users.getOrDefault(value, List.of()).stream()
                .filter(node -> node.type.equals(type))
                .findFirst();
    }

    boolean isConstant(String value) {
        return constants.containsKey(value);
    }

    /** @throws IOException if there is no constant of this name */
    OnnxTensorBytes constant(String name) throws IOException {
        Field field = constants.get(name);
        if (field == null) {
            throw new IOException("the model has no constant " + name);
        }
        return OnnxTensorBytes.read(ProtoMessage.read(field.content()));
    }

    void put(String name, OnnxTensorBytes tensor) {
        constants.put(name, Field.message(GRAPH_INITIALIZER, tensor.write(name)));
    }

    /** Adds a node; what made its outputs before makes them no more. */
    void put(String type, String domain, List<String> inputs, List<String> outputs, Field... attributes) {
        List<Field> fields = new ArrayList<>();
        inputs.forEach(input -> fields.add(Field.text(NODE_INPUT, input)));
        outputs.forEach(output -> fields.add(Field.text(NODE_OUTPUT, output)));
        fields.add(Field.text(NODE_TYPE, type));
        for (Field attribute : attributes) {
            fields.add(attribute);
        }
        fields.add(Field.text(7, domain));
        add(node(new ProtoMessage(fields)));
    }

    static Field attribute(String name, long value) {
        return Field.message(
                5, ProtoMessage.of(Field.text(1, name), Field.integer(3, value), Field.integer(20, 2))); // type INT
    }

    static Field attribute(String name, float value) {
        return Field.message(
                5, ProtoMessage.of(Field.text(1, name), Field.real(2, value), Field.integer(20, 1))); // type FLOAT
    }

    /** The model with the nodes and constants that its outputs need, each node after those that feed it. */
    byte[] write() throws IOException {
        Set<String> needed = new LinkedHashSet<>();
        List<Field> fields = new ArrayList<>();
        for (Field output : graph.all(GRAPH_OUTPUT)) {
            need(ProtoMessage.read(output.content()).first(1).map(Field::text).orElse(""), needed, fields);
        }
        needed.stream().filter(this::isConstant).map(constants::get).forEach(fields::add);
        graph.fields().stream()
                .filter(field -> field.number() != GRAPH_NODE && field.number() != GRAPH_INITIALIZER)
                .forEach(fields::add);
        List<Field> parts = new ArrayList<>(model.fields().stream()
                .filter(field -> field.number() != MODEL_GRAPH)
                .toList());
        parts.add(Field.message(MODEL_OPERATORS, ProtoMessage.of(Field.text(1, CONTRIBUTED), Field.integer(2, 1))));
        parts.add(Field.message(MODEL_GRAPH, new ProtoMessage(fields)));
        return new ProtoMessage(parts).toBytes();
    }

    /** Notes the maker of a value by its first output, or a constant by its name. */
    private void need(String value, Set<String> needed, List<Field> written) {
        Node node = makers.get(value);
        boolean isNew = needed.add(node == null ? value : node.output());
        if (isNew && node != null) {
            node.inputs.forEach(input -> need(input, needed, written));
            written.add(Field.message(GRAPH_NODE, node.message));
        }
    }
}
