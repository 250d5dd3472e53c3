package onrecord.answer;

/** Gradient descent with Adam's step sizes (Kingma and Ba, 2015) for small smooth problems. */
final class Descent {
    private static final int ROUNDS = 1_500;
    private static final double RATE = 0.05;
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;

    private Descent() {}

    /** Adds the gradient at {@code w} to {@code gradient}. */
    interface Slope {
        void addTo(double[] w, double[] gradient);
    }

    /** Starts at zero; the same slope gives the same result. */
    static double[] minimise(int width, Slope slope) {
        return minimise(new int[width], slope);
    }

    /**
     * The same, kept within bounds: after each step, what has crossed zero the wrong way is set back to it.
     *
     * @param directions 1 where the result must not be negative, -1 where it must not be positive, else 0
     */
    static double[] minimise(int[] directions, Slope slope) {
        int width = directions.length;
        double[] w = new double[width];
        double[] mean = new double[width];
        double[] square = new double[width];
        for (int round = 1; round <= ROUNDS; round++) {
            double[] gradient = new double[width];
            slope.addTo(w, gradient);
            double rate = RATE * (1 - (double) (round - 1) / ROUNDS);
            for (int i = 0; i < width; i++) {
                mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
                square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
                double step = mean[i] / (1 - Math.pow(FIRST, round));
                double spread = Math.sqrt(square[i] / (1 - Math.pow(SECOND, round)));
                w[i] -= rate * step / (spread + 1e-10);
                w[i] = directions[i] * w[i] < 0 ? 0 : w[i];
            }
        }
        return w;
    }
}
