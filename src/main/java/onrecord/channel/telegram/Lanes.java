package onrecord.channel.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs side by side, but those of one lane (a chat) one after another. A job that overstays its deadline loses its
 * place to the next; its thread is left to end by itself, because an interrupt would close H2's files under everybody.
 * Thread-safe.
 */
final class Lanes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lanes.class);
    private static final int STRAYS_PER_PLACE = 4;

    private final int width;
    private final ExecutorService threads;
    private final ScheduledThreadPoolExecutor alarms;
    private final Map<Long, Lane> lanes = new HashMap<>();
    private final Deque<Lane> ready = new ArrayDeque<>();
    private int busy;
    private int strays;
    private boolean closed;

    /**
     * Empty lanes.
     *
     * @param width jobs that run at the same time, at least 1
     */
    Lanes(String name, int width) {
        this.width = width;
        threads = Executors.newCachedThreadPool(task -> daemon(task, name));
        alarms = new ScheduledThreadPoolExecutor(1, task -> daemon(task, name + "-deadline"));
        alarms.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        alarms.setRemoveOnCancelPolicy(true);
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Jobs that wait for those of the same lane before them. Guarded by the lanes. */
    private record Lane(long key, Deque<Job> waiting) {}

    private static final class Job {
        final Lane lane;
        final Runnable work;
        final Duration deadline;
        final Runnable late;
        boolean over;
        boolean stray;

        Job(Lane lane, Runnable work, Duration deadline, Runnable late) {
            this.lane = lane;
            this.work = work;
            this.deadline = deadline;
            this.late = late;
        }
    }

    /** Runs the work when its lane's turn comes. */
    void submit(long key, Runnable work) {
        submit(key, work, Duration.ZERO, () -> {});
    }

    /**
     * Runs the work when its lane's turn comes, and {@code late} if it then takes longer than the deadline.
     *
     * @param deadline from the start of the work; zero means none
     */
    synchronized void submit(long key, Runnable work, Duration deadline, Runnable late) {
        Lane lane = lanes.get(key);
        if (lane == null) {
            lane = new Lane(key, new ArrayDeque<>());
            lanes.put(key, lane);
            ready.add(lane);
        }
        lane.waiting().add(new Job(lane, work, deadline, late));
        startWaiting();
    }

    private synchronized void startWaiting() {
        while (!closed && busy < width && !ready.isEmpty()) {
            Job job = ready.remove().waiting().remove();
            busy++;
            threads.execute(() -> run(job));
        }
    }

    private void run(Job job) {
        Future<?> alarm = job.deadline.isZero()
                ? null
                : alarms.schedule(() -> overstay(job), job.deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            job.work.run();
        } catch (RuntimeException e) {
            log.error("A job failed", e);
        } finally {
            if (alarm != null) {
                alarm.cancel(false);
            }
            end(job);
        }
    }

    private void overstay(Job job) {
        synchronized (this) {
            if (job.over) {
                return;
            }
            job.over = true;
            if (strays < STRAYS_PER_PLACE * width) {
                job.stray = true;
                strays++;
                busy--;
            }
        }
        try {
            job.late.run();
        } catch (RuntimeException e) {
            log.error("Could not report a job that overstayed", e);
        }
        nextIn(job.lane);
    }

    private void end(Job job) {
        synchronized (this) {
            if (job.over) {
                if (job.stray) {
                    strays--;
                } else {
                    busy--;
                }
                startWaiting();
                return;
            }
            job.over = true;
            busy--;
        }
        nextIn(job.lane);
    }

    private synchronized void nextIn(Lane lane) {
        if (lane.waiting().isEmpty()) {
            lanes.remove(lane.key());
        } else {
            ready.add(lane);
        }
        startWaiting();
    }

    /** Starts nothing more, and waits up to {@code patience} for what runs. */
    void close(Duration patience) {
        synchronized (this) {
            closed = true;
        }
        threads.shutdown();
        alarms.shutdown();
        try {
            threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(Duration.ofMillis(1500));
    }
}
