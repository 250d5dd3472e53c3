package onrecord.index;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Vectors in memory, a byte a number, for scans: row-major chunks with a scale, an error bound and an id for each row.
 *
 * <p>One thread at a time may change it; nothing it does shows before {@link #publish}. Any number of threads may
 * meanwhile search the {@link View} that was published last, and no search ever waits.
 */
final class VectorBlock {
    /** Chunks stay under half a heap region of the default collector, above which an array wastes memory. */
    private static final int CHUNK_BYTES = 400_000;

    private final int dimension;
    private final int stride;
    private final int chunkRows;
    private final ScanKernel kernel;
    private VectorChunk[] chunks = new VectorChunk[0];
    private int count;
    private BitSet removed = new BitSet();
    private boolean removedIsShared;
    private volatile View view;

    VectorBlock(int dimension, ScanKernel kernel) {
        this.dimension = dimension;
        this.stride = (dimension + 63) / 64 * 64;
        this.chunkRows = Math.max(64, Integer.highestOneBit(CHUNK_BYTES / stride));
        this.kernel = kernel;
        this.view = new View(chunks, 0, removed);
    }

    int dimension() {
        return dimension;
    }

    View view() {
        return view;
    }

    /**
     * Adds a row.
     *
     * @param id higher than that of every row added before
     */
    void add(long id, float[] vector) {
        if (vector.length != dimension) {
            throw new IllegalArgumentException(
                    "vector " + id + " has " + vector.length + " numbers, but the others have " + dimension);
        }
        int index = count / chunkRows;
        int at = count % chunkRows;
        makeRoom(index, at);
        chunks[index].set(at, stride, id, vector);
        count++;
    }

    private void makeRoom(int index, int at) {
        if (index == chunks.length) {
            chunks = Arrays.copyOf(chunks, index + 1);
            chunks[index] = new VectorChunk(index == 0 ? Math.min(64, chunkRows) : chunkRows, stride);
        } else if (at == chunks[index].capacity()) {
            chunks = chunks.clone();
            chunks[index] = chunks[index].resized(Math.min(chunkRows, 2 * at), stride);
        }
    }

    /** Removes the row with this id; an unknown id is no error. */
    void remove(long id) {
        int row = row(chunks, count, id);
        if (row >= 0) {
            if (removedIsShared) {
                removed = (BitSet) removed.clone();
                removedIsShared = false;
            }
            removed.set(row);
        }
    }

    /** Shows readers all that was added and removed since the last call, at once. */
    void publish() {
        if (removed.cardinality() > 1024 && removed.cardinality() > count / 4) {
            dropRemovedRows();
        }
        removedIsShared = true;
        view = new View(chunks, count, removed);
    }

    private void dropRemovedRows() {
        VectorBlock kept = new VectorBlock(dimension, kernel);
        for (int row = removed.nextClearBit(0); row < count; row = removed.nextClearBit(row + 1)) {
            int index = kept.count / chunkRows;
            int at = kept.count % chunkRows;
            kept.makeRoom(index, at);
            kept.chunks[index].copy(at, chunks[row / chunkRows], row % chunkRows, stride);
            kept.count++;
        }
        chunks = kept.chunks;
        count = kept.count;
        removed = new BitSet();
    }

    private int row(VectorChunk[] in, int rows, long id) {
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

    /** The block as it was when it was published. Immutable. */
    final class View {
        private final VectorChunk[] chunks;
        private final int count;
        private final BitSet removed;

        private View(VectorChunk[] chunks, int count, BitSet removed) {
            this.chunks = chunks;
            this.count = count;
            this.removed = removed;
        }

        /** Rows, removed ones among them. */
        int rows() {
            return count;
        }

        /** Rows that are not removed. */
        int size() {
            return count - removed.cardinality();
        }

        long id(int row) {
            return chunks[row / chunkRows].ids[row % chunkRows];
        }

        /** The row with this id, -1 if there is none. */
        int row(long id) {
            return VectorBlock.this.row(chunks, count, id);
        }

        BlockQuery query(float[] vector) {
            return new BlockQuery(vector, stride);
        }

        /**
         * The rows whose cosine with the query may be highest: scores are upper bounds.
         *
         * @param allowed the rows to look at, all if null
         */
        TopRows scan(BlockQuery query, int depth, @Nullable BitSet allowed) {
            TopRows top = new TopRows(Math.min(depth, Math.max(1, count)));
            int[] dots = new int[chunkRows];
            for (int index = 0; index < chunks.length; index++) {
                int first = index * chunkRows;
                int rows = Math.min(chunkRows, count - first);
                if (rows > 0) {
                    kernel.dots(chunks[index].codes, rows, stride, query.codes, dots);
                    keepBest(chunks[index], first, rows, query, dots, allowed, top);
                }
            }
            top.leaveOutBelowThreshold();
            return top;
        }

        /** The filter is asked only about rows that would enter: asked about each, it would cost more than the scan. */
        private void keepBest(
                VectorChunk chunk,
                int first,
                int rows,
                BlockQuery query,
                int[] dots,
                @Nullable BitSet allowed,
                TopRows top) {
            float threshold = top.threshold();
            for (int i = 0; i < rows; i++) {
                float bound = dots[i] * (query.scale * chunk.scales[i]) + chunk.errors[i] + query.error;
                if (bound > threshold) {
                    int row = first + i;
                    if (!removed.get(row) && (allowed == null || allowed.get(row))) {
                        top.offer(row, bound);
                        threshold = top.threshold();
                    }
                }
            }
        }

        /** An upper bound of the row's cosine that is tighter than a scan's: the query is not rounded. */
        float bound(int row, BlockQuery query) {
            VectorChunk chunk = chunks[row / chunkRows];
            int base = row % chunkRows * stride;
            float dot = 0;
            for (int i = 0; i < dimension; i++) {
                dot += query.unit[i] * chunk.codes[base + i];
            }
            return dot * chunk.scales[row % chunkRows] + chunk.errors[row % chunkRows];
        }
    }
}
