package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a folder of its own, with a Maven and a Java that only write down how they were called. */
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "basename",
            "cat",
            "cksum",
            "cp",
            "cut",
            "dirname",
            "find",
            "head",
            "ln",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "touch");

    @TempDir
    private Path folder;

    private Path home;
    private Path tools;
    private Path jdk;

    @BeforeEach
    void layOut() throws IOException {
        home = Files.createDirectories(folder.resolve("a home"));
        tools = Files.createDirectories(folder.resolve("tools"));
        jdk = Files.createDirectories(folder.resolve("jdk"));
        Files.copy(Path.of("onrecord"), home.resolve("onrecord"));
        Files.writeString(home.resolve("pom.xml"), "");
        Files.createDirectories(home.resolve("src/main"));
        Files.writeString(home.resolve("src/main/A.java"), "");
        for (String tool : TOOLS) {
            script(tools.resolve(tool), "exec " + which(tool) + " \"$@\"");
        }
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        script(jdk.resolve("bin/javac"), "");
        script(jdk.resolve("bin/java"), """
                for argument in "$@"; do
                    case $argument in
                        -XX:ArchiveClassesAtExit=*) echo classes >"${argument#*=}" ;;
                        *) printf '<%s>\\n' "$argument" ;;
                    esac
                done
                """);
        maven("mkdir -p \"$target\" && echo jar >\"$target/onrecord.jar\"");
    }

    @Test
    void builds_on_the_first_start_and_not_on_the_second() throws Exception {
        Run first = start("ask", "--json", "two  words").finish();
        assertThat(first.code).isZero();
        assertThat(first.err).isEqualTo("""
                        onrecord: building OnRecord (first run, about a minute)…
                        onrecord: preparing OnRecord for Java 17…
                        """);
        assertThat(first.out)
                .contains("<-Donrecord.home=" + home.toRealPath() + ">")
                .contains("<-Donrecord.terminals=>")
                .containsPattern("<-XX:SharedArchiveFile=.*/target/onrecord-\\d+.jsa>")
                .endsWith(
                        "<-jar>\n<" + home.toRealPath() + "/target/onrecord-run.jar>\n<ask>\n<--json>\n<two  words>\n");

        Run second = start("status").finish();
        assertThat(second.err).isEmpty();
        assertThat(builds()).isOne();
    }

    @Test
    void builds_anew_when_a_source_is_newer_and_stays_silent_when_told_to() throws Exception {
        start("status").finish();
        Files.setLastModifiedTime(
                home.resolve("src/main/A.java"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(start("status", "--quiet").finish().err).isEmpty();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void starts_through_symbolic_links_from_any_folder() throws Exception {
        Files.createSymbolicLink(folder.resolve("first"), Path.of("a home/onrecord"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), folder.resolve("first"));
        Run run = start(second, Map.of("ONRECORD_JAVA_OPTS", "-Xmx1g -Dx=*"), "status")
                .finish();
        assertThat(run.code).isZero();
        assertThat(run.out)
                .contains("<-Donrecord.home=" + home.toRealPath() + ">")
                .contains("<-Xmx1g>\n<-Dx=*>");
    }

    @Test
    void two_starts_at_once_build_once() throws Exception {
        maven("sleep 1; mkdir -p \"$target\" && echo jar >\"$target/onrecord.jar\"");
        Run one = start("status");
        Run other = start("status");
        assertThat(one.finish().code).isZero();
        assertThat(other.finish().code).isZero();
        assertThat(builds()).isOne();
        assertThat(one.err + other.err).containsOnlyOnce("building OnRecord").containsOnlyOnce("waiting for it");
    }

    @Test
    void a_lock_whose_holder_is_gone_holds_nobody_up() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(home.resolve("target"));
        Files.createSymbolicLink(home.resolve("target/onrecord.lock"), Path.of(Long.toString(gone.pid())));
        assertThat(start("status").finish().code).isZero();
        assertThat(Files.isSymbolicLink(home.resolve("target/onrecord.lock"))).isFalse();
    }

    @Test
    void where_nothing_can_be_written_it_starts_with_what_is_built_and_else_says_so() throws Exception {
        start("status").finish();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.7\"\n");
        script(tools.resolve("ln"), "exit 1");
        Run run = start("status").finish();
        assertThat(run.code).isZero();
        assertThat(run.err).isEmpty();
        assertThat(run.out).contains("<status>").doesNotContain("SharedArchiveFile");

        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createSymbolicLink(home.resolve("target/onrecord.lock"), Path.of(Long.toString(gone.pid())));
        script(tools.resolve("mv"), "exit 1");
        assertThat(start("status").finish().out).contains("<status>");

        Files.setLastModifiedTime(
                home.resolve("src/main/A.java"), FileTime.from(Instant.now().plusSeconds(60)));
        assertOneLine("cannot write to " + home.toRealPath() + "/target, where the build goes", Map.of());
        assertThat(builds()).isOne();
    }

    @Test
    void a_build_that_is_stopped_does_not_count() throws Exception {
        maven("echo half >\"$target/onrecord.jar\"; touch \"$target/started\"; exec sleep 60");
        Run run = start("status");
        await().until(() -> Files.exists(home.resolve("target/started")));
        run.process.destroy();
        assertThat(run.finish().code).isEqualTo(143);
        assertThat(home.resolve("target").toFile().list()).containsExactlyInAnyOrder("started", "onrecord.jar");

        maven("echo jar >\"$target/onrecord.jar\"");
        assertThat(start("status").finish().code).isZero();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void a_build_that_fails_shows_what_maven_said() throws Exception {
        maven("echo '[ERROR] no such thing'; exit 1");
        Run run = start("status").finish();
        assertThat(run.code).isOne();
        assertThat(run.out).isEmpty();
        assertThat(run.err).endsWith("[ERROR] no such thing\nonrecord: the build failed; what Maven said is above\n");
        assertThat(home.resolve("target")).isEmptyDirectory();
    }

    @Test
    void what_is_missing_is_named_in_one_line() throws Exception {
        assertOneLine("JAVA_HOME is /no/such, but there is no bin/java in it", Map.of("JAVA_HOME", "/no/such"));
        assertOneLine("Java is missing: install a JDK, 17 or later", Map.of("JAVA_HOME", ""));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        assertOneLine("Java 17 or later is needed, but " + jdk + "/bin/java is older (11)", Map.of());
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n");
        Files.delete(tools.resolve("mvn"));
        assertOneLine("Maven is missing", Map.of());
    }

    private void assertOneLine(String message, Map<String, String> environment) throws Exception {
        Run run = start(home.resolve("onrecord"), environment, "status").finish();
        assertThat(run.code).isOne();
        assertThat(run.err).startsWith("onrecord: " + message).hasLineCount(1);
        assertThat(run.out).isEmpty();
    }

    private long builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    private void maven(String build) throws IOException {
        script(
                tools.resolve("mvn"),
                "echo build >>'" + folder.resolve("builds") + "'\ntarget='" + home.resolve("target") + "'\n" + build);
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path which(String tool) {
        for (String place : List.of("/bin", "/usr/bin")) {
            if (Files.isExecutable(Path.of(place, tool))) {
                return Path.of(place, tool);
            }
        }
        throw new IllegalStateException("no " + tool + " in /bin or /usr/bin");
    }

    private Run start(String... args) throws IOException {
        return start(home.resolve("onrecord"), Map.of(), args);
    }

    private Run start(Path launcher, Map<String, String> environment, String... args) throws IOException {
        Path dash = Path.of("/usr/bin/dash");
        List<String> command = new ArrayList<>();
        command.add(Files.isExecutable(dash) ? dash.toString() : "/bin/sh");
        command.add(launcher.toString());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        return new Run(
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    private static final class Run {
        private final Process process;
        private final Path outFile;
        private final Path errFile;
        private int code;
        private String out = "";
        private String err = "";

        Run(Process process, Path outFile, Path errFile) {
            this.process = process;
            this.outFile = outFile;
            this.errFile = errFile;
        }

        Run finish() throws Exception {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            code = process.exitValue();
            out = Files.readString(outFile);
            err = Files.readString(errFile);
            return this;
        }
    }
}
