package onrecord.index;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One thread's pass over a block, or over a part of it, for one query. */
final class BlockPass implements SharedScan.Part {
    private final BlockView view;
    private final BlockQuery query;
    private final @Nullable BitSet allowed;
    private final TopRows top;
    private final int[] dots;

    BlockPass(BlockView view, BlockQuery query, @Nullable BitSet allowed, int depth) {
        this.view = view;
        this.query = query;
        this.allowed = allowed;
        this.top = new TopRows(depth);
        this.dots = new int[view.chunkRows()];
    }

    @Override
    public TopRows top() {
        return top;
    }

    @Override
    public void scan(int chunk) {
        scan(chunk, 0, view.rowsIn(chunk));
    }

    /**
     * Scans some rows of a chunk. The filter is asked only about rows that would enter: asked about each, it would cost
     * more than the scan.
     */
    void scan(int index, int first, int rows) {
        VectorChunk chunk = view.chunk(index);
        view.dots(index, first, rows, query, dots);
        int base = index * view.chunkRows();
        float threshold = top.threshold();
        for (int i = 0; i < rows; i++) {
            int at = first + i;
            float bound = dots[i] * (query.scale * chunk.scales[at]) + chunk.errors[at] + query.error;
            if (bound > threshold && !view.isRemoved(base + at) && (allowed == null || allowed.get(base + at))) {
                top.offer(base + at, bound);
                threshold = top.threshold();
            }
        }
    }
}
