package onrecord.answer.generated;

import java.util.List;
import java.util.regex.Pattern;
import onrecord.corpus.Article;
import onrecord.language.Sentences;
import onrecord.language.TextSpan;

/**
 * Recognises text that gives orders to a language model, in English, Russian and Ukrainian. A net under the checks of
 * claims, not a wall: what it misses can still be said only in the words of an article. Thread-safe.
 */
final class Orders {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\n]]");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final List<Pattern> ORDERS = WordGroups.lines("orders.txt").stream()
            .map(line -> Pattern.compile(line, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
            .toList();

    private Orders() {}

    /** Whether a sentence speaks to a model. */
    static boolean isOrder(String sentence) {
        String plain = SPACES.matcher(UNSEEN.matcher(sentence).replaceAll(""))
                .replaceAll(" ")
                .strip()
                .replace('’', '\'');
        return ORDERS.stream().anyMatch(order -> order.matcher(plain).find());
    }

    /**
     * Whether a part of an article stands in a paragraph that speaks to a model, or after one that ends in a colon. A
     * paragraph is a line.
     */
    static boolean touches(Article article, TextSpan span) {
        String body = article.body();
        int start = body.lastIndexOf('\n', span.start() - 1) + 1;
        int end = body.indexOf('\n', span.end());
        if (holdsOrder(body, start, end < 0 ? body.length() : end)) {
            return true;
        }
        int before = start;
        while (before > 0 && Character.isWhitespace(body.charAt(before - 1))) {
            before--;
        }
        int beforeStart = body.lastIndexOf('\n', before - 1) + 1;
        return before > 0 && body.charAt(before - 1) == ':' && holdsOrder(body, beforeStart, before);
    }

    private static boolean holdsOrder(String body, int start, int end) {
        return start < end
                && (Sentences.in(body, new TextSpan(start, end)).stream().anyMatch(part -> isOrder(part.in(body)))
                        || isOrder(body.substring(start, end)));
    }
}
