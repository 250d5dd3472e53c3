package onrecord.index;

/**
 * A vector scaled to unit length and rounded to bytes: {@code code[i] * scale} is near {@code vector[i] / norm}.
 *
 * @param scale 0 for the zero vector
 * @param error at least the Euclidean distance between the unit vector and its rounded form
 */
record QuantizedVector(float scale, float error) {
    /** Covers what single precision loses in the sums themselves. */
    private static final float SLACK = 2e-6f;

    /** Rounds the vector into {@code codes} from {@code at} on. */
    static QuantizedVector encode(float[] vector, byte[] codes, int at) {
        double squares = 0;
        float most = 0;
        for (float x : vector) {
            squares += (double) x * x;
            most = Math.max(most, Math.abs(x));
        }
        if (squares == 0) {
            for (int i = 0; i < vector.length; i++) {
                codes[at + i] = 0;
            }
            return new QuantizedVector(0, SLACK);
        }
        double norm = Math.sqrt(squares);
        double perCode = 127.0 / most;
        double scale = most / 127.0 / norm;
        double lost = 0;
        for (int i = 0; i < vector.length; i++) {
            int code = (int) Math.round(vector[i] * perCode);
            codes[at + i] = (byte) code;
            double difference = vector[i] / norm - code * scale;
            lost += difference * difference;
        }
        return new QuantizedVector((float) scale, (float) Math.sqrt(lost) + SLACK);
    }
}
