package onrecord.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import onrecord.language.TextSpan;

/**
 * Reads PDF files: lines become paragraphs again, words cut at line ends become whole, and lines that return at the top
 * or foot of the pages count as furniture. The date inside a PDF file is that of the file, not of publication, and is
 * not taken.
 */
final class PdfPages {
    private static final Pattern MACHINE_TITLE =
            Pattern.compile("(?i).*\\.(docx?|indd|pdf|qxd|odt|rtf|txt|html?|tmp|dvi)|untitled.*|microsoft word.*|\\W*");
    private static final Pattern CUT_WORD = Pattern.compile("(?<=\\p{Ll})-\n(?=\\p{Ll})");

    private PdfPages() {}

    static Article read(Document document) throws UnreadableArticleException {
        String name = document.name();
        PdfWorker.Text found = PdfWorker.shared().read(document.bytes(), name);
        if (found.text().isBlank()) {
            throw new UnreadableArticleException(
                    name + " holds no text, perhaps pictures of it: give the article as text");
        }
        List<List<String>> pages = paragraphs(Bytes.requireText(found.text().replace("\u00AD\n", ""), name));
        Map<String, Integer> edges = edges(pages);
        StringBuilder body = new StringBuilder();
        List<TextSpan> furniture = new ArrayList<>();
        for (List<String> page : pages) {
            for (int i = 0; i < page.size(); i++) {
                body.append(body.isEmpty() ? "" : "\n\n");
                int start = body.length();
                body.append(page.get(i));
                boolean edge = i == 0 || i == page.size() - 1;
                if (edge && edges.getOrDefault(key(page.get(i)), 0) * 2 > pages.size() && pages.size() > 1) {
                    furniture.add(new TextSpan(start, body.length()));
                }
            }
        }
        Map<String, String> fields = new HashMap<>(document.known());
        if (!MACHINE_TITLE.matcher(found.title().strip()).matches()) {
            fields.putIfAbsent("title", found.title().strip());
        }
        return new ArticleDraft(name, document.id(), body.append('\n').toString())
                .finish(fields, document.hash(), furniture);
    }

    /** The paragraphs of each page that has any; a page's first and last line are paragraphs of their own. */
    private static List<List<String>> paragraphs(String text) {
        List<List<String>> pages = new ArrayList<>();
        for (String page : text.split("\f", -1)) {
            List<String> paragraphs = new ArrayList<>();
            for (String block : page.strip().split("\n[ \t]*\n", -1)) {
                String paragraph = CUT_WORD.matcher(block.strip().replaceAll("[ \t\u00A0]*\r?\n[ \t\u00A0]*", "\n"))
                        .replaceAll("")
                        .replaceAll("\\s+", " ")
                        .strip();
                if (!paragraph.isEmpty()) {
                    paragraphs.add(paragraph);
                }
            }
            if (!paragraphs.isEmpty()) {
                pages.add(paragraphs);
            }
        }
        return pages;
    }

    private static Map<String, Integer> edges(List<List<String>> pages) {
        Map<String, Integer> edges = new HashMap<>();
        for (List<String> page : pages) {
            edges.merge(key(page.get(0)), 1, Integer::sum);
            if (page.size() > 1) {
                edges.merge(key(page.get(page.size() - 1)), 1, Integer::sum);
            }
        }
        return edges;
    }

    /** Page numbers differ from page to page. */
    private static String key(String line) {
        return line.replaceAll("\\d+", "#");
    }
}
