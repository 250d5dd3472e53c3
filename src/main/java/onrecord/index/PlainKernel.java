package onrecord.index;

/** Needs nothing but Java; about eight times slower than the Vector API. */
final class PlainKernel implements ScanKernel {
    @Override
    public String name() {
        return "plain Java";
    }

    @Override
    public void dots(byte[] codes, int first, int rows, int stride, short[] query, int[] dots) {
        for (int row = 0; row < rows; row++) {
            int base = (first + row) * stride;
            int even = 0;
            int odd = 0;
            for (int i = 0; i < stride; i += 2) {
                even += codes[base + i] * query[i];
                odd += codes[base + i + 1] * query[i + 1];
            }
            dots[row] = even + odd;
        }
    }
}
