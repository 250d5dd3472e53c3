package onrecord.app;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.channel.console.ConsoleRenderer;
import onrecord.channel.console.NearestNames;
import onrecord.corpus.Article;
import onrecord.index.PassageIndex;
import onrecord.index.PassageIndex.ArticleEntry;
import onrecord.language.TextSpan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows an article, or checks a quote against it again. */
@Command(name = "article", description = "prints an article with its provenance, or a quote from it, checked again")
final class ArticleCommand implements Runnable {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

    private final Session session;
    private final GlobalOptions global;

    @Parameters(paramLabel = "ID", description = "the article's id, as answers name it")
    private String id = "";

    @Option(names = "--span", paramLabel = "A:B", description = "only the characters from A up to, not including, B")
    private @Nullable String span;

    ArticleCommand(Session session, GlobalOptions global) {
        this.session = session;
        this.global = global;
    }

    @Override
    public void run() {
        TextSpan wanted = span == null ? null : parsed(span);
        Settings settings = session.settings(global.chosen());
        try (Parts parts = session.open(settings)) {
            Article article = parts.index().article(id).orElseThrow(() -> unknown(parts.index()));
            ConsoleRenderer renderer = session.renderer(settings);
            session.screen().out().print(wanted == null ? renderer.article(article) : quote(article, wanted, renderer));
        }
    }

    private static String quote(Article article, TextSpan span, ConsoleRenderer renderer) {
        int length = article.body().length();
        if (span.end() > length) {
            throw new UsageException("--span " + span.start() + ":" + span.end() + " ends after the article, which has "
                    + length + " characters");
        }
        QuoteChecker checker = new QuoteChecker();
        if (!checker.isVerbatim(article, span, span.in(article.body()))) {
            throw new UsageException(
                    "--span " + span.start() + ":" + span.end() + " cuts a character in two; move it by one");
        }
        Optional<Quote> quote = checker.quote(article, span, List.of(), 1);
        return renderer.span(
                article,
                span,
                quote.isPresent()
                        ? "checked: the article reads so, letter for letter"
                        : "not quotable: it holds site furniture (ads, navigation, other stories)");
    }

    private static TextSpan parsed(String text) {
        Matcher numbers = SPAN.matcher(text);
        if (!numbers.matches()) {
            throw new UsageException("--span goes like 120:310, not " + text);
        }
        int start = Integer.parseInt(numbers.group(1));
        int end = Integer.parseInt(numbers.group(2));
        if (end <= start) {
            throw new UsageException("--span " + text + " ends before it starts; it goes like 120:310");
        }
        return new TextSpan(start, end);
    }

    private FailureException unknown(PassageIndex index) {
        List<String> ids = index.articles().stream().map(ArticleEntry::id).toList();
        List<String> nearest = NearestNames.to(id, ids, 3);
        return new FailureException("there is no article " + id
                + (nearest.isEmpty()
                        ? " among the " + ids.size() + " of the corpus"
                        : "; nearest: " + String.join(", ", nearest)));
    }
}
