package onrecord.answer.generated;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
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
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s\\x85]]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\x85\\p{Z}]+");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    /** The paragraphs, in characters, whose findings it remembers; the same ones are evidence again and again. */
    private static final int REMEMBERED = 2_000_000;
    /** A longer paragraph is read in runs of sentences of this length: some wordings take the square of it. */
    private static final int LONGEST_RUN = 2_000;

    private static final LoadingCache<String, Boolean> READ = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED)
            .weigher((String paragraph, Boolean holdsOrder) -> paragraph.length())
            .build(Orders::holdsOrder);
    private static final List<Order> ORDERS =
            WordGroups.lines("orders.txt").stream().map(Order::of).toList();

    private Orders() {}

    /** How an order is worded; where that takes Cyrillic letters, other texts need not be searched for it. */
    private record Order(Pattern pattern, boolean isCyrillic) {
        static Order of(String line) {
            return new Order(
                    Pattern.compile(line, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                    CYRILLIC.matcher(line).find());
        }
    }

    /** Whether a sentence speaks to a model. */
    static boolean isOrder(String sentence) {
        String plain = SPACES.matcher(UNSEEN.matcher(sentence).replaceAll(""))
                .replaceAll(" ")
                .strip()
                .replace('’', '\'');
        boolean isCyrillic = CYRILLIC.matcher(plain).find();
        return ORDERS.stream()
                .anyMatch(order -> (isCyrillic || !order.isCyrillic)
                        && order.pattern.matcher(plain).find());
    }

    /**
     * Whether a part of an article stands in a paragraph that speaks to a model, or after one that ends in a colon. A
     * paragraph is a line.
     */
    static boolean touches(Article article, TextSpan span) {
        String body = article.body();
        int start = body.lastIndexOf('\n', span.start() - 1) + 1;
        int end = body.indexOf('\n', span.end());
        if (READ.get(body.substring(start, end < 0 ? body.length() : end))) {
            return true;
        }
        int before = start;
        while (before > 0 && Character.isWhitespace(body.charAt(before - 1))) {
            before--;
        }
        int beforeStart = body.lastIndexOf('\n', before - 1) + 1;
        return before > 0 && body.charAt(before - 1) == ':' && READ.get(body.substring(beforeStart, before));
    }

    private static boolean holdsOrder(String paragraph) {
        if (paragraph.isEmpty()) {
            return false;
        }
        List<TextSpan> sentences = Sentences.in(paragraph, new TextSpan(0, paragraph.length()));
        int read = 0;
        for (int i = 0; i < sentences.size(); i++) {
            TextSpan run = sentences.get(i);
            if (isOrder(run.in(paragraph))) {
                return true;
            }
            int next = i + 1;
            while (next < sentences.size() && run.length() < LONGEST_RUN) {
                run = run.union(sentences.get(next));
                next++;
            }
            if (next > read && isOrder(run.in(paragraph))) {
                return true;
            }
            read = next;
        }
        return false;
    }
}
