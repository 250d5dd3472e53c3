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
    private static final int WIDE = 30;
    /** Beside a rate: the line must fit 80 columns. */
    private static final int NARROW = 10;

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
    public void show(long done, long total) {
        show(done, total, 0, "");
    }

    /**
     * Says how far the work is, and how fast something is made in it.
     *
     * @param done 0 to {@code total}
     * @param total 0 or less where it is not known
     * @param made how many of {@code things} there are by now
     * @param things what is made: "passages"; nothing is said of them if empty
     */
    public synchronized void show(long done, long total, long made, String things) {
        long now = nanos.getAsLong();
        if (silent || now - next < 0) {
            return;
        }
        next = now + (terminal ? 100 : 5_000) * MILLI;
        drawn = true;
        double seconds = (now - started) / (1000.0 * MILLI);
        String rate = things.isEmpty() ? "" : String.format(Locale.ROOT, ", %.1f %s/s", made / seconds, things);
        String said = count(done, total) + rate + ", " + time(done, total, seconds);
        if (terminal) {
            int cells = things.isEmpty() ? WIDE : NARROW;
            err.print("\r\u001b[2K" + work + " " + bar(done, total, cells) + said);
            err.flush();
        } else {
            err.println("onrecord: " + work + " " + said);
        }
    }

    /** What is left, or as long as that cannot be told, what is gone. */
    private static String time(long done, long total, double seconds) {
        return total <= 0 || done <= 0 || done >= total
                ? clock(seconds)
                : clock(seconds * (total - done) / done) + " left";
    }

    private static String clock(double seconds) {
        long whole = (long) seconds;
        long minutes = whole / 60;
        return whole < 60 ? whole + " s" : minutes < 10 ? minutes + " min " + whole % 60 + " s" : minutes + " min";
    }

    private static String bar(long done, long total, int cells) {
        if (total <= 0) {
            return "";
        }
        int full = (int) Math.max(0, Math.min(cells, done * cells / total));
        return "[" + "#".repeat(full) + ".".repeat(cells - full) + "] ";
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
