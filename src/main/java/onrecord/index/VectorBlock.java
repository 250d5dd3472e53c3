package onrecord.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Vectors in memory, a byte a number, for scans: row-major chunks with a scale, an error bound and an id for each row.
 *
 * <p>One thread at a time may change it; nothing it does shows before {@link #publish}. Any number of threads may
 * meanwhile search the {@link BlockView} that was published last, and no search ever waits.
 */
final class VectorBlock {
    private final BlockShape shape;
    private VectorChunk[] chunks = new VectorChunk[0];
    private int count;
    private BitSet removed = new BitSet();
    private boolean removedIsShared;
    private Object layout = new Object();
    private volatile BlockView view;

    VectorBlock(int dimension, ScanKernel kernel) {
        this(BlockShape.of(dimension, kernel));
    }

    private VectorBlock(BlockShape shape) {
        this.shape = shape;
        this.view = new BlockView(shape, chunks, 0, removed, layout);
    }

    /** Takes rows of a chunk. */
    interface ChunkSink {
        void accept(VectorChunk chunk, int rows) throws IOException;
    }

    /** Room for the next rows of an empty block, or one whose chunks are full; {@link #append} shows how many came. */
    VectorChunk newChunk(int rows) {
        return new VectorChunk(rows, shape.stride());
    }

    int chunkRows() {
        return shape.chunkRows();
    }

    /** Adds a chunk from {@link #newChunk}, filled; only the last may hold less than a chunk's rows. */
    void append(VectorChunk chunk) {
        if (count % shape.chunkRows() != 0) {
            throw new IllegalStateException("the chunk before is not full");
        }
        chunks = Arrays.copyOf(chunks, chunks.length + 1);
        chunks[chunks.length - 1] = chunk;
        count += chunk.capacity();
    }

    int dimension() {
        return shape.dimension();
    }

    BlockView view() {
        return view;
    }

    /**
     * Adds a row.
     *
     * @param id higher than that of every row added before
     */
    void add(long id, float[] vector) {
        if (vector.length != shape.dimension()) {
            throw new IllegalArgumentException(
                    "vector " + id + " has " + vector.length + " numbers, but the others have " + shape.dimension());
        }
        int index = count / shape.chunkRows();
        int at = count % shape.chunkRows();
        makeRoom(index, at);
        chunks[index].set(at, shape.stride(), id, vector);
        count++;
    }

    private void makeRoom(int index, int at) {
        if (index == chunks.length) {
            chunks = Arrays.copyOf(chunks, index + 1);
            chunks[index] =
                    new VectorChunk(index == 0 ? Math.min(64, shape.chunkRows()) : shape.chunkRows(), shape.stride());
        } else if (at == chunks[index].capacity()) {
            chunks = chunks.clone();
            chunks[index] = chunks[index].resized(Math.min(shape.chunkRows(), Math.max(64, 2 * at)), shape.stride());
        }
    }

    /** Removes the row with this id; an unknown id is no error. */
    void remove(long id) {
        int row = shape.row(chunks, count, id);
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
        view = new BlockView(shape, chunks, count, removed, layout);
    }

    private void dropRemovedRows() {
        VectorBlock kept = new VectorBlock(shape);
        for (int row = removed.nextClearBit(0); row < count; row = removed.nextClearBit(row + 1)) {
            int index = kept.count / shape.chunkRows();
            int at = kept.count % shape.chunkRows();
            kept.makeRoom(index, at);
            kept.chunks[index].copy(at, chunks[row / shape.chunkRows()], row % shape.chunkRows(), shape.stride());
            kept.count++;
        }
        chunks = kept.chunks;
        count = kept.count;
        removed = new BitSet();
        layout = new Object();
    }
}
