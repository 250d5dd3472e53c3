package onrecord.channel.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import onrecord.answer.Answer;
import onrecord.answer.CopyWords;
import onrecord.answer.DatedWords;
import onrecord.answer.Generation;
import onrecord.answer.Missing;
import onrecord.answer.Quote;
import onrecord.corpus.Article;
import onrecord.index.PassageIndex.ArticleEntry;
import onrecord.language.Statement;
import onrecord.language.TextSpan;
import onrecord.language.Texts;
import onrecord.retrieval.Evidence;

/**
 * Answers, evidence and articles as text for a terminal or a pipe. A quote is never altered: a pipe gets it line for
 * line as it stands in the article, a terminal gets it with line breaks added between words and control characters made
 * visible. What is returned ends with a line break.
 *
 * <p>Immutable.
 */
public final class ConsoleRenderer {
    private static final String BAR = "  │ ";
    private static final String INDENT = "  ";

    private final int width;
    private final Style style;

    /**
     * @param width columns of the terminal, at least 20; 0 for a pipe, in which nothing is wrapped
     * @param colour whether to use ANSI colour
     */
    public ConsoleRenderer(int width, boolean colour) {
        this.width = width == 0 ? 0 : Math.max(20, width);
        this.style = new Style(colour);
    }

    /** A line with its control characters made visible, for what is printed as it came and might steer a terminal. */
    public static String visible(String line) {
        return TextBlock.visible(line);
    }

    /** Words of the program's own, broken between words to fit. */
    String plain(String text) {
        return block("", text.stripTrailing(), List.of());
    }

    /** The answer and its quotes, or that there is none and what comes nearest. */
    public String answer(Answer answer) {
        return answer.fold(this::quoted, this::refusal);
    }

    private String quoted(Answer.Quoted answer) {
        Texts texts = ConsoleTexts.of(answer);
        StringBuilder text = new StringBuilder();
        List<Quote> quotes = answer.quotes();
        boolean generated = answer.mode().equals("generated");
        // A best sentence that is the whole first quote would only stand there twice.
        List<String> lead =
                DatedWords.in(answer.evidence().question().language()).lead(answer);
        if (!lead.equals(List.of(quotes.get(0).text()))) {
            lead.forEach(line -> text.append(lead(line)));
            text.append('\n');
        }
        for (int i = 0; i < quotes.size(); i++) {
            if (i > 0) {
                text.append('\n');
            }
            if (i == 1 && !generated) {
                text.append(texts.get("also")).append("\n\n");
            }
            quote(quotes.get(i), quotes.size() > 1 || generated ? "[" + (i + 1) + "] " : "", text, texts);
        }
        CopyWords.in(texts.language())
                .sources(answer)
                .ifPresent(sources -> text.append('\n').append(block("", sources, List.of())));
        if (generated) {
            text.append('\n').append(faint("", texts.get("generated")));
        }
        Generation generation = answer.generation();
        if (generation != null && generation.isFallback()) {
            text.append('\n').append(faint("", "Cut from the articles: " + generation.told() + "."));
        }
        return text.toString();
    }

    /** The answer's own words: what its rendering begins with, as far as they are known. */
    String lead(String text) {
        return block("", text, whole(text));
    }

    private String refusal(Answer.NotInCorpus answer) {
        Texts texts = ConsoleTexts.of(answer);
        StringBuilder text = new StringBuilder();
        text.append(style.notice(texts.get("refusal"))).append('\n');
        Missing missing = answer.missing();
        if (missing != null) {
            text.append(block("", missing.sentence(texts.language()), List.of()));
        }
        if (!answer.closest().isEmpty()) {
            text.append('\n').append(texts.get("closest")).append('\n');
            for (Quote quote : answer.closest()) {
                text.append('\n');
                quote(quote, "", text, texts);
            }
        }
        return text.toString();
    }

    private void quote(Quote quote, String number, StringBuilder text, Texts texts) {
        int offset = quote.span().start();
        List<TextSpan> highlights = quote.highlights().stream()
                .map(span -> new TextSpan(span.start() - offset, span.end() - offset))
                .toList();
        text.append(block(BAR, quote.text(), highlights));
        Statement statement = quote.statement();
        String source = (statement == null
                        ? ""
                        : texts.get("said", TextBlock.visible(statement.attribution(texts.language()))) + " · ")
                + SourceLine.of(quote.article().provenance(), texts)
                + DatedWords.in(texts.language())
                        .asOf(quote)
                        .map(day -> " · " + day)
                        .orElse("");
        text.append(block(INDENT, number + source, List.of()));
        CopyWords.in(texts.language())
                .alsoIn(quote)
                .ifPresent(also -> text.append(block(INDENT, TextBlock.visible(also), List.of())));
        if (quote.article().provenance().url() != null) {
            text.append(faint(INDENT, quote.article().provenance().url().toString()));
        }
        text.append(faint(INDENT, SourceLine.command(quote.article().id(), quote.span())));
    }

    /** Every passage with every score that ranked it; a dash where a search did not return it. */
    public String evidence(Evidence evidence) {
        return new EvidenceTable(width, style).of(evidence);
    }

    /** How the answer came about: verdict, confidence, mode, time, and the evidence. */
    public String why(Answer answer) {
        String verdict = answer.fold(quoted -> "answered", none -> "not in the corpus");
        return String.format(
                        Locale.ROOT,
                        "%s · confidence %.2f · %s · asks for %s · %d ms%n%n",
                        verdict,
                        answer.confidence(),
                        answer.mode(),
                        answer.evidence()
                                .question()
                                .type()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' '),
                        answer.took().toMillis())
                + model(answer)
                + evidence(answer.evidence());
    }

    /** What the model said that is not shown, and what it cost; nothing without a model. */
    private String model(Answer answer) {
        Generation generation = answer.generation();
        if (generation == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s · %s · prompts %s · %d claims kept, %d dropped · %d tokens read, %d written · %d calls, %d ms%s%n",
                generation.model(),
                generation.told(),
                generation.prompts(),
                generation.claims().size(),
                generation.dropped().size(),
                generation.inputTokens(),
                generation.outputTokens(),
                generation.calls(),
                generation.took().toMillis(),
                generation.cached() ? " · reply kept from an earlier time" : ""));
        for (Generation.Dropped claim : generation.dropped()) {
            String reason = claim.reason().label() + (claim.detail().isEmpty() ? "" : " (" + claim.detail() + ")");
            text.append(block(INDENT, "dropped, " + reason + ": " + claim.text() + " " + claim.cites(), List.of()));
        }
        return text.append('\n').toString();
    }

    /**
     * The articles, one a line: id, title, publisher, day; then those that are copies of them.
     *
     * @param copies by id; what has none may be left out
     * @param reports how many there are, copies of one report counted once
     */
    public String articles(List<ArticleEntry> articles, Map<String, Set<String>> copies, int reports) {
        int longest = articles.stream()
                .mapToInt(entry -> TextBlock.columns(entry.id()))
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (ArticleEntry entry : articles) {
            String id = TextBlock.visible(entry.id());
            text.append(style.bold(id))
                    .append(" ".repeat(Math.max(0, longest - TextBlock.columns(id)) + 2))
                    .append(SourceLine.of(entry.provenance(), ConsoleTexts.ENGLISH))
                    .append('\n');
            Set<String> others = copies.getOrDefault(entry.id(), Set.of());
            if (!others.isEmpty()) {
                String also = "also in " + String.join(", ", new TreeSet<>(others));
                text.append(faint(INDENT, also));
            }
        }
        if (reports < articles.size()) {
            text.append(articles.size())
                    .append(" articles, ")
                    .append(reports)
                    .append(reports == 1 ? " independent source\n" : " independent sources\n");
        }
        return text.isEmpty() ? "The corpus is empty.\n" : text.toString();
    }

    /** The article with its provenance and its body as it stands; site furniture is faint on a terminal. */
    public String article(Article article) {
        StringBuilder text = new StringBuilder();
        text.append(block(
                "", article.provenance().title(), whole(article.provenance().title())));
        text.append(SourceLine.of(article.provenance(), ConsoleTexts.ENGLISH)).append('\n');
        if (article.provenance().url() != null) {
            text.append(article.provenance().url()).append('\n');
        }
        text.append(faint("", "id " + article.id() + " · " + article.body().length() + " characters"));
        text.append('\n')
                .append(new TextBlock("", width, style, style::faint).of(article.body(), article.boilerplate()));
        return text.toString();
    }

    /** The span as a quote, and whether it may be quoted. */
    public String span(Article article, TextSpan span, String finding) {
        return block(BAR, span.in(article.body()), List.of())
                + block(INDENT, SourceLine.of(article.provenance(), ConsoleTexts.ENGLISH), List.of())
                + INDENT
                + finding
                + '\n';
    }

    /** What is indexed, what is active, and how the self-checks went. */
    public String status(StatusReport status) {
        List<String> lines = new ArrayList<>();
        status.facts().forEach((name, value) -> lines.add(String.format("%-15s %s", name, value)));
        lines.add("");
        for (StatusReport.Check check : status.checks()) {
            lines.add((check.ok() ? style.good("ok    ") : style.bad("failed")) + "  " + check.name()
                    + (check.detail().isEmpty() ? "" : ": " + check.detail()));
        }
        return String.join("\n", lines) + '\n';
    }

    private String block(String bar, String text, List<TextSpan> highlights) {
        return new TextBlock(bar, width, style, style::bold).of(text, highlights);
    }

    private String faint(String indent, String line) {
        return indent + style.faint(TextBlock.visible(line)) + '\n';
    }

    private static List<TextSpan> whole(String text) {
        return text.isEmpty() ? List.of() : List.of(new TextSpan(0, text.length()));
    }
}
