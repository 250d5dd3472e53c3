package onrecord.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onrecord.model.ProtoMessage.Field;

/**
 * A constant of an ONNX model.
 *
 * @param type as {@code onnx.proto} numbers them: 1 is float, 3 is int8
 * @param dims its shape
 * @param bytes its elements in row-major order, little-endian
 */
record OnnxTensorBytes(long type, List<Integer> dims, ByteBuffer bytes) {
    private static final int DIMS = 1;
    private static final int TYPE = 2;
    private static final int FLOATS = 4;
    private static final int INTEGERS = 5;
    private static final int NAME = 8;
    private static final int RAW = 9;
    private static final int FLOAT = 1;
    private static final int INT8 = 3;

    static OnnxTensorBytes read(ProtoMessage tensor) throws IOException {
        List<Integer> dims = new ArrayList<>();
        for (Field field : tensor.all(DIMS)) {
            dims.add((int) field.integer());
        }
        long type = tensor.first(TYPE).map(Field::integer).orElse(0L);
        Optional<Field> raw = tensor.first(RAW);
        if (raw.isPresent()) {
            return new OnnxTensorBytes(type, dims, raw.get().content());
        }
        if (type == FLOAT) {
            return new OnnxTensorBytes(type, dims, joined(tensor.all(FLOATS)));
        }
        if (type == INT8) {
            return new OnnxTensorBytes(type, dims, narrowed(joined(tensor.all(INTEGERS))));
        }
        throw new IOException("a constant of the model has a type that is not expected here: " + type);
    }

    private static ByteBuffer joined(List<Field> fields) {
        ByteBuffer joined = ByteBuffer.allocate(
                fields.stream().mapToInt(field -> field.content().remaining()).sum());
        fields.forEach(field -> joined.put(field.content().duplicate()));
        return joined.flip();
    }

    private static ByteBuffer narrowed(ByteBuffer varints) {
        ByteBuffer narrow = ByteBuffer.allocate(varints.remaining());
        while (varints.hasRemaining()) {
            narrow.put((byte) ProtoMessage.varint(varints));
        }
        return narrow.flip();
    }

    ProtoMessage write(String name) {
        List<Field> fields = new ArrayList<>();
        dims.forEach(dim -> fields.add(Field.integer(DIMS, dim)));
        fields.add(Field.integer(TYPE, type));
        fields.add(Field.text(NAME, name));
        fields.add(Field.bytes(RAW, bytes));
        return new ProtoMessage(fields);
    }

    /** Matrices of one height side by side, or vectors one after the other. */
    static OnnxTensorBytes beside(List<OnnxTensorBytes> tensors) {
        OnnxTensorBytes first = tensors.get(0);
        int rows = first.dims.size() == 2 ? first.dims.get(0) : 1;
        int width = 0;
        int size = 0;
        for (OnnxTensorBytes tensor : tensors) {
            width += tensor.dims.get(tensor.dims.size() - 1);
            size += tensor.bytes.remaining();
        }
        ByteBuffer joined = ByteBuffer.allocate(size);
        for (int row = 0; row < rows; row++) {
            for (OnnxTensorBytes tensor : tensors) {
                int length = tensor.bytes.remaining() / rows;
                joined.put(tensor.bytes.slice(tensor.bytes.position() + row * length, length));
            }
        }
        return new OnnxTensorBytes(
                first.type, first.dims.size() == 2 ? List.of(rows, width) : List.of(width), joined.flip());
    }
}
