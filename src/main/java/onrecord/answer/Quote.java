package onrecord.answer;

import java.time.LocalDate;
import java.util.List;
import onrecord.corpus.Article;
import onrecord.language.ResolvedTime;
import onrecord.language.Speaker;
import onrecord.language.Statement;
import onrecord.language.TextSpan;
import onrecord.language.TimeReading;
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
    private final @Nullable Statement statement;
    private final double score;
    private final List<ResolvedTime> times;
    private final @Nullable LocalDate asOf;

    Quote(
            Article article,
            TextSpan span,
            TextSpan core,
            List<TextSpan> highlights,
            @Nullable Statement statement,
            TimeReading reading,
            double score) {
        this.article = article;
        this.span = span;
        this.core = core;
        this.highlights = List.copyOf(highlights);
        this.statement = statement;
        this.score = score;
        times = reading.within(span);
        asOf = asOf(reading);
    }

    private Quote(Quote other, Statement statement) {
        article = other.article;
        span = other.span;
        core = other.core;
        highlights = other.highlights;
        this.statement = statement;
        score = other.score;
        times = other.times;
        asOf = other.asOf;
    }

    /** The same quote, of what someone says in it. */
    Quote by(Statement said) {
        return new Quote(this, said);
    }

    /** Words of a vague day, such as "earlier this week", are as good as those of the day of publication. */
    private @Nullable LocalDate asOf(TimeReading reading) {
        LocalDate published = article.provenance().published();
        return reading.said().entrySet().stream()
                .filter(said -> said.getKey().contains(core) || core.contains(said.getKey()))
                .filter(said -> published == null || !said.getValue().last().isAfter(published))
                .findFirst()
                .filter(said -> said.getValue().isDay())
                .map(said -> said.getValue().first())
                .orElse(published);
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

    /** What the quote says that someone said: who, and by which verb; null where the article speaks for itself. */
    public @Nullable Statement statement() {
        return statement;
    }

    /** Whose words these are, if known. */
    public @Nullable Speaker speaker() {
        return statement == null ? null : statement.speaker();
    }

    /** The day its claim was made: that of the speech it reports, else that of publication; null if unknown. */
    public @Nullable LocalDate asOf() {
        return asOf;
    }

    /** The times that its words name, in order, as spans of the article's body. */
    public List<ResolvedTime> times() {
        return times;
    }

    /** How well it answers, in [0, 1]. */
    public double score() {
        return score;
    }
}
