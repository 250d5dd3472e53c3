package onrecord.answer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onrecord.corpus.Article;
import onrecord.index.PassageIndex;
import onrecord.language.Statement;
import onrecord.language.TextSpan;
import onrecord.language.TimeReading;
import onrecord.retrieval.Copies;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a quote comes into being: what is not the article's own text, in its own place, is refused.
 * A quote says who speaks in it where the article does, and which copies of the article have its words too. Thread-safe.
 */
public final class QuoteChecker {
    private static final int MOST = 256;

    private final Speech speech = new Speech();
    private final LoadingCache<Article, TimeReading> times =
            Caffeine.newBuilder().maximumSize(MOST).build(Article::times);
    private final @Nullable Copies copies;

    /** Quotes that know of no copies of their articles. */
    public QuoteChecker() {
        copies = null;
    }

    /** Quotes that say where else their words stand. */
    public QuoteChecker(PassageIndex index) {
        copies = new Copies(index);
    }

    /**
     * A quote of the article at the span.
     *
     * @param highlights words inside the span to be shown as the answer; of those that overlap the first; left
     *     out are those outside the span and those that cut a character in two
     * @param score in [0, 1]
     * @return empty if the span ends after the body, cuts a character in two, or holds site furniture
     */
    public Optional<Quote> quote(Article article, TextSpan span, List<TextSpan> highlights, double score) {
        return quote(article, span, span, highlights, score);
    }

    /**
     * The same, with the sentence in it that answers.
     *
     * @param core inside {@code span}
     */
    Optional<Quote> quote(Article article, TextSpan span, TextSpan core, List<TextSpan> highlights, double score) {
        if (!span.contains(core)) {
            throw new IllegalArgumentException("the sentence " + core + " is not in the quote " + span);
        }
        if (!isWhole(article.body(), span) || article.isBoilerplate(span)) {
            return Optional.empty();
        }
        List<TextSpan> shown = new ArrayList<>();
        highlights.stream()
                .filter(highlight -> span.contains(highlight) && isWhole(article.body(), highlight))
                .sorted()
                .filter(highlight -> shown.stream().noneMatch(highlight::overlaps))
                .forEach(shown::add);
        Statement statement = speech.statement(article, core).orElse(null);
        Quote quote =
                new Quote(article, span, core, shown, statement, times.get(article), Math.min(1, Math.max(0, score)));
        return Optional.of(copies == null ? quote : quote.copied(copies.of(article, core), copies.reports(article)));
    }

    /** Who says what in the articles. */
    Speech speech() {
        return speech;
    }

    /** Whether the article's body reads exactly {@code claimed} at the span. */
    public boolean isVerbatim(Article article, TextSpan span, String claimed) {
        return isWhole(article.body(), span)
                && claimed.length() == span.length()
                && article.body().startsWith(claimed, span.start());
    }

    private static boolean isWhole(String body, TextSpan span) {
        return span.end() <= body.length() && !splitsPair(body, span.start()) && !splitsPair(body, span.end());
    }

    private static boolean splitsPair(String body, int offset) {
        return offset > 0
                && offset < body.length()
                && Character.isHighSurrogate(body.charAt(offset - 1))
                && Character.isLowSurrogate(body.charAt(offset));
    }
}
