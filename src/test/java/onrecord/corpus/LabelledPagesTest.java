package onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/**
 * Pages of made-up news in many layouts, whose own text is marked {@code data-gold} (which the program does not look at)
 * and whose facts stand in {@code facts.jsonl}. What was found is written to {@code target/pages.txt}.
 */
class LabelledPagesTest {
    private static final Path PAGES = Path.of("src/test/resources/onrecord/corpus/pages");
    private static final List<String> FIELDS =
            List.of("title", "publisher", "agency", "author", "url", "published", "basis");
    /** From this page on, they were written and labelled when the rules were done, which were mended after a first run. */
    private static final int FIRST_LATE = 35;

    private final StringBuilder report = new StringBuilder();

    private static final class Count {
        int cutRightly;
        int cutWrongly;
        int missed;
        int kept;
        int pages;

        double precision() {
            return (double) cutRightly / (cutRightly + cutWrongly);
        }

        double recall() {
            return (double) cutRightly / (cutRightly + missed);
        }

        String line(String name) {
            return String.format(
                    Locale.ROOT,
                    "%s: %d pages, %d lines of furniture, %d of text; furniture precision %.3f, recall %.3f;"
                            + " text kept %.3f%n",
                    name,
                    pages,
                    cutRightly + missed,
                    kept + cutWrongly,
                    precision(),
                    recall(),
                    (double) kept / (kept + cutWrongly));
        }
    }

    @Test
    void tells_furniture_from_text_and_reads_the_facts() throws Exception {
        Count all = new Count();
        Count late = new Count();
        Map<String, Integer> right = new LinkedHashMap<>();
        List<JsonNode> pages = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(PAGES.resolve("facts.jsonl"))) {
            pages.add(json.readTree(line));
        }
        for (JsonNode page : pages) {
            Path file = PAGES.resolve(page.path("file").asText());
            Article article =
                    new ArticleReader().sources(file).findFirst().orElseThrow().read();
            count(all, file, article, true);
            if (Integer.parseInt(ArticleReader.fileName(file).substring(0, 2)) >= FIRST_LATE) {
                count(late, file, article, false);
            }
            compare(page, article, right);
        }
        report.append(all.line("all")).append(late.line("the late ones")).append("facts right:");
        right.forEach((field, count) -> report.append(' ')
                .append(field)
                .append(' ')
                .append(count)
                .append('/')
                .append(pages.size()));
        Files.writeString(Path.of("target", "pages.txt"), report.append('\n'));

        assertThat(pages).hasSizeGreaterThanOrEqualTo(40);
        assertThat(all.precision()).as("%s", report).isGreaterThan(0.97);
        assertThat(all.recall()).as("%s", report).isGreaterThan(0.95);
        assertThat(right.values()).as("%s", report).allMatch(count -> count >= pages.size() - 1);
    }

    private void count(Count count, Path file, Article article, boolean tell)
            throws IOException, UnreadableArticleException {
        count.pages++;
        Document document = new Document(file.toString(), "x", Format.HTML, Files.readAllBytes(file), Map.of());
        Element body =
                Parser.htmlParser().parseInput(HtmlBytes.decode(document), "").body();
        for (PageText.Line line : PageText.of(body, "page").lines()) {
            boolean gold = line.block().closest("[data-gold]") != null;
            boolean cut = article.isBoilerplate(line.span());
            if (cut && gold) {
                count.cutWrongly++;
            } else if (cut) {
                count.cutRightly++;
            } else if (gold) {
                count.kept++;
            } else {
                count.missed++;
            }
            if (tell && cut == gold) {
                report.append(file.getFileName())
                        .append(gold ? " lost: " : " left: ")
                        .append(line.text())
                        .append('\n');
            }
        }
    }

    private void compare(JsonNode gold, Article article, Map<String, Integer> right) {
        Provenance found = article.provenance();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", found.title());
        facts.put("publisher", found.publisher());
        facts.put("agency", found.agency());
        facts.put("author", found.author());
        facts.put("url", found.url());
        facts.put("published", found.published());
        facts.put("basis", found.basis().name().toLowerCase(Locale.ROOT));
        for (String field : FIELDS) {
            String expected = gold.path(field).asText("null");
            String actual = String.valueOf(facts.get(field));
            right.merge(field, expected.equals(actual) ? 1 : 0, Integer::sum);
            if (!expected.equals(actual)) {
                report.append(gold.path("file").asText() + " " + field + " is " + actual + ", not " + expected + "\n");
            }
        }
    }
}
