package onrecord.answer;

import java.time.LocalDate;
import java.util.List;
import onrecord.corpus.Article;
import onrecord.language.ResolvedTime;
import onrecord.language.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * A span of an article, shown as it stands there. Only {@link QuoteChecker} makes quotes, and the text is always cut
 * from the body, so a quote cannot differ from its source.
 *
 * <p>Immutable.
 */
public final class Quote {
    private final Article article;
    private final TextSpan span;
    private final TextSpan core;
    private final List<TextSpan> highlights;
    private final @Nullable String speaker;
    private final double score;

    Quote(
            Article article,
            TextSpan span,
            TextSpan core,
            List<TextSpan> highlights,
            @Nullable String speaker,
            double score) {
        this.article = article;
        this.span = span;
        this.core = core;
        this.highlights = List.copyOf(highlights);
        this.speaker = speaker;
        this.score = score;
    }

    public Article article() {
        return article;
    }

    /** Where the quote stands in the article's body. */
    public TextSpan span() {
        return span;
    }

    /** The quoted characters. */
    public String text() {
        return span.in(article.body());
    }

    /** The sentence inside the quote that answers; the others are there so that it can be understood. */
    public TextSpan core() {
        return core;
    }

    /** Words inside the quote that hold the answer, as spans of the article's body: sorted, without overlaps. */
    public List<TextSpan> highlights() {
        return highlights;
    }

    /** Whose words these are, if known. */
    public @Nullable String speaker() {
        return speaker;
    }

    /** The day its claim was made: that of publication, if nothing else is said; null if unknown. */
    public @Nullable LocalDate asOf() {
        return article.provenance().published();
    }

    /** The times that its words name, in order, as spans of the article's body. */
    public List<ResolvedTime> times() {
        return List.of();
    }

    /** How well it answers, in [0, 1]. */
    public double score() {
        return score;
    }
}
