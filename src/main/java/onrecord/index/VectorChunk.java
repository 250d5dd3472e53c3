package onrecord.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A run of rows of a {@link VectorBlock}, in arrays that lie side by side in memory. */
final class VectorChunk {
    /** Of a row, beside its codes. */
    static final int BYTES_A_ROW = 2 * Float.BYTES + Long.BYTES;

    final byte[] codes;
    final float[] scales;
    final float[] errors;
    final long[] ids;

    /** Zeroed room for rows of {@code stride} bytes. */
    VectorChunk(int rows, int stride) {
        this(new byte[rows * stride], new float[rows], new float[rows], new long[rows]);
    }

    private VectorChunk(byte[] codes, float[] scales, float[] errors, long[] ids) {
        this.codes = codes;
        this.scales = scales;
        this.errors = errors;
        this.ids = ids;
    }

    VectorChunk resized(int rows, int stride) {
        return new VectorChunk(
                Arrays.copyOf(codes, rows * stride),
                Arrays.copyOf(scales, rows),
                Arrays.copyOf(errors, rows),
                Arrays.copyOf(ids, rows));
    }

    int capacity() {
        return ids.length;
    }

    /** Rounds a vector into a row. */
    void set(int row, int stride, long id, float[] vector) {
        QuantizedVector rounded = QuantizedVector.encode(vector, codes, row * stride);
        scales[row] = rounded.scale();
        errors[row] = rounded.error();
        ids[row] = id;
    }

    void copy(int row, VectorChunk from, int fromRow, int stride) {
        System.arraycopy(from.codes, fromRow * stride, codes, row * stride, stride);
        scales[row] = from.scales[fromRow];
        errors[row] = from.errors[fromRow];
        ids[row] = from.ids[fromRow];
    }

    /** Scales, errors and ids of the first rows, little-endian; the codes are bytes already. */
    ByteBuffer numbers(int rows) {
        ByteBuffer bytes = ByteBuffer.allocate(rows * BYTES_A_ROW).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows; row++) {
            bytes.putFloat(scales[row]).putFloat(errors[row]).putLong(ids[row]);
        }
        return bytes.flip();
    }

    /** Reads what {@link #numbers} wrote. */
    void setNumbers(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; bytes.hasRemaining(); row++) {
            scales[row] = bytes.getFloat();
            errors[row] = bytes.getFloat();
            ids[row] = bytes.getLong();
        }
    }
}
