package onrecord.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import onrecord.language.TextSpan;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * What a page shows, as lines of plain text: each block of the page is a line or several, paragraphs stand apart by an
 * empty line, and white space within a line is single spaces.
 *
 * @param text the lines, ending with a line break if there are any
 * @param lines where each stands and where on the page it comes from, in order
 */
record PageText(String text, List<Line> lines) {
    /** So many lines are a table or a trap, not an article. */
    private static final int MOST_LINES = 20_000;

    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "iframe",
            "object",
            "canvas",
            "audio",
            "video",
            "map",
            "button",
            "select",
            "input",
            "textarea",
            "datalist",
            "nav",
            "dialog",
            "head",
            "title");
    private static final Pattern EMPTY_LINE = Pattern.compile("\\R[ \\t]*\\R");
    private static final Set<String> CLOSE = Set.of("li", "tr", "td", "th", "dt", "dd", "option", "caption");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    /**
     * A line.
     *
     * @param span where it stands, without its line break
     * @param text what stands there
     * @param block the innermost block of the page that holds its beginning
     * @param linked how many of its characters belong to links
     */
    record Line(TextSpan span, String text, Element block, int linked) {
        boolean isLink() {
            return linked * 10 > text.length() * 6;
        }

        boolean isHeading() {
            return HEADINGS.contains(block.normalName());
        }
    }

    PageText {
        lines = List.copyOf(lines);
    }

    /**
     * The text of an element.
     *
     * @param name what the exception calls its document
     */
    static PageText of(Element root, String name) throws UnreadableArticleException {
        Writer writer = new Writer();
        NodeTraversor.filter(writer, root);
        writer.endLine(1);
        if (writer.lines.size() >= MOST_LINES) {
            throw new UnreadableArticleException(name + " has over 20,000 lines: save the article's text alone");
        }
        return new PageText(writer.text.toString(), writer.lines);
    }

    /** The first heading of the first rank, or else the first of any. */
    Optional<String> firstHeading() {
        return lines.stream()
                .filter(line -> line.block().normalName().equals("h1"))
                .findFirst()
                .or(() -> lines.stream().filter(Line::isHeading).findFirst())
                .map(Line::text);
    }

    private static final class Writer implements NodeFilter {
        private final StringBuilder text = new StringBuilder();
        private final List<Line> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private Element block = new Element("body");
        private Element lineBlock = block;
        private int linked;
        private int links;
        private boolean space;
        private int breaks = 1;

        @Override
        public FilterResult head(Node node, int depth) {
            if (lines.size() >= MOST_LINES) {
                return FilterResult.STOP;
            }
            if (node instanceof TextNode words) {
                String whole = words.getWholeText();
                String[] paragraphs =
                        block.normalName().equals("pre") ? EMPTY_LINE.split(whole, -1) : new String[] {whole};
                add(paragraphs[0]);
                for (int i = 1; i < paragraphs.length; i++) {
                    endLine(2);
                    add(paragraphs[i]);
                }
                return FilterResult.CONTINUE;
            }
            if (!(node instanceof Element element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (isUnseen(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (element.normalName().equals("a")) {
                links++;
            }
            if (element.normalName().equals("br")) {
                endLine(line.isEmpty() ? 2 : 1);
            } else if (element.isBlock()) {
                endLine(distance(element));
                block = element;
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.normalName().equals("a")) {
                    links = Math.max(0, links - 1);
                }
                if (element.isBlock()) {
                    endLine(distance(element));
                    Element parent = element.parent();
                    while (parent != null && !parent.isBlock()) {
                        parent = parent.parent();
                    }
                    block = parent == null ? block : parent;
                }
            }
            return FilterResult.CONTINUE;
        }

        private static int distance(Element element) {
            return CLOSE.contains(element.normalName()) ? 1 : 2;
        }

        private static boolean isUnseen(Element element) {
            return UNSEEN.contains(element.normalName())
                    || element.hasAttr("hidden")
                    || element.attr("aria-hidden").equalsIgnoreCase("true")
                    || element.attr("style")
                            .toLowerCase(Locale.ROOT)
                            .replace(" ", "")
                            .contains("display:none");
        }

        private void add(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                    space = true;
                } else if (!isInvisible(c)) {
                    if (line.isEmpty()) {
                        lineBlock = block;
                    } else if (space) {
                        line.append(' ');
                    }
                    space = false;
                    line.append(c);
                    linked += links > 0 ? 1 : 0;
                }
            }
        }

        /** Hints where a word may be broken and the like, and controls that no reader sees. */
        private static boolean isInvisible(char c) {
            return c == '\u00AD' || c == '\u200B' || c == '\u2060' || c == '\uFEFF' || Character.isISOControl(c);
        }

        /** Ends the line, if there is one; the next one follows after so many line breaks, the most that was asked. */
        private void endLine(int distance) {
            if (!line.isEmpty()) {
                if (!lines.isEmpty() && breaks > 1) {
                    text.append('\n');
                }
                TextSpan span = new TextSpan(text.length(), text.length() + line.length());
                lines.add(new Line(span, line.toString(), lineBlock, linked));
                text.append(line).append('\n');
                line.setLength(0);
                linked = 0;
                breaks = 0;
            }
            space = false;
            breaks = Math.max(breaks, distance);
        }
    }
}
