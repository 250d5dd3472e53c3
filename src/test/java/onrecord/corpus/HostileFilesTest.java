package onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import onrecord.passage.PassageSplitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder of files made to hang, crash or fill memory is read to its end by a process with little memory: each is named
 * with what is wrong with it, and those beside it are read. The time limits only end a test that hangs.
 */
@Timeout(120)
class HostileFilesTest {
    private static final String GOOD =
            "The harbour of Port Ellen reopened on Tuesday after the storm, its master said.";

    @TempDir
    Path folder;

    /** Reads the folder that it is given, and says what came of each file. */
    static final class ReadingProcess {
        private ReadingProcess() {}

        public static void main(String[] args) throws Exception {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            try (Stream<ArticleSource> sources = new ArticleReader().sources(Path.of(args[0]))) {
                sources.forEach(source -> {
                    String name = Path.of(source.name()).getFileName().toString();
                    try {
                        source.hash();
                        int passages =
                                new PassageSplitter().split(source.read()).size();
                        out.println(name + "\tread, " + (passages > 0 ? "some" : "no") + " passages");
                    } catch (UnreadableArticleException e) {
                        out.println(name + "\t" + String.valueOf(e.getMessage()).replace(source.name() + " ", ""));
                    }
                });
            }
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void makeHuge(String name) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(100L << 20);
        }
    }

    private Map<String, String> read() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ReadingProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> said = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", 2);
                said.put(parts[0], parts[1]);
            }
        } finally {
            process.destroyForcibly();
        }
        return said;
    }

    @Test
    void names_each_and_reads_the_rest() throws Exception {
        byte[] rubbish = new byte[300_000];
        new Random(1).nextBytes(rubbish);
        write("a-good.txt", GOOD);
        for (String extension : List.of("txt", "md", "html", "pdf")) {
            makeHuge("huge." + extension);
            Files.write(folder.resolve("rubbish." + extension), rubbish);
        }
        Files.write(folder.resolve("bomb.pdf"), PdfFiles.bomb(80));
        write("deep.html", "<div>".repeat(900_000) + GOOD);
        write("formats.html", "<b><i><u><font size=1>".repeat(2_000) + "<p>".repeat(20_000) + GOOD);
        write("tables.html", "<table><tr><td>".repeat(30_000) + GOOD);
        write("attributes.html", "<p " + "a=1 b=2 ".repeat(500_000) + ">" + GOOD);
        write("lines.html", "<br>x".repeat(900_000));
        write(
                "json.html",
                "<script type='application/ld+json'>" + "[".repeat(1_000_000) + "</script><p>" + GOOD + "</p>");
        write("deep.md", ">".repeat(1_000_000) + GOOD);
        write("stars.md", "*a **b ".repeat(100_000) + GOOD);
        write("brackets.md", "[".repeat(500_000) + GOOD);
        write("cuts.txt", GOOD + "\nAll news\n".repeat(90_000));
        write("teasers.txt", "Related\n".repeat(110_000) + "\n" + GOOD);
        write("long-line.txt", "word ".repeat(190_000));
        write("control.txt", "\u0001\u0002\u0003\u0004\u0005".repeat(100) + GOOD);
        write("yaml.txt", "---\na: &a [x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n---\n" + GOOD);
        write("million.txt", "A line of it.\n".repeat(100_000));
        Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("/etc/hostname"));
        Files.createSymbolicLink(folder.resolve("loop.txt"), folder.resolve("loop.txt"));
        Files.createSymbolicLink(folder.resolve("inside.md"), folder.resolve("a-good.txt"));
        write("z-good.html", "<title>T</title><p>" + GOOD + "</p>");

        Map<String, String> said = read();

        assertThat(said)
                .containsEntry("a-good.txt", "read, some passages")
                .containsEntry("z-good.html", "read, some passages");
        assertThat(said).containsEntry("inside.md", "read, some passages");
        assertThat(said.get("huge.txt")).isEqualTo("is over 5 MiB: split it into articles");
        assertThat(said.get("huge.md")).contains("over 5 MiB");
        assertThat(said.get("huge.html")).contains("over 5 MiB");
        assertThat(said.get("huge.pdf")).contains("over 25 MiB");
        assertThat(said.get("rubbish.txt")).contains("is not UTF-8");
        assertThat(said.get("rubbish.md")).contains("is not UTF-8");
        assertThat(said.get("rubbish.html")).contains("none of the encodings");
        assertThat(said.get("rubbish.pdf")).contains("cannot be read as PDF");
        assertThat(said.get("bomb.pdf")).isNotNull().doesNotStartWith("read");
        assertThat(said.get("lines.html")).contains("over 20,000 lines");
        assertThat(said.get("deep.html")).isEqualTo("read, some passages");
        assertThat(said.get("json.html")).isEqualTo("read, some passages");
        assertThat(said.get("control.txt")).contains("binary data");
        assertThat(said.get("million.txt")).contains("over a million characters");
        assertThat(said.get("link.txt")).contains("is a link out of the folder");
        assertThat(said.get("loop.txt")).contains("cannot be looked at");
        assertThat(said)
                .containsKeys(
                        "formats.html",
                        "tables.html",
                        "attributes.html",
                        "deep.md",
                        "stars.md",
                        "brackets.md",
                        "cuts.txt",
                        "teasers.txt",
                        "long-line.txt",
                        "yaml.txt");
        assertThat(said).hasSize(29);
    }

    @Test
    void gives_up_a_pdf_that_takes_too_long() throws Exception {
        PdfWorker impatient = new PdfWorker(Duration.ofMillis(1), "-Xmx64m");
        byte[] pdf = PdfFiles.of(List.of(List.of(GOOD)));

        assertThatThrownBy(() -> impatient.read(pdf, "slow.pdf")).hasMessageContaining("slow.pdf takes over");
        assertThat(PdfWorker.shared().read(pdf, "slow.pdf").text()).contains("Port Ellen");
    }
}
