package onrecord.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onrecord.app.Main;

/**
 * A run of a command that takes in a corpus folder, in a process with the launcher's memory.
 *
 * @param counts of its table, by column
 * @param skipped the names that it gave as skipped
 * @param peak its largest resident memory, as the system tells it
 */
record IngestRun(Map<String, Integer> counts, Set<String> skipped, double seconds, String peak) {
    private static final Pattern PROGRESS = Pattern.compile(".* ([\\d,]+) of ([\\d,]+),.*");

    /** A command without its arguments for data and corpus. */
    enum Command {
        /** {@code onrecord ingest}. */
        REAL(Main.class),
        /** The same with vectors that cost nothing. */
        QUICK(FolderProcess.class);

        private final Class<?> main;

        Command(Class<?> main) {
            this.main = main;
        }

        private List<String> with(Path data, Path articles) {
            return this == QUICK
                    ? List.of(main.getName(), data.toString(), articles.toString())
                    : List.of(main.getName(), "ingest", "--data", data.toString(), "--corpus", articles.toString());
        }
    }

    static IngestRun toTheEnd(Command command, Path data, Path articles) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Path table = Files.createTempFile("table", ".txt");
        Process process = start(command, data, articles)
                .redirectOutput(table.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String peak = "memory not known";
        try {
            do {
                peak = residentMemory(process.pid(), peak);
            } while (!process.waitFor(100, TimeUnit.MILLISECONDS));
        } finally {
            process.destroyForcibly();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new AssertionError("it ended with code " + process.exitValue());
        }
        List<String> lines = Files.readAllLines(table);
        Files.delete(table);
        return of(lines, seconds, peak);
    }

    private static IngestRun of(List<String> lines, double seconds, String peak) {
        String[] columns = lines.get(0).strip().split(" +", -1);
        String[] values = lines.get(1).strip().split(" +", -1);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            counts.put(columns[i], Integer.valueOf(values[i].replace(",", "")));
        }
        Set<String> skipped = new TreeSet<>();
        for (String line : lines.subList(Math.max(2, lines.indexOf("skipped:") + 1), lines.size())) {
            if (!skipped.add(line.strip().replaceFirst(": .*", ""))) {
                throw new AssertionError("named twice: " + line);
            }
        }
        return new IngestRun(counts, skipped, seconds, peak);
    }

    /**
     * Runs until it says that a share of the articles that are left has gone by, and a little longer, and then kills the
     * process, wherever it is.
     *
     * @param share 0 to 1; below 0 to wait for no word
     * @return how far it said it was
     */
    static String killed(Command command, Path data, Path articles, double share, int millisLonger)
            throws IOException, InterruptedException {
        Process process = start(command, data, articles).start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String far = "before its first word";
            boolean reached = share < 0;
            while (!reached) {
                String line = said.readLine();
                if (line == null) {
                    throw new AssertionError("it ended before it was killed, " + far + "; give it more articles");
                }
                Matcher progress = PROGRESS.matcher(line);
                if (progress.matches()) {
                    far = progress.group(1) + " of " + progress.group(2);
                    reached = number(progress.group(1)) >= share * number(progress.group(2));
                }
            }
            CompletableFuture.runAsync(
                            process::destroyForcibly,
                            CompletableFuture.delayedExecutor(millisLonger, TimeUnit.MILLISECONDS))
                    .join();
            process.waitFor();
            if (process.exitValue() == 0) {
                throw new AssertionError("it ended before it was killed, " + far + "; give it more articles");
            }
            return far;
        } finally {
            process.destroyForcibly();
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace(",", ""));
    }

    private static ProcessBuilder start(Command ran, Path data, Path articles) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(ran.with(data, articles));
        return new ProcessBuilder(command);
    }

    private static String residentMemory(long pid, String known) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .map(line -> line.replaceAll("\\s+", " "))
                    .findFirst()
                    .orElse(known);
        } catch (IOException e) {
            return known;
        }
    }

    int count(String column) {
        return counts.getOrDefault(column, 0);
    }

    String figures() {
        int done = count("added") + count("unchanged");
        return String.format(
                Locale.ROOT,
                "%,d articles and %,d broken files, %,d passages written: %.1f s from start to end, %.1f articles/s,"
                        + " %.1f passages/s, %s",
                done,
                skipped.size(),
                count("passages"),
                seconds,
                done / seconds,
                count("passages") / seconds,
                peak);
    }
}
