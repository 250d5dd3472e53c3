package onrecord.index;

/**
 * The inner loop of a vector search: dot products of many rows of bytes with one query. Implementations keep no state,
 * so one serves every thread.
 */
public interface ScanKernel {
    /** What it runs on, for a log line: {@code Vector API, 512 bits}. */
    String name();

    /**
     * Writes the dot products of {@code rows} rows with the query to the front of {@code dots}.
     *
     * @param codes row-major, {@code stride} bytes a row, each in [-127, 127]
     * @param first the first of the rows
     * @param stride a multiple of 64
     * @param query {@code stride} numbers, each in [-127, 127]
     * @param dots at least {@code rows} long
     */
    void dots(byte[] codes, int first, int rows, int stride, short[] query, int[] dots);
}
