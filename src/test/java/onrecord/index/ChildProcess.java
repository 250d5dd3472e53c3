package onrecord.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Java process that runs a class of these tests, and talks in lines. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    ChildProcess(Class<?> main, String... args) throws IOException {
        this(List.of(), main, args);
    }

    /** @param before a command that runs the command it is given */
    ChildProcess(List<String> before, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(args));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next line it writes, null after the last. */
    @Nullable
    String hear() throws IOException {
        return output.readLine();
    }

    String ask(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        return String.valueOf(hear());
    }

    /** By its handle: the process object would close the pipe, and lose what was said last. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    void killAndWait() {
        kill();
        process.toHandle().onExit().join();
    }

    @Override
    public void close() {
        killAndWait();
    }
}
