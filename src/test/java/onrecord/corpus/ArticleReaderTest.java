package onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import onrecord.corpus.Provenance.PublishedBasis;
import onrecord.language.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleReaderTest {
    @TempDir
    Path folder;

    private Path write(String name, String text) throws Exception {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static List<ArticleSource> sources(Path path) throws Exception {
        try (Stream<ArticleSource> sources = new ArticleReader().sources(path)) {
            return sources.toList();
        }
    }

    private static Article read(Path path) throws Exception {
        return sources(path).get(0).read();
    }

    @Test
    void reads_front_matter_and_leaves_the_body_as_it_is() throws Exception {
        Path file = write("2025-01-02-talks.txt", """
                ---
                title: "Envoys say: \\"talks\\" go on"
                publisher: The Daily
                agency: AFP
                url: https://news.example/talks?id=1
                published: 2025-01-02
                published-basis: inferred
                other: [1, 2]
                ---
                 The envoys met.\r
                They left.
                """);

        Article article = read(file);

        assertThat(article.id()).isEqualTo("2025-01-02-talks");
        assertThat(article.body()).isEqualTo(" The envoys met.\r\nThey left.\n");
        assertThat(article.provenance().title()).isEqualTo("Envoys say: \"talks\" go on");
        assertThat(article.provenance().publisher()).isEqualTo("The Daily");
        assertThat(article.provenance().agency()).isEqualTo("AFP");
        assertThat(article.provenance().url()).hasToString("https://news.example/talks?id=1");
        assertThat(article.provenance().published()).isEqualTo(LocalDate.of(2025, 1, 2));
        assertThat(article.provenance().basis()).isEqualTo(PublishedBasis.INFERRED);
    }

    @Test
    void front_matter_may_hold_nothing_but_comments() throws Exception {
        assertThat(read(write("a.txt", "---\n# nothing yet\n---\nText.")).body())
                .isEqualTo("Text.");
    }

    @Test
    void reads_over_breaks_that_fit_a_line_to_a_width_and_leaves_them_in_the_body() throws Exception {
        String text = """
                Harbour reopens after storm

                By Ann Reid

                  The harbour of Port Ellen reopened on
                Tuesday after the storm, its master Ann
                Reid said. Two cranes were lost and the
                ferry pier was closed for eleven days.
                  Ferries will sail again on 6 March, and
                the fishing fleet went out on Wednesday
                morning, before the sun rose.
                """;

        Article article = read(write("a.txt", text));

        String reading = article.reading();
        assertThat(article.body()).isEqualTo(text);
        assertThat(reading).hasSameSizeAs(text);
        assertThat(reading.replace('\n', ' ')).isEqualTo(text.replace('\n', ' '));
        assertThat(article.provenance().title()).isEqualTo("Harbour reopens after storm");
        assertThat(article.prose().stream().flatMap(stretch -> Sentences.in(reading, stretch).stream()))
                .extracting(sentence -> sentence.in(reading))
                .containsExactly(
                        "The harbour of Port Ellen reopened on Tuesday after the storm, its master Ann Reid said.",
                        "Two cranes were lost and the ferry pier was closed for eleven days.",
                        "Ferries will sail again on 6 March, and the fishing fleet went out on Wednesday morning, before the"
                                + " sun rose.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Harbour reopens on Tuesday\nCow wins a prize at the fair\nDog found on the beach today\nFerry pier closed again\n",
                "the sea, the sea,\nit took my love from me,\nand gave her back\nin silver and in black\n",
                "He spoke of the harbour.\nShe spoke of the storm that took the cranes.\nthey left.\nand that was all there was.\n"
            })
    void leaves_other_lines_as_they_are(String text) throws Exception {
        assertThat(read(write("a.txt", text)).reading()).isEqualTo(text);
    }

    @Test
    void front_matter_may_be_that_of_a_site_generator() throws Exception {
        Provenance provenance = read(write("a.txt", """
                        ---
                        title: Harbour reopens
                        date: 2025-03-04 10:00:00 +0200
                        author: [Ann Reid, Bob Low]
                        draft: {"of": "nothing"}
                        ---
                        Text.""")).provenance();

        assertThat(provenance.published()).isEqualTo(LocalDate.of(2025, 3, 4));
        assertThat(provenance.author()).isEqualTo("Ann Reid, Bob Low");
        assertThat(read(write("b.txt", "---\npublished: 2025-01-02\ndate: 2025-03-04\n---\nText."))
                        .provenance()
                        .published())
                .isEqualTo(LocalDate.of(2025, 1, 2));
        assertThat(read(write("c.txt", "---\ndate: soon\n---\nText."))
                        .provenance()
                        .published())
                .isNull();
    }

    @Test
    void a_date_without_a_basis_is_stated_and_a_missing_date_unknown() throws Exception {
        assertThat(read(write("a.txt", "---\npublished: 2025-01-02T10:00Z\n---\nText."))
                        .provenance()
                        .basis())
                .isEqualTo(PublishedBasis.STATED);
        assertThat(read(write("b.txt", "---\ntitle: 1984\n---\nText.")).provenance())
                .isEqualTo(new Provenance("1984", null, null, null, null, PublishedBasis.UNKNOWN));
    }

    @Test
    void a_bare_file_is_titled_by_its_headline_or_else_by_its_id() throws Exception {
        assertThat(read(write("a.txt", "Envoys meet in Oslo\n\nThe envoys met."))
                        .provenance()
                        .title())
                .isEqualTo("Envoys meet in Oslo");
        assertThat(read(write("b.txt", "The envoys met. They left.\n"))
                        .provenance()
                        .title())
                .isEqualTo("b");
        assertThat(read(write("c.txt", "Nov 9, 2025 - 14:00\nThe envoys met.\n"))
                        .provenance()
                        .title())
                .isEqualTo("c");
    }

    @Test
    void tolerates_a_byte_order_mark_and_windows_line_breaks() throws Exception {
        Article article = read(write("a.txt", "\uFEFF---\r\ntitle: T\r\n---\r\nText.\r\n"));

        assertThat(article.provenance().title()).isEqualTo("T");
        assertThat(article.body()).isEqualTo("Text.\r\n");
    }

    @Test
    void hashes_the_bytes_of_a_file_without_reading_it_into_an_article() throws Exception {
        byte[] bytes = {'T', (byte) 0xFF, '.'};
        ArticleSource source = sources(write("a.txt", bytes)).get(0);

        assertThat(source.hash())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(read(write("b.txt", "Text.")).hash())
                .isEqualTo(sources(folder.resolve("b.txt")).get(0).hash());
    }

    @Test
    void finds_the_documents_of_a_folder_to_its_depth_in_the_order_of_their_names() throws Exception {
        write("b.txt", "B.");
        write("a/z.TXT", "Z.");
        write("c.jsonl", "{\"id\":\"1\",\"text\":\"One.\"}\n\n{\"id\":\"2\",\"text\":\"Two.\"}");
        write("d.jpeg", "No");
        write(".hidden.txt", "No.");
        write(".git/e.txt", "No.");

        assertThat(sources(folder)).extracting(ArticleSource::id).containsExactly("z", "b", "1", "2");
    }

    @Test
    void takes_saved_pages_and_whole_sites_as_they_lie() throws Exception {
        write("story.html", "<p>The harbour of Port Ellen reopened on Tuesday.");
        write("story_files/frame.html", "<p>Buy new boots today at the boot shop in town.");
        write("harbour_files/notes.txt", "Text.");
        write("2025/03/cow-wins/index.html", "<p>The cow of Port Ellen won on Tuesday.");
        write("2025/03/dog-lost/index.htm", "<p>The dog of Port Ellen left on Tuesday.");

        assertThat(sources(folder))
                .extracting(ArticleSource::id)
                .containsExactly("cow-wins", "dog-lost", "notes", "story");
    }

    @Test
    void what_the_file_system_does_not_tell_keeps_its_id_or_hides_articles() throws Exception {
        for (String name : List.of("a.b.txt", "c.jsonl", "to-a-folder")) {
            Files.createSymbolicLink(folder.resolve(name), folder.resolve(name));
        }

        List<ArticleSource> sources = sources(folder);

        assertThat(sources)
                .extracting(ArticleSource::id)
                .containsExactly("a.b", folder.resolve("c.jsonl").toString());
        assertThat(sources).extracting(ArticleSource::hidesArticles).containsExactly(false, true);
        assertThatThrownBy(() -> sources.get(0).read()).hasMessageContaining("a.b.txt cannot be looked at");
    }

    @Test
    void what_may_not_be_read_keeps_its_id_or_hides_articles() throws Exception {
        write("a.txt", "A.");
        write("b.jsonl", "{\"id\":\"1\",\"text\":\"One.\"}");
        write("c/d.txt", "D.");
        List<File> shut = Stream.of("a.txt", "b.jsonl", "c")
                .map(folder::resolve)
                .map(Path::toFile)
                .toList();
        shut.forEach(file -> assertThat(file.setReadable(false)).isTrue());
        assumeThat(shut).as("what root may not read").noneMatch(File::canRead);

        List<ArticleSource> sources = sources(folder);
        shut.forEach(file -> assertThat(file.setReadable(true)).isTrue());

        assertThat(sources)
                .extracting(ArticleSource::id)
                .containsExactly("a", shut.get(1).toString(), shut.get(2).toString());
        assertThat(sources).extracting(ArticleSource::hidesArticles).containsExactly(false, true, true);
    }

    @Test
    void reads_a_line_of_a_jsonl_file_as_an_article() throws Exception {
        List<ArticleSource> sources = sources(write(
                "a.jsonl",
                "\uFEFF{\"text\":\"The envoys\\nmet.\",\"title\":\"T\",\"date\":\"2023-09-26\",\"publisher\":\"P\","
                        + "\"url\":\"https://news.example/\",\"id\":\"x/1\",\"more\":{\"id\":3}}\r\n"
                        + "{\"id\":2,\"title\":null,\"date\":\"\",\"text\":\"Two.\"}\n"));

        Article first = sources.get(0).read();
        assertThat(first.id()).isEqualTo("x/1").isEqualTo(sources.get(0).id());
        assertThat(first.body()).isEqualTo("The envoys\nmet.");
        assertThat(first.provenance().published()).isEqualTo(LocalDate.of(2023, 9, 26));
        assertThat(first.provenance().basis()).isEqualTo(PublishedBasis.STATED);
        assertThat(first.hash()).isEqualTo(sources.get(0).hash());
        assertThat(sources.get(1).read().provenance())
                .isEqualTo(new Provenance("2", null, null, null, null, PublishedBasis.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:x", "no address", "ftp://news.example/a", "https:", "/talks"})
    void takes_a_url_that_is_no_web_address_for_unknown(String url) throws Exception {
        Article article = sources(write("a.jsonl", "{\"id\":1,\"text\":\"A.\",\"url\":\"" + url + "\"}"))
                .get(0)
                .read();

        assertThat(article.provenance().url()).isNull();
        assertThat(article.body()).isEqualTo("A.");
    }

    @Test
    void the_hash_of_a_line_changes_with_that_line_alone() throws Exception {
        List<ArticleSource> before =
                sources(write("a.jsonl", "{\"id\":1,\"text\":\"A.\"}\n{\"id\":2,\"text\":\"B.\"}\n"));
        List<ArticleSource> after =
                sources(write("a.jsonl", "{\"id\":1,\"text\":\"Longer.\"}\n{\"id\":2,\"text\":\"B.\"}"));

        assertThat(after.get(0).hash()).isNotEqualTo(before.get(0).hash());
        assertThat(after.get(1).hash()).isEqualTo(before.get(1).hash());
        assertThatThrownBy(() -> before.get(0).read())
                .isInstanceOf(UnreadableArticleException.class)
                .hasMessageEndingWith("line 1 changed while it was being read: try again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":1,\"text\":|is not JSON",
                "{\"id\":1,\"text\":\"A.\"} {}|is not JSON",
                "[1]|is not a JSON object",
                "{\"text\":\"A.\"}|has no \"id\"",
                "{\"id\":\" \",\"text\":\"A.\"}|has no \"id\"",
                "{\"id\":1}|has no \"text\"",
                "{\"id\":1,\"text\":\" \"}|has no text",
                "{\"id\":1,\"text\":\"A.\",\"date\":\"yesterday\"}|no date"
            })
    void names_the_fault_of_a_line_and_goes_on_with_the_next(String line, String fault) throws Exception {
        List<ArticleSource> sources = sources(write("a.jsonl", line + "\n{\"id\":9,\"text\":\"Nine.\"}\n"));

        assertThatThrownBy(() -> sources.get(0).read())
                .isInstanceOf(UnreadableArticleException.class)
                .hasMessageContaining("a.jsonl line 1 ")
                .hasMessageContaining(fault)
                .hasMessageMatching("[^\\n]+");
        assertThat(sources.get(1).read().body()).isEqualTo("Nine.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "---\\ntitle: T\\nText.|never closes it",
                "---\\n- a\\n---\\nText.|not a list of keys",
                "---\\ntitle: a: b\\n---\\nText.|not YAML in line 2",
                "---\\ntitle: [\\n---\\nText.|not YAML",
                "---\\ntitle: !odd a\\n---\\nText.|not YAML in line 2",
                "---\\npublished: 2025-02-30\\n---\\nText.|no date",
                "---\\npublished: May 3\\n---\\nText.|no date",
                "---\\npublished: 2025-02-03\\npublished-basis: guessed\\n---\\nText.|write stated, inferred or unknown",
                "---\\npublished-basis: stated\\n---\\nText.|no published",
                "---\\npublished: 2025-02-03\\npublished-basis: unknown\\n---\\nText.|remove one",
                "---\\ntitle: T\\n---\\n \\n|has no text",
                "---\\ntitle: T\\n---|has no text",
                "+++\\ntitle = 'T'\\n+++\\nText.|front matter in TOML"
            })
    void names_the_fault_of_a_file(String text, String fault) throws Exception {
        Path file = write("a.txt", text.replace("\\n", "\n"));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableArticleException.class)
                .hasMessageContaining("a.txt ")
                .hasMessageContaining(fault)
                .hasMessageMatching("[^\\n]+");
    }

    @Test
    void names_a_text_in_a_folder_whose_kind_is_not_read() throws Exception {
        List<String> names = List.of("a.docx", "b.json", "c.csv", "d.xml", "e.html.gz", "f.epub", "g.warc");
        for (String name : names) {
            write(name, "PK");
        }

        List<ArticleSource> sources = sources(folder);

        assertThat(sources).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            assertThatThrownBy(sources.get(i)::read)
                    .hasMessageContaining(
                            names.get(i) + " is of a kind that is not read: save it as one of .txt, .md, .html, .pdf");
        }
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() throws Exception {
        Path file = write("a.txt", new byte[] {'O', 'k', ' ', (byte) 0xE9, ' ', '.'});

        assertThatThrownBy(() -> read(file)).hasMessageContaining("a.txt is not UTF-8 (byte 4): save it as UTF-8");
    }

    @Test
    void refuses_a_document_over_five_mebibytes() throws Exception {
        String text = "Much. ".repeat((5 << 20) / 6 + 1);
        Path file = write("a.txt", text);
        Path lines = write("b.jsonl", "{\"id\":1,\"text\":\"" + text + "\"}\n{\"id\":2,\"text\":\"B.\"}");

        assertThatThrownBy(() -> read(file)).hasMessageContaining("over 5 MiB");
        assertThatThrownBy(() -> read(lines)).hasMessageContaining("b.jsonl line 1 is over 5 MiB");
        assertThat(sources(lines).get(1).read().body()).isEqualTo("B.");
    }

    @Test
    void says_what_is_wrong_with_a_path() throws Exception {
        Path missing = folder.resolve("missing");
        Path other = write("a.docx", "PK");

        assertThatThrownBy(() -> new ArticleReader().sources(missing))
                .isInstanceOf(UnreadableArticleException.class)
                .hasMessageContaining("missing does not exist");
        assertThatThrownBy(() -> new ArticleReader().sources(other)).hasMessageContaining("neither a folder nor");
    }
}
