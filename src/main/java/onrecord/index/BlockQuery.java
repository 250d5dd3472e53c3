package onrecord.index;

/** A query made ready for scans of a {@link VectorBlock}: at unit length, exact and rounded. */
final class BlockQuery {
    final float[] unit;
    final short[] codes;
    final float scale;
    /** At least what rounding the query can change in any cosine. */
    final float error;

    /** @param stride bytes of a row of the block, at least the vector's length */
    BlockQuery(float[] vector, int stride) {
        byte[] bytes = new byte[stride];
        QuantizedVector rounded = QuantizedVector.encode(vector, bytes, 0);
        unit = unit(vector);
        codes = new short[stride];
        for (int i = 0; i < stride; i++) {
            codes[i] = bytes[i];
        }
        scale = rounded.scale();
        // A rounded row may be slightly longer than 1, by its own error; 1.05 covers far more than bytes can lose.
        error = rounded.error() * 1.05f;
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += (double) x * x;
        }
        double norm = Math.sqrt(squares);
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length && norm > 0; i++) {
            unit[i] = (float) (vector[i] / norm);
        }
        return unit;
    }
}
