package onrecord.corpus;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onrecord.language.TextSpan;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads web pages. The body of such an article is all that the page shows, navigation left out, so that what was taken
 * for furniture can be seen; {@link PageFurniture} tells the article's own lines from the rest.
 */
final class WebPages {
    /** Markup made to be slow is given up after this long. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Pattern SAVED_FROM = Pattern.compile(
            "\\s*(?:saved from url=\\(\\d+\\)|Page saved with SingleFile\\s+url:\\s*)(https?://\\S+)",
            Pattern.CASE_INSENSITIVE);

    private WebPages() {}

    static Article read(Document document) throws UnreadableArticleException {
        String name = document.name();
        String html = Bytes.requireText(HtmlBytes.decode(document), name);
        org.jsoup.nodes.Document page = parse(html, document);
        Map<String, String> fields = new HashMap<>(document.known());
        savedFrom(page).ifPresent(address -> fields.putIfAbsent("url", address));
        Map<String, String> facts = PageFacts.of(page, fields.get("url"));
        if ("stated".equals(fields.get("published-basis")) && "inferred".equals(facts.get("published-basis"))) {
            facts.keySet().removeAll(Set.of("published", "published-basis"));
        }
        fields.putAll(facts);
        Element shown = page.body();
        PageText text = PageText.of(shown, name);
        List<TextSpan> furniture = PageFurniture.in(text);
        boolean anyLeft = text.lines().stream()
                .anyMatch(line -> furniture.stream().noneMatch(span -> span.overlaps(line.span())));
        if (!anyLeft) {
            throw new UnreadableArticleException(
                    name
                            + " shows no running text: give the page of one article, not a front page or one that scripts fill");
        }
        return new ArticleDraft(name, document.id(), text.text()).finish(fields, document.hash(), furniture);
    }

    /** Where a browser found the page that it saved. */
    private static Optional<String> savedFrom(org.jsoup.nodes.Document page) {
        Element root = page.selectFirst("html");
        return Stream.concat(
                        page.childNodes().stream(), Stream.ofNullable(root).flatMap(html -> html.childNodes().stream()))
                .filter(Comment.class::isInstance)
                .map(comment -> SAVED_FROM.matcher(((Comment) comment).getData()))
                .filter(Matcher::lookingAt)
                .map(saved -> saved.group(1))
                .findFirst();
    }

    private static org.jsoup.nodes.Document parse(String html, Document document) throws UnreadableArticleException {
        try (Reader reader = new ImpatientReader(html)) {
            return Parser.htmlParser().parseInput(reader, document.known().getOrDefault("url", ""));
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableArticleException(
                    document.name() + " takes too long to read as HTML: save the article's text alone");
        }
    }

    /** Hands text out a little at a time, and no more after a while: the one way to stop the parser. */
    private static final class ImpatientReader extends FilterReader {
        private static final int AT_ONCE = 1 << 12;

        private final long end = System.nanoTime() + LONGEST.toNanos();

        ImpatientReader(String text) {
            super(new StringReader(text));
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (System.nanoTime() - end > 0) {
                throw new InterruptedIOException("over " + LONGEST);
            }
            return super.read(buffer, offset, Math.min(length, AT_ONCE));
        }
    }
}
