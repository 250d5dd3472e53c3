package onrecord.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Vectors as they are stored: little-endian IEEE 754 single precision, one number after the other. */
final class FloatBytes {
    private FloatBytes() {}

    static byte[] encode(float[] vector) {
        byte[] bytes = new byte[vector.length * Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(vector);
        return bytes;
    }

    static float[] decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length / Float.BYTES);
    }

    /** The {@code length} numbers from the {@code offset}th on. */
    static float[] decode(byte[] bytes, int offset, int length) {
        float[] vector = new float[length];
        ByteBuffer.wrap(bytes, offset * Float.BYTES, length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(vector);
        return vector;
    }
}
