package onrecord.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;

/** Reads text files: plain ones as they are, Markdown without its marks. */
final class TextPages {
    /** Deeper lists and quotes are no article, and would be read by as many nested calls. */
    private static final int DEEPEST = 100;

    private static final Parser MARKDOWN =
            Parser.builder().maxOpenBlockParsers(DEEPEST).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().build();

    private TextPages() {}

    static Article plain(Document document) throws UnreadableArticleException {
        String text = text(document);
        FrontMatter front = FrontMatter.of(text, document.name());
        return new ArticleDraft(document.name(), document.id(), text.substring(front.bodyStart()))
                .finish(fields(document, front), document.hash(), List.of());
    }

    static Article markdown(Document document) throws UnreadableArticleException {
        String text = text(document);
        FrontMatter front = FrontMatter.of(text, document.name());
        String html = HTML.render(MARKDOWN.parse(text.substring(front.bodyStart())));
        PageText page = PageText.of(Jsoup.parseBodyFragment(html).body(), document.name());
        Map<String, String> fields = fields(document, front);
        page.firstHeading().ifPresent(heading -> fields.putIfAbsent("title", heading));
        return new ArticleDraft(document.name(), document.id(), page.text()).finish(fields, document.hash(), List.of());
    }

    private static String text(Document document) throws UnreadableArticleException {
        return Bytes.requireText(Bytes.decode(document.bytes(), document.name()), document.name());
    }

    private static Map<String, String> fields(Document document, FrontMatter front) {
        Map<String, String> fields = new HashMap<>(document.known());
        fields.putAll(front.fields());
        return fields;
    }
}
