package onrecord.index;

import java.io.IOException;
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

    /** A filter that leaves less than one row in so many is walked, row by row; above, everything is scanned. */
    private static final int FEW = 5;

    private final int dimension;
    private final int stride;
    private final int chunkRows;
    private final ScanKernel kernel;
    private VectorChunk[] chunks = new VectorChunk[0];
    private int count;
    private BitSet removed = new BitSet();
    private boolean removedIsShared;
    private Object layout = new Object();
    private volatile View view;

    VectorBlock(int dimension, ScanKernel kernel) {
        this.dimension = dimension;
        this.stride = (dimension + 63) / 64 * 64;
        this.chunkRows = Math.max(64, Integer.highestOneBit(CHUNK_BYTES / stride));
        this.kernel = kernel;
        this.view = new View(chunks, 0, removed, layout);
    }

    /** Takes rows of a chunk. */
    interface ChunkSink {
        void accept(VectorChunk chunk, int rows) throws IOException;
    }

    /** Room for the next rows of an empty block, or one whose chunks are full; {@link #append} shows how many came. */
    VectorChunk newChunk(int rows) {
        return new VectorChunk(rows, stride);
    }

    int chunkRows() {
        return chunkRows;
    }

    /** Adds a chunk from {@link #newChunk}, filled; only the last may hold less than a chunk's rows. */
    void append(VectorChunk chunk) {
        if (count % chunkRows != 0) {
            throw new IllegalStateException("the chunk before is not full");
        }
        chunks = Arrays.copyOf(chunks, chunks.length + 1);
        chunks[chunks.length - 1] = chunk;
        count += chunk.capacity();
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
            chunks[index] = chunks[index].resized(Math.min(chunkRows, Math.max(64, 2 * at)), stride);
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
        view = new View(chunks, count, removed, layout);
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
        layout = new Object();
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
        private final Object layout;

        private View(VectorChunk[] chunks, int count, BitSet removed, Object layout) {
            this.layout = layout;
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

        int chunkRows() {
            return chunkRows;
        }

        int stride() {
            return stride;
        }

        VectorChunk chunk(int index) {
            return chunks[index];
        }

        int rowsIn(int index) {
            return Math.max(0, Math.min(chunkRows, count - index * chunkRows));
        }

        boolean isRemoved(int row) {
            return removed.get(row);
        }

        void dots(int index, int first, int rows, BlockQuery query, int[] dots) {
            kernel.dots(chunks[index].codes, first, rows, stride, query.codes, dots);
        }

        /** Equal for views in which each vector has the same row. */
        Object layout() {
            return layout;
        }

        /** Writes the rows that are not removed, in order, as chunks that are full but for the last. */
        void forEachFullChunk(ChunkSink sink) throws IOException {
            VectorChunk full = new VectorChunk(chunkRows, stride);
            int rows = 0;
            for (int row = removed.nextClearBit(0); row < count; row = removed.nextClearBit(row + 1)) {
                full.copy(rows++, chunks[row / chunkRows], row % chunkRows, stride);
                if (rows == chunkRows) {
                    sink.accept(full, rows);
                    rows = 0;
                }
            }
            if (rows > 0) {
                sink.accept(full, rows);
            }
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
            int most = Math.min(depth, Math.max(1, count));
            TopRows top;
            if (allowed != null && allowed.cardinality() < count / FEW) {
                BlockPass pass = new BlockPass(this, query, null, most);
                BitSet left = (BitSet) allowed.clone();
                left.andNot(removed);
                forEachRun(left, pass::scan);
                top = pass.top();
            } else {
                top = SharedScan.run(chunks.length, () -> new BlockPass(this, query, allowed, most));
            }
            top.leaveOutBelowThreshold();
            return top;
        }

        /** The runs of set bits, none longer than its chunk. */
        private void forEachRun(BitSet rows, RowRun each) {
            for (int row = rows.nextSetBit(0); row >= 0 && row < count; ) {
                int chunkEnd = (row / chunkRows + 1) * chunkRows;
                int end = Math.min(Math.min(rows.nextClearBit(row), chunkEnd), count);
                each.accept(row / chunkRows, row % chunkRows, end - row);
                row = rows.nextSetBit(end);
            }
        }

        private interface RowRun {
            void accept(int chunk, int first, int rows);
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
