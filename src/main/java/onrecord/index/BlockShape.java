package onrecord.index;

/**
 * How the rows of a {@link VectorBlock} lie in its chunks.
 *
 * @param dimension numbers a vector
 * @param stride bytes a row, a multiple of 64
 * @param chunkRows rows a chunk, but for the last
 * @param kernel scans them
 */
record BlockShape(int dimension, int stride, int chunkRows, ScanKernel kernel) {
    /** Chunks stay under half a heap region of the default collector, above which an array wastes memory. */
    private static final int CHUNK_BYTES = 400_000;

    static BlockShape of(int dimension, ScanKernel kernel) {
        int stride = (dimension + 63) / 64 * 64;
        return new BlockShape(dimension, stride, Math.max(64, Integer.highestOneBit(CHUNK_BYTES / stride)), kernel);
    }

    /** The row with this id among the first {@code rows}, whose ids ascend; -1 if there is none. */
    int row(VectorChunk[] in, int rows, long id) {
        int low = 0;
        int high = rows - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = in[middle / chunkRows].ids[middle % chunkRows];
            if (found == id) {
                return middle;
            }
            if (found < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
