package onrecord.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onrecord.corpus.ArticleReader;
import onrecord.database.Database;
import onrecord.passage.PassageSplitter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyTableTest {
    private static final Path RESOURCES = Path.of("src/test/resources");

    @TempDir
    Path folder;

    private final Database database = Database.inMemory(UUID.randomUUID().toString());
    private final H2PassageIndex index = H2PassageIndex.open(database.dataSource(), null);

    @AfterEach
    void close() {
        index.close();
        database.close();
    }

    private IndexingReport update(Path corpus) {
        return new Indexer(index, new ArticleReader(), new PassageSplitter(), "test", new HashedEmbedder("hashed", 16))
                .update(corpus, IndexingProgress.SILENT);
    }

    private void write(String id, List<String> paragraphs) throws IOException {
        Files.writeString(
                folder.resolve(id + ".txt"),
                "---\ntitle: \"" + id + "\"\n---\n" + String.join("\n\n", paragraphs) + "\n");
    }

    private Set<String> copies(String id) {
        return index.copies(Set.of(id)).getOrDefault(id, Set.of());
    }

    @Test
    void copies_and_rewrites_are_found_and_a_report_of_its_own_is_not() {
        update(RESOURCES.resolve("copies/articles.jsonl"));

        assertThat(copies("wire-lighthouse"))
                .containsExactlyInAnyOrder(
                        "copy-lighthouse-gazette",
                        "copy-lighthouse-post",
                        "rewrite-lighthouse-mail",
                        "update-lighthouse-times");
        assertThat(copies("own-lighthouse-herald")).isEmpty();
        assertThat(copies("bees")).isEmpty();
        assertThat(index.reports()).isEqualTo(3);
    }

    @Test
    void what_is_changed_or_removed_is_no_copy_any_more() throws IOException {
        Map<String, List<String>> reports = reports("speech/tuned");
        List<String> strike = paragraphs(reports, "harbour-strike");
        write("one", strike);
        write("two", strike);
        update(folder);
        assertThat(copies("one")).containsExactly("two");

        write("two", paragraphs(reports, "bypass-row"));
        update(folder);
        assertThat(copies("one")).isEmpty();
        assertThat(index.reports()).isEqualTo(2);

        write("three", strike);
        update(folder);
        assertThat(copies("three")).containsExactly("one");

        Files.move(folder.resolve("three.txt"), folder.resolve("renamed.txt"));
        update(folder);
        assertThat(copies("one")).containsExactly("renamed");

        Files.delete(folder.resolve("renamed.txt"));
        update(folder);
        assertThat(copies("one")).isEmpty();
    }

    @Test
    void articles_from_before_there_were_marks_are_compared_too() throws IOException {
        List<String> strike = paragraphs(reports("speech/tuned"), "harbour-strike");
        write("one", strike);
        write("two", strike);
        update(folder);
        index.sessions().change(connection -> {
            index.copyTable().remove(connection, "one");
            index.copyTable().remove(connection, "two");
            index.tables().writeSetting(connection, "copies", "");
        });
        assertThat(copies("one")).isEmpty();

        update(folder);
        assertThat(copies("one")).containsExactly("two");
    }

    /** Of each article: a copy with another dateline, one cut short, one edited lightly, one that most was added to. */
    @Test
    void made_up_copies_are_found_and_other_articles_are_not() throws IOException {
        Map<String, List<String>> reports = reports("speech/tuned", "speech/unseen", "speech/fresh");
        List<String> strangers = new ArrayList<>(reports.keySet());
        for (int i = 0; i < strangers.size(); i++) {
            String id = strangers.get(i);
            List<String> report = paragraphs(reports, id);
            List<String> other = paragraphs(reports, strangers.get((i + 1) % strangers.size()));
            write(id, report);
            write(id + ".dateline", dateline(report));
            write(id + ".short", report.subList(0, (report.size() + 1) / 2));
            write(id + ".edited", edited(report));
            write(id + ".rewritten", rewritten(report, other));
        }
        update(folder);

        int made = 0;
        int found = 0;
        List<String> missed = new ArrayList<>();
        Set<String> wrong =
                index
                        .copies(index.articles().stream()
                                .map(PassageIndex.ArticleEntry::id)
                                .toList())
                        .entrySet()
                        .stream()
                        .flatMap(entry -> entry.getValue().stream()
                                .filter(other -> !report(other).equals(report(entry.getKey())))
                                .map(other -> entry.getKey() + " = " + other))
                        .collect(Collectors.toSet());
        for (String id : reports.keySet()) {
            for (String way : List.of(".dateline", ".short", ".edited", ".rewritten")) {
                made++;
                if (copies(id).contains(id + way)) {
                    found++;
                } else {
                    missed.add(id + way);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(found / (double) made).as("found; missed are %s", missed).isGreaterThanOrEqualTo(0.95);
    }

    private static String report(String id) {
        return id.replaceFirst("\\..*", "");
    }

    private static List<String> dateline(List<String> report) {
        List<String> copy = new ArrayList<>(report);
        copy.set(0, "PORT ELLEN (Northern Wire) — " + report.get(0).replaceFirst("^[A-Z ]+ \\([^)]*\\) [-—] ", ""));
        return copy;
    }

    private static List<String> edited(List<String> report) {
        return report.stream()
                .map(paragraph -> paragraph
                        .replace("said", "has said")
                        .replace(" on Monday", "")
                        .replace(" also ", " ")
                        .replace("would", "will")
                        .replace("about", "some"))
                .toList();
    }

    /** A first paragraph of its own, half of the report, and one that belongs elsewhere. */
    private static List<String> rewritten(List<String> report, List<String> other) {
        List<String> rewrite = new ArrayList<>();
        rewrite.add("Nobody here had seen a week like this one, and few would care to see another.");
        rewrite.addAll(report.subList(report.size() / 4, report.size() / 4 + (report.size() + 1) / 2));
        rewrite.add(other.get(other.size() - 1));
        return rewrite;
    }

    private static List<String> paragraphs(Map<String, List<String>> reports, String id) {
        return Objects.requireNonNull(reports.get(id), id);
    }

    private static Map<String, List<String>> reports(String... folders) throws IOException {
        Map<String, List<String>> reports = new LinkedHashMap<>();
        for (String name : folders) {
            try (Stream<Path> files = Files.list(RESOURCES.resolve(name))) {
                for (Path file : files.sorted().toList()) {
                    String body = Files.readString(file).replaceFirst("(?s)^---\n.*?\n---\n", "");
                    reports.put(
                            file.getFileName().toString().replace(".txt", ""),
                            Arrays.stream(body.split("\n\n"))
                                    .map(String::strip)
                                    .filter(paragraph -> !paragraph.isEmpty())
                                    .toList());
                }
            }
        }
        return reports;
    }

    /** Ten thousand articles of random words, a tenth of them copies; the figures are in {@code target/copies.txt}. */
    @Test
    @Tag("long")
    void ten_thousand_articles_are_marked_in_a_few_milliseconds_each() throws IOException {
        Random random = new Random(7);
        List<List<String>> written = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            List<String> paragraphs =
                    i % 10 == 9 ? written.get(random.nextInt(written.size())) : List.of(words(random), words(random));
            written.add(paragraphs);
            write("article" + i, paragraphs);
        }
        long start = System.nanoTime();
        update(folder);
        long indexed = System.nanoTime();
        index.sessions().change(connection -> {
            for (int i = 0; i < 1_000; i++) {
                index.copyTable()
                        .write(
                                connection,
                                index.tables()
                                        .article(connection, "article" + i)
                                        .orElseThrow());
            }
        });
        long marked = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThat(index.copies(Set.of("article" + i, "article" + (i + 1)))).isNotNull();
        }
        long asked = System.nanoTime();
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                Path.of("target/copies.txt"),
                String.format(
                        "10,000 articles indexed in %.1f s; of that marks and copies %.2f ms an article; copies looked up in %.3f ms%n",
                        (indexed - start) / 1e9, (marked - indexed) / 1e9, (asked - marked) / 1e9));
        assertThat(index.reports()).isEqualTo(9_000);
    }

    private static String words(Random random) {
        return random.ints(150, 0, 20_000)
                .mapToObj(word -> "w" + Integer.toString(word, 36))
                .collect(Collectors.joining(" ", "The ", "."));
    }
}
