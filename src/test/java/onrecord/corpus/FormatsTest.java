package onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import onrecord.corpus.Provenance.PublishedBasis;
import onrecord.language.TextSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markdown, HTML and PDF become articles whose bodies hold what is quoted. */
class FormatsTest {
    private static final String TEXT =
            "The harbour of Port Ellen reopened on Tuesday after the storm, its master said.";

    @TempDir
    Path folder;

    private static Article read(Format format, byte[] bytes, Map<String, String> known) throws Exception {
        return new Document("d", "d", format, bytes, known).read();
    }

    private static Article html(String html) throws Exception {
        return read(Format.HTML, html.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static String kept(Article article) {
        StringBuilder left = new StringBuilder(article.body());
        for (TextSpan span : article.boilerplate()) {
            left.replace(span.start(), span.end(), " ".repeat(span.length()));
        }
        return left.toString().strip().replaceAll("\\s*\n\\s*", "|");
    }

    @Test
    void markdown_loses_its_marks_and_keeps_its_front_matter() throws Exception {
        Article article = read(
                Format.MARKDOWN,
                ("---\npublisher: City Post\npublished: 2025-03-04\n---\n# Harbour **reopens** today\n\nThe harbour"
                                + " [reopened](https://x.example/) on *Tuesday*,\nits `master` said to &amp; fro.\n\n- Two"
                                + " cranes were lost in it.\n- No lives were lost in it.\n")
                        .getBytes(StandardCharsets.UTF_8),
                Map.of());

        assertThat(article.provenance().title()).isEqualTo("Harbour reopens today");
        assertThat(article.provenance().publisher()).isEqualTo("City Post");
        assertThat(article.provenance().published()).isEqualTo(LocalDate.of(2025, 3, 4));
        assertThat(kept(article))
                .isEqualTo("The harbour reopened on Tuesday, its master said to & fro."
                        + "|Two cranes were lost in it.|No lives were lost in it.");
    }

    @Test
    void a_page_that_claims_another_encoding_than_it_has_is_read_as_what_it_is() throws Exception {
        String page = "<html><head><meta charset=\"%s\"><title>T</title></head><body><p>" + TEXT
                + " “Señor,” he said.</p></body></html>";
        for (String claim : List.of("utf-8", "iso-8859-1", "windows-1252", "no-such-charset", "utf-16")) {
            for (Charset real : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
                Article article = read(Format.HTML, String.format(page, claim).getBytes(real), Map.of());
                assertThat(article.body()).as("%s as %s", real, claim).contains("“Señor,” he said.");
            }
        }
        byte[] russian = String.format(page, "koi8-r")
                .replace("Señor", "Сеньор")
                .replaceAll("[“”]", "\"")
                .getBytes(Charset.forName("koi8-r"));
        assertThat(read(Format.HTML, russian, Map.of()).body()).contains("\"Сеньор,\" he said.");
        assertThat(read(Format.HTML, ("\uFEFF" + page).getBytes(StandardCharsets.UTF_16LE), Map.of())
                        .body())
                .contains("“Señor,”");
    }

    @Test
    void a_page_in_another_alphabet_is_read_by_the_claim_that_can_be_true_and_not_without_one() throws Exception {
        String words =
                "<title>Порт открыт</title><p>Порт Эллен снова открыт после шторма во вторник, сообщила начальник"
                        + " порта.</p>";
        Charset russian = Charset.forName("windows-1251");
        for (String head : List.of(
                "<?xml version='1.0' encoding='windows-1251'?>",
                "<script charset='utf-8' src='a.js'></script><meta charset='windows-1251'>",
                "<!-- charset=iso-8859-1 --><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
                "<script>var a = '" + "a".repeat(5000) + "';</script><meta charset=windows-1251>")) {
            for (String sent : List.of("utf-8", "iso-8859-1", "no-such-charset")) {
                assertThat(read(Format.HTML, (head + words).getBytes(russian), Map.of("charset", sent))
                                .body())
                        .as(head + " sent as " + sent)
                        .contains("Порт Эллен снова открыт");
            }
        }
        for (String head : List.of("", "<meta charset=utf-8>", "<meta charset=cp-1251>", "<meta charset=iso-8859-1>")) {
            assertThatThrownBy(() -> read(Format.HTML, (head + words).getBytes(russian), Map.of()))
                    .as(head)
                    .hasMessageContaining("in none of the encodings it may be in");
        }
        assertThat(read(Format.HTML, words.getBytes(StandardCharsets.UTF_16LE), Map.of())
                        .body())
                .contains("Порт Эллен снова открыт");
    }

    @Test
    void a_list_of_letters_in_a_script_is_no_other_alphabet() throws Exception {
        byte[] page = ("<script>var from = 'àáäâèéëêìíïîòóöôùúüûñç'</script><p>" + TEXT
                        + " It was a café, he said.</p>")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(Format.HTML, page, Map.of()).body()).contains("café");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "<!--\n%s\n-->",
                "//<![CDATA[\n%s\n//]]>",
                "/* <![CDATA[ */ %s /* ]]> */",
                "%s;",
                "{\"@type\": \"BreadcrumbList\"}\n%s",
                "[{\"@type\": \"NewsArticle\", \"headline\": \"Another story\", \"url\": \"https://city.example/b\"}, %s]"
            })
    void reads_how_a_page_describes_its_article(String form) throws Exception {
        String described = "{\"@type\": [\"NewsArticle\"], \"headline\": \"Harbour\\' reopens\", \"datePublished\":"
                + " [\"2025-03-04\"], \"author\": [{\"name\": [\"By Ann Reid\"]}, \"Bob Low\"],"
                + " \"mainEntityOfPage\": {\"@id\": \"http://www.city.example/a/#article\"}}";

        Article article = html("<link rel=canonical href='https://city.example/a'><script type='application/ld+json'>"
                + String.format(form, described) + "</script><p>" + TEXT + "</p>");

        assertThat(article.provenance().title()).isEqualTo("Harbour' reopens");
        assertThat(article.provenance().author()).isEqualTo("Ann Reid, Bob Low");
        assertThat(article.provenance().published()).isEqualTo(LocalDate.of(2025, 3, 4));
    }

    @Test
    void a_page_on_its_own_tells_where_it_was() throws Exception {
        String described = "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"url\":"
                + " \"https://city.example/a#top\"}</script>";
        for (String page : List.of(
                described + "<p>" + TEXT,
                "<!-- saved from url=(0022)https://city.example/a --><html><p>" + TEXT,
                "<html><!--\n Page saved with SingleFile \n url: https://city.example/a \n--><p>" + TEXT,
                "<!-- saved from url=(0022)https://city.example/x --><link rel=canonical href='/a'><p>" + TEXT)) {
            assertThat(html(page).provenance().url()).as(page).hasToString("https://city.example/a");
        }
    }

    @Test
    void a_day_that_a_feed_states_counts_for_more_than_one_that_stands_on_the_page() throws Exception {
        Map<String, String> known = Map.of("published", "2025-03-04", "published-basis", "stated");
        String page = "<title>T</title>%s<p>" + TEXT + "</p>";

        assertThat(read(
                                Format.HTML,
                                String.format(page, "<time>12 May 2020</time>").getBytes(StandardCharsets.UTF_8),
                                known)
                        .provenance()
                        .published())
                .isEqualTo(LocalDate.of(2025, 3, 4));
        assertThat(read(
                                Format.HTML,
                                String.format(page, "<meta name=date content=2025-03-03>")
                                        .getBytes(StandardCharsets.UTF_8),
                                known)
                        .provenance()
                        .published())
                .isEqualTo(LocalDate.of(2025, 3, 3));
    }

    @Test
    void a_live_report_is_its_parts_though_each_has_a_link_to_itself() throws Exception {
        String part =
                "<article class=post><h2><a href='#p1'>Cranes fall</a></h2><p>Two cranes fell at %s, and nobody was"
                        + " hurt, the harbour master said.</p></article>";

        Article article = html("<title>Storm: live</title><h1>Storm: live</h1><main>" + String.format(part, "nine")
                + String.format(part, "ten") + String.format(part, "noon") + "</main>");

        assertThat(kept(article)).contains("fell at nine", "fell at ten", "fell at noon");
    }

    @Test
    void the_story_that_follows_on_a_page_without_end_is_another() throws Exception {
        String story = "<article><h1>%s</h1><p>%s</p><p>" + TEXT + "</p></article>";

        Article article = html("<title>Harbour reopens - City Post</title><main>"
                + String.format(story, "Harbour reopens", "Ferries sail again on Thursday, she told reporters there.")
                + String.format(
                        story, "Cow wins prize", "A cow from Bowmore won the first prize at the fair, judges said.")
                + "</main>");

        assertThat(kept(article)).isEqualTo("Ferries sail again on Thursday, she told reporters there.|" + TEXT);
    }

    @Test
    void what_a_page_offers_beside_its_text_is_no_text() throws Exception {
        Article article =
                html("<title>Harbour reopens</title><article><p>" + TEXT + "</p><amp-ad><div>The advertisement did"
                        + " not load this time.</div></amp-ad><p>" + TEXT.replace("Tuesday", "Friday")
                        + "</p><div class='jp-relatedposts'><p>A dog was found on the beach on Sunday, its owner said.</p></div>"
                        + "<h3>Share this:</h3><div><p>This article is for subscribers only.</p><p>Subscribe to continue reading this"
                        + " article and others.</p></div></article>");

        assertThat(kept(article)).isEqualTo(TEXT + "|" + TEXT.replace("Tuesday", "Friday"));
    }

    @Test
    void paragraphs_stand_apart_however_they_were_set() throws Exception {
        String next = TEXT.replace("Tuesday", "Friday");

        assertThat(html("<p>" + TEXT + "<br><br>" + next + "<br>He left.").body())
                .isEqualTo(TEXT + "\n\n" + next + "\nHe left.\n");
        assertThat(html("<pre>\n" + TEXT.replace(" the storm", "\nthe storm") + "\n \n" + next + "\n</pre>")
                        .body())
                .isEqualTo(TEXT + "\n\n" + next + "\n");
    }

    @Test
    void a_page_of_utf8_with_a_broken_byte_is_refused_rather_than_garbled() {
        byte[] bytes = ("<p>" + TEXT + " “One” and “two” and “three”.</p>").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 10] = (byte) 0xC3;

        assertThatThrownBy(() -> read(Format.HTML, bytes, Map.of()))
                .hasMessage("d is in none of the encodings it may be in (UTF-8): save it as UTF-8");
    }

    @Test
    void what_is_not_shown_is_not_read() throws Exception {
        Article article = html("<title>T</title><style>p {}</style><p>" + TEXT
                + "</p><script>var a = 'Spoken by nobody at all in this town.';</script><p hidden>Hidden words are here for"
                + " nobody to read.</p><p style='display: none'>Nor are these words here for anybody.</p><p>It soft\u00ADened"
                + " the<br>blow to the island trade, they said.</p>");

        assertThat(article.body()).isEqualTo(TEXT + "\n\nIt softened the\nblow to the island trade, they said.\n");
    }

    @Test
    void a_page_without_running_text_is_refused() {
        assertThatThrownBy(() -> html("<ul><li><a href=/a>One story of today</a><li><a href=/b>Another one</a></ul>"))
                .hasMessageContaining("d shows no running text: give the page of one article");
        assertThatThrownBy(() -> html("<div id=root></div><script src=/app.js></script>"))
                .hasMessageContaining("no running text");
    }

    @Test
    void another_sites_word_for_where_a_page_belongs_is_not_taken() throws Exception {
        Map<String, String> known = Map.of("url", "https://www.city.example/a?utm=1");
        String page = "<link rel=canonical href='%s'><title>T</title><p>" + TEXT + "</p>";

        assertThat(read(Format.HTML, String.format(page, "/a").getBytes(StandardCharsets.UTF_8), known)
                        .provenance()
                        .url())
                .hasToString("https://www.city.example/a");
        assertThat(read(
                                Format.HTML,
                                String.format(page, "https://evil.example/").getBytes(StandardCharsets.UTF_8),
                                known)
                        .provenance()
                        .url())
                .hasToString("https://www.city.example/a?utm=1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "none",
            value = {
                "2025-03-04T23:30:00-05:00;2025-03-04",
                "20250304;2025-03-04",
                "2025/03/04 10:00;2025-03-04",
                "Tue, 04 Mar 2025 10:00:00 GMT;2025-03-04",
                "March 4, 2025;2025-03-04",
                "4th March 2025, 9 pm;2025-03-04",
                "Sept. 23, 2025;2025-09-23",
                "5 March, 2025;2025-03-05",
                "2025-3-4;2025-03-04",
                "04/03/2025;none",
                "2025-02-30;none",
                "March 2025;none",
                "yesterday;none"
            })
    void days_are_read_in_many_forms_and_never_guessed(String text, LocalDate day) {
        assertThat(PublishedDay.of(text).orElse(null)).isEqualTo(day);
    }

    @Test
    void a_pdf_becomes_paragraphs_and_loses_what_returns_on_every_page() throws Exception {
        byte[] pdf = PdfFiles.of(List.of(
                List.of(
                        "City Post - page 1",
                        "",
                        "Harbour reopens after the storm",
                        "",
                        "The harbour of Port Ellen reopened on Tues-",
                        "day after the storm, its master told",
                        "reporters at the quay."),
                List.of(
                        "City Post - page 2",
                        "",
                        "Ferries sail again on 6 March, the operator",
                        "said in a statement on Wednesday.")));
        Files.write(folder.resolve("harbour.pdf"), pdf);

        Article article =
                new ArticleReader().sources(folder).findFirst().orElseThrow().read();

        assertThat(article.id()).isEqualTo("harbour");
        assertThat(article.provenance().title()).isEqualTo("Harbour reopens after the storm");
        assertThat(article.provenance().basis()).isEqualTo(PublishedBasis.UNKNOWN);
        assertThat(kept(article))
                .isEqualTo(
                        "The harbour of Port Ellen reopened on Tuesday after the storm, its master told reporters at the"
                                + " quay.|Ferries sail again on 6 March, the operator said in a statement on Wednesday.");
    }

    @Test
    void a_pdf_that_cannot_be_read_says_why() throws Exception {
        assertThatThrownBy(() -> read(Format.PDF, new byte[100], Map.of()))
                .hasMessageContaining("cannot be read as PDF");
        assertThatThrownBy(() -> read(Format.PDF, PdfFiles.of(List.of(List.of())), Map.of()))
                .hasMessageContaining("holds no text, perhaps pictures of it");
        assertThatThrownBy(() -> read(Format.PDF, PdfFiles.locked(), Map.of()))
                .hasMessageContaining("protected by a password");
        assertThat(read(Format.PDF, PdfFiles.of(List.of(List.of(TEXT))), Map.of())
                        .body())
                .isEqualTo(TEXT + "\n");
    }
}
