package onrecord.index;

import java.util.Arrays;

/** A run of rows of a {@link VectorBlock}, in arrays that lie side by side in memory. */
final class VectorChunk {
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
}
