package onrecord.corpus;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Has PDF files read in a process of its own ({@link PdfProcess}): a few kilobytes of PDF can unfold into gigabytes or
 * never end, and only a process can be given a bound on memory and be ended. The process is started when it is first
 * needed, kept for the next file, and ends by itself soon after the last. Thread-safe; one file at a time.
 */
final class PdfWorker {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String MEMORY = "-Xmx256m";
    private static final PdfWorker SHARED = new PdfWorker(LONGEST, MEMORY);

    private final Duration longest;
    private final String memory;
    private @Nullable Process process;

    PdfWorker(Duration longest, String memory) {
        this.longest = longest;
        this.memory = memory;
    }

    static PdfWorker shared() {
        return SHARED;
    }

    /**
     * What a file says.
     *
     * @param title from its properties; empty if it has none
     * @param text lines end with a line feed, paragraphs stand apart by an empty line, pages by a form feed
     */
    record Text(String title, String text) {}

    /**
     * The text of a PDF file.
     *
     * @param name what the exception calls it
     */
    synchronized Text read(byte[] bytes, String name) throws UnreadableArticleException {
        AtomicBoolean late = new AtomicBoolean();
        Process kept = process;
        try {
            if (kept != null && kept.isAlive()) {
                return inTime(kept, bytes, name, late);
            }
        } catch (IOException e) {
            // It may have ended by itself just now; a new one shows whether the file is at fault.
            kept.destroyForcibly();
        }
        try {
            if (!late.get()) {
                return inTime(start(), bytes, name, late);
            }
        } catch (IOException e) {
            end();
        }
        throw new UnreadableArticleException(name
                + (late.get()
                        ? " takes over " + longest.toSeconds() + " s to read as PDF"
                        : " needs more memory than a PDF file may take, or breaks its reader")
                + ": give the article as text");
    }

    private Text inTime(Process running, byte[] bytes, String name, AtomicBoolean late)
            throws IOException, UnreadableArticleException {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!done.get()) {
                        late.set(true);
                        running.destroyForcibly();
                    }
                });
        try {
            return answer(running, bytes, name);
        } finally {
            done.set(true);
        }
    }

    private static Text answer(Process process, byte[] bytes, String name)
            throws IOException, UnreadableArticleException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
        DataInputStream in = new DataInputStream(process.getInputStream());
        String fault = string(in);
        Text text = new Text(string(in), string(in));
        if (!fault.isEmpty()) {
            throw new UnreadableArticleException(name + " " + fault);
        }
        return text;
    }

    private static String string(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private Process start() throws IOException {
        Process started = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        memory,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        // Or it would leave a list of this machine's fonts in the user's home.
                        "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PdfProcess.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process = started;
        return started;
    }

    private void end() {
        Process last = process;
        if (last != null) {
            last.destroyForcibly();
        }
        process = null;
    }
}
