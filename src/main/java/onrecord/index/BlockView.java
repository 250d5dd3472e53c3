package onrecord.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A {@link VectorBlock} as it was when it was published. Immutable: any number of threads may search it. */
final class BlockView {
    /** A filter that leaves less than one row in so many is walked, row by row; above, everything is scanned. */
    private static final int FEW = 5;

    private final BlockShape shape;
    private final VectorChunk[] chunks;
    private final int count;
    private final BitSet removed;
    private final Object layout;

    BlockView(BlockShape shape, VectorChunk[] chunks, int count, BitSet removed, Object layout) {
        this.shape = shape;
        this.chunks = chunks;
        this.count = count;
        this.removed = removed;
        this.layout = layout;
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
        return shape.chunkRows();
    }

    int stride() {
        return shape.stride();
    }

    VectorChunk chunk(int index) {
        return chunks[index];
    }

    int rowsIn(int index) {
        return Math.max(0, Math.min(shape.chunkRows(), count - index * shape.chunkRows()));
    }

    boolean isRemoved(int row) {
        return removed.get(row);
    }

    void dots(int index, int first, int rows, BlockQuery query, int[] dots) {
        shape.kernel().dots(chunks[index].codes, first, rows, shape.stride(), query.codes, dots);
    }

    /** Equal for views in which each vector has the same row. */
    Object layout() {
        return layout;
    }

    /** Writes the rows that are not removed, in order, as chunks that are full but for the last. */
    void forEachFullChunk(VectorBlock.ChunkSink sink) throws IOException {
        VectorChunk full = new VectorChunk(shape.chunkRows(), shape.stride());
        int rows = 0;
        for (int row = removed.nextClearBit(0); row < count; row = removed.nextClearBit(row + 1)) {
            full.copy(rows++, chunks[row / shape.chunkRows()], row % shape.chunkRows(), shape.stride());
            if (rows == shape.chunkRows()) {
                sink.accept(full, rows);
                rows = 0;
            }
        }
        if (rows > 0) {
            sink.accept(full, rows);
        }
    }

    long id(int row) {
        return chunks[row / shape.chunkRows()].ids[row % shape.chunkRows()];
    }

    /** The row with this id, -1 if there is none. */
    int row(long id) {
        return shape.row(chunks, count, id);
    }

    /** Whether the row with this id is there, and is this vector, rounded. */
    boolean holds(long id, float[] vector) {
        int row = row(id);
        if (row < 0) {
            return false;
        }
        VectorChunk chunk = chunks[row / shape.chunkRows()];
        int at = row % shape.chunkRows();
        VectorChunk rounded = new VectorChunk(1, shape.stride());
        rounded.set(0, shape.stride(), id, vector);
        return chunk.scales[at] == rounded.scales[0]
                && Arrays.equals(
                        chunk.codes, at * shape.stride(), (at + 1) * shape.stride(), rounded.codes, 0, shape.stride());
    }

    BlockQuery query(float[] vector) {
        return new BlockQuery(vector, shape.stride());
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
            int chunkEnd = (row / shape.chunkRows() + 1) * shape.chunkRows();
            int end = Math.min(Math.min(rows.nextClearBit(row), chunkEnd), count);
            each.accept(row / shape.chunkRows(), row % shape.chunkRows(), end - row);
            row = rows.nextSetBit(end);
        }
    }

    private interface RowRun {
        void accept(int chunk, int first, int rows);
    }

    /** An upper bound of the row's cosine that is tighter than a scan's: the query is not rounded. */
    float bound(int row, BlockQuery query) {
        VectorChunk chunk = chunks[row / shape.chunkRows()];
        int base = row % shape.chunkRows() * shape.stride();
        // In double precision: a single sum of thousands of numbers may lose more than the row's error allows for.
        double dot = 0;
        for (int i = 0; i < shape.dimension(); i++) {
            dot += (double) query.unit[i] * chunk.codes[base + i];
        }
        return (float) (dot * chunk.scales[row % shape.chunkRows()]) + chunk.errors[row % shape.chunkRows()];
    }
}
