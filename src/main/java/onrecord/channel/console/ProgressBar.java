package onrecord.channel.console;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far long work has come: a bar that redraws itself on a terminal, a line now and then in a pipe, nothing for
 * work that is over at once. Its {@link #show} fits any listener of {@code (done, total)}. Thread-safe.
 */
public final class ProgressBar implements AutoCloseable {
    private static final long MILLI = 1_000_000;
    private static final int CELLS = 30;

    private final PrintStream err;
    private final boolean terminal;
    private final boolean silent;
    private final String work;
    private final LongSupplier nanos;
    private final long started;
    private long next;
    private boolean drawn;

    /**
     * @param terminal whether {@code err} is one
     * @param work what is being done: "indexing articles"
     */
    public ProgressBar(PrintStream err, boolean terminal, String work) {
        this(err, terminal, false, work, System::nanoTime);
    }

    ProgressBar(PrintStream err, boolean terminal, boolean silent, String work, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.silent = silent;
        this.work = work;
        this.nanos = nanos;
        started = nanos.getAsLong();
        next = started + 700 * MILLI;
    }

    /** One that shows nothing. */
    public static ProgressBar silent(PrintStream err) {
        return new ProgressBar(err, false, true, "", System::nanoTime);
    }

    /**
     * Says how far the work is.
     *
     * @param done 0 to {@code total}
     * @param total 0 or less where it is not known
     */
    public synchronized void show(long done, long total) {
        long now = nanos.getAsLong();
        if (silent || now - next < 0) {
            return;
        }
        next = now + (terminal ? 100 : 5_000) * MILLI;
        drawn = true;
        long seconds = (now - started) / (1000 * MILLI);
        if (terminal) {
            err.print("\r\u001b[2K" + work + " " + bar(done, total) + count(done, total) + "  " + seconds + " s");
            err.flush();
        } else {
            err.println("onrecord: " + work + " " + count(done, total) + ", " + seconds + " s");
        }
    }

    private static String bar(long done, long total) {
        if (total <= 0) {
            return "";
        }
        int full = (int) Math.max(0, Math.min(CELLS, done * CELLS / total));
        return "[" + "#".repeat(full) + ".".repeat(CELLS - full) + "] ";
    }

    private static String count(long done, long total) {
        return total <= 0
                ? String.format(Locale.ROOT, "%,d", done)
                : String.format(Locale.ROOT, "%,d of %,d", done, total);
    }

    /** Wipes the bar, so that what follows has the line for itself. */
    @Override
    public synchronized void close() {
        if (drawn && terminal) {
            err.print("\r\u001b[2K");
            err.flush();
        }
        drawn = false;
    }
}
