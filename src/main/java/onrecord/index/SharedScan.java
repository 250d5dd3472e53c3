package onrecord.index;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Divides a long scan among the caller and whatever processors are idle. Chunks are claimed a few at a time, so a helper
 * that is slow costs little, and one that never gets to run costs nothing.
 */
final class SharedScan {
    private static final int CLAIM = 4;
    /** Below that many chunks for each, some two milliseconds of work, waking a helper saves little. */
    private static final int LEAST_FOR_A_HELPER = 8 * CLAIM;

    private static final int MOST_HELPERS = Runtime.getRuntime().availableProcessors() - 1;

    private SharedScan() {}

    /** What one thread does. */
    interface Part {
        void scan(int chunk);

        TopRows top();
    }

    /** Scans chunks 0 to {@code chunks - 1}, each once, and returns the best of all. */
    static TopRows run(int chunks, Supplier<? extends Part> parts) {
        AtomicInteger next = new AtomicInteger();
        List<Helper> helpers = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_HELPERS, chunks / LEAST_FOR_A_HELPER); i++) {
            helpers.add(new Helper(() -> work(chunks, next, parts.get())));
        }
        TopRows top = work(chunks, next, parts.get());
        helpers.forEach(helper -> helper.addTo(top));
        return top;
    }

    private static TopRows work(int chunks, AtomicInteger next, Part part) {
        for (int from = next.getAndAdd(CLAIM); from < chunks; from = next.getAndAdd(CLAIM)) {
            for (int chunk = from; chunk < Math.min(chunks, from + CLAIM); chunk++) {
                part.scan(chunk);
            }
        }
        return part.top();
    }

    /** A task that is either begun by a pool thread, and then waited for, or taken back. */
    private static final class Helper {
        private final AtomicBoolean taken = new AtomicBoolean();
        private final ForkJoinTask<TopRows> task;

        Helper(Supplier<TopRows> work) {
            task = ForkJoinPool.commonPool()
                    .submit(() -> taken.compareAndSet(false, true) ? work.get() : new TopRows(1));
        }

        void addTo(TopRows top) {
            if (!taken.compareAndSet(false, true)) {
                top.offerAll(task.join());
            }
        }
    }
}
