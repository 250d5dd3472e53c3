package onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import onrecord.passage.PassageSplitter;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes a file holds, reading it gives an article in which everything fits together, or the one exception that
 * says what is wrong. Each format is tried for a second, from the same seeds on; with {@code -Donrecord.fuzz.seconds=600} for longer.
 */
class FormatsFuzzTest {
    private static final Duration BOX = Duration.ofMillis(1000L * Integer.getInteger("onrecord.fuzz.seconds", 2) / 2);
    private static final String SNIPPETS = "<>&;\"'=/-*_#[]()>|`~\\{}:%$\0\u0001\n\r\t \u00ad\ufeff";
    private static final List<String> WORDS = List.of(
            "<div>",
            "</div>",
            "<article>",
            "<p",
            "<script>",
            "</title>",
            "<!--",
            "-->",
            "<![CDATA[",
            "---\n",
            "\n\n",
            "> > ",
            "* * *",
            "```",
            "charset=utf-16",
            "endobj",
            "stream",
            "/FlateDecode",
            "/Kids [2 0 R]",
            "99999999999",
            "READ MORE: x",
            "Advertisement",
            "{\"@type\":\"NewsArticle\"",
            "&#x110000;",
            "\ud800",
            "published: 2025-13-45");

    @Test
    void text() throws IOException {
        hold(Format.TEXT, Files.readAllBytes(Path.of("corpus", "2025-11-09-lavrov-mess-to-clear-up.txt")));
    }

    @Test
    void markdown() throws IOException {
        hold(
                Format.MARKDOWN,
                "---\ntitle: T\n---\n# One\n\n> a *b* **c** [d](e)\n\n1. f\n   - g\n\n| h | i |\n\n    code\n<b>j</b>\n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void html() throws IOException {
        hold(
                Format.HTML,
                Files.readAllBytes(Path.of("src/test/resources/onrecord/corpus/pages/04-cards-of-other-stories.html")));
    }

    @Test
    void pdf() throws IOException {
        hold(Format.PDF, PdfFiles.of(List.of(List.of("One line of it.", "", "Another."), List.of("Two."))));
    }

    private static void hold(Format format, byte[] good) {
        long end = System.nanoTime() + BOX.toNanos();
        for (long seed = 0; System.nanoTime() - end < 0; seed++) {
            hold(format, seed, good);
        }
    }

    private static void hold(Format format, long seed, byte[] good) {
        String which = format + ", seed " + seed;
        try {
            Article article = new Document("fuzzed", "fuzzed", format, spoilt(good, new Random(seed)), Map.of()).read();
            assertThat(new PassageSplitter().split(article))
                    .as(which)
                    .allSatisfy(passage -> assertThat(passage.span().end())
                            .isLessThanOrEqualTo(article.body().length()));
        } catch (UnreadableArticleException e) {
            assertThat(e).as(which).hasMessageStartingWith("fuzzed ");
            assertThat(String.valueOf(e.getMessage()).lines()).as(which).hasSize(1);
        } catch (RuntimeException e) {
            throw new AssertionError(which, e);
        }
    }

    private static byte[] spoilt(byte[] good, Random random) {
        StringBuilder text = new StringBuilder(new String(good, StandardCharsets.ISO_8859_1));
        for (int i = random.nextInt(12); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(6)) {
                case 0 -> text.insert(at, SNIPPETS.charAt(random.nextInt(SNIPPETS.length())));
                case 1 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(200)));
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(400))));
                case 4 -> text.insert(at, (char) random.nextInt(256));
                default ->
                    text.insert(at, WORDS.get(random.nextInt(WORDS.size())).repeat(random.nextInt(300)));
            }
        }
        return text.toString().getBytes(random.nextInt(4) == 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }
}
