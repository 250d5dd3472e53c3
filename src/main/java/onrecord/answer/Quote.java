package onrecord.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import onrecord.corpus.Article;
import onrecord.language.ResolvedTime;
import onrecord.language.Speaker;
import onrecord.language.Statement;
import onrecord.language.TextSpan;
import onrecord.language.TimeReading;
import onrecord.retrieval.Copy;
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
    private final List<Copy> copies;
    private final Set<String> reports;
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
        copies = List.of();
        reports = Set.of();
        times = reading.within(span);
        asOf = asOf(reading);
    }

    private Quote(Quote other, @Nullable Statement statement, List<Copy> copies, Set<String> reports) {
        article = other.article;
        span = other.span;
        core = other.core;
        highlights = other.highlights;
        this.statement = statement;
        score = other.score;
        times = other.times;
        asOf = other.asOf;
        this.copies = List.copyOf(copies);
        this.reports = Set.copyOf(reports);
    }

    /** The same quote, of what someone says in it. */
    Quote by(Statement said) {
        return new Quote(this, said, copies, reports);
    }

    /**
     * The same quote, with where else it stands.
     *
     * @param sentence where the sentence that answers stands in copies
     * @param articles the ids of all that are copies of its article in whole or in part
     */
    Quote copied(List<Copy> sentence, Set<String> articles) {
        return new Quote(this, statement, sentence, articles);
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

    /** Where else the sentence that answers stands, in copies of the same report, the earliest first. */
    public List<Copy> copies() {
        return copies;
    }

    /** Whether another quote is of the same report, or of a copy of it. */
    public boolean isOfReportOf(Quote other) {
        return article.id().equals(other.article.id())
                || reports.contains(other.article.id())
                || other.reports.contains(article.id());
    }

    /** How well it answers, in [0, 1]. */
    public double score() {
        return score;
    }
}
