package onrecord.index;

/** The cosine of the angle between two vectors. */
final class Cosine {
    private Cosine() {}

    /** In [-1, 1], computed in double precision; 0 if either is the zero vector. */
    static double of(float[] a, float[] b) {
        double dot = 0;
        double squaresOfA = 0;
        double squaresOfB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            squaresOfA += (double) a[i] * a[i];
            squaresOfB += (double) b[i] * b[i];
        }
        double norms = Math.sqrt(squaresOfA) * Math.sqrt(squaresOfB);
        return norms == 0 ? 0 : Math.max(-1, Math.min(1, dot / norms));
    }
}
