package onrecord.app;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import onrecord.channel.console.ConsoleRenderer;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.index.Plan;
import onrecord.language.TextSpan;
import org.jspecify.annotations.Nullable;

/** Shows, line by line, what would be indexed ({@code |}) and what would be cut ({@code -}). */
final class PlanPrinter {
    private final PrintStream out;
    private final Map<Plan.Step, Integer> counts = new EnumMap<>(Plan.Step.class);
    private long passages;

    PlanPrinter(PrintStream out) {
        this.out = out;
    }

    void print(Plan plan) {
        counts.merge(plan.step(), 1, Integer::sum);
        passages += plan.passages().size();
        Article article = plan.article();
        if (plan.step() == Plan.Step.SKIP) {
            line("skip    " + plan.name() + ": " + plan.reason());
        } else if (article == null) {
            line("leave   " + plan.name());
        } else {
            line((plan.step() == Plan.Step.ADD ? "add     " : "change  ") + plan.name() + " as " + article.id());
            line("        " + about(article.provenance()) + " · "
                    + passages(plan.passages().size()));
            lines(article);
            out.println();
        }
    }

    private static String about(Provenance provenance) {
        StringBuilder about = new StringBuilder(provenance.title());
        append(about, provenance.publisher());
        append(about, provenance.agency());
        append(about, provenance.author());
        append(
                about,
                provenance.published() == null
                        ? "date unknown"
                        : provenance.published() + " ("
                                + provenance.basis().name().toLowerCase(Locale.ROOT) + ")");
        append(about, provenance.url());
        return about.toString();
    }

    private static void append(StringBuilder about, @Nullable Object fact) {
        if (fact != null) {
            about.append(" · ").append(fact);
        }
    }

    private void lines(Article article) {
        int start = 0;
        for (String line : article.body().split("\n", -1)) {
            if (!line.isBlank()) {
                TextSpan span = new TextSpan(start, start + line.length());
                line((article.isBoilerplate(span) ? "      - " : "      | ") + line.strip());
            }
            start += line.length() + 1;
        }
    }

    /** What stands in files must not steer the terminal. */
    private void line(String text) {
        out.println(ConsoleRenderer.visible(text));
    }

    void summary() {
        out.println(count(Plan.Step.ADD) + " to add, " + count(Plan.Step.CHANGE) + " to change, "
                + count(Plan.Step.LEAVE) + " unchanged, " + count(Plan.Step.SKIP) + " to skip; "
                + passages(passages) + "; nothing was changed");
        out.flush();
    }

    private static String passages(long count) {
        return count + (count == 1 ? " passage" : " passages");
    }

    private int count(Plan.Step step) {
        return counts.getOrDefault(step, 0);
    }
}
