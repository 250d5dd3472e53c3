package onrecord.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onrecord.answer.Weights;
import onrecord.channel.console.ProgressBar;
import onrecord.eval.AskedQuestion;
import onrecord.eval.Baseline;
import onrecord.eval.Evaluation;
import onrecord.eval.EvaluationReport;
import onrecord.eval.Outcome;
import onrecord.eval.QuestionSet;
import onrecord.eval.ReportTable;
import onrecord.index.PassageIndex.ArticleEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures answers against question sets. */
@Command(name = "eval", description = "puts questions of known answer and measures what comes back")
final class EvalCommand implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Session session;
    private final GlobalOptions global;

    @Option(names = "--json", description = "one line of JSON for each question set, outcomes included")
    private boolean json;

    @Option(
            names = "--baseline",
            paramLabel = "RUN.json",
            description = "an earlier run (its --json): shows what went better and worse since")
    private @Nullable Path baseline;

    @Option(
            names = "--gold",
            paramLabel = "kept|removed|alone",
            description = "the articles that hold the answer are kept (default), removed, or given alone")
    private Evaluation.Gold gold = Evaluation.Gold.KEPT;

    @Option(names = "--weights", paramLabel = "FILE", description = "the answerer's weights, as fit writes them")
    private @Nullable Path weights;

    @Parameters(paramLabel = "QUESTIONS.jsonl", arity = "1..*", description = "question sets")
    private List<Path> files = List.of();

    EvalCommand(Session session, GlobalOptions global) {
        this.session = session;
        this.global = global;
    }

    @Override
    public void run() {
        Settings settings = session.settings(global.chosen());
        try {
            List<QuestionSet> sets = new ArrayList<>();
            for (Path file : files) {
                QuestionSet set = QuestionSet.read(file);
                if (sets.stream().anyMatch(other -> other.name().equals(set.name()))) {
                    throw new UsageException("two question sets are called " + set.name()
                            + ", and a run is known by that name: rename one, or measure them one by one");
                }
                sets.add(set);
            }
            Baseline earlier = baseline == null ? null : Baseline.read(baseline);
            Weights fitted = weights == null ? Weights.shipped() : Weights.read(weights);
            try (Parts parts = session.open(settings)) {
                Evaluation evaluation = parts.evaluation(fitted);
                Optional<Evaluation> plainer = parts.plainerEvaluation(fitted);
                // A language model is asked once: what it adds is told by the extractive answers to the same questions.
                String part = settings.model() == null ? "reader" : "model";
                Set<String> ids =
                        parts.index().articles().stream().map(ArticleEntry::id).collect(Collectors.toSet());
                for (QuestionSet set : sets) {
                    warnOfLacking(set, ids, settings);
                    EvaluationReport report = evaluate(evaluation, set, settings, "asking");
                    print(
                            report,
                            part,
                            plainer.map(without -> evaluate(without, set, settings, "asking without the " + part))
                                    .orElse(null),
                            earlier);
                }
            }
        } catch (QuestionSet.BrokenQuestionSetException e) {
            throw UsageException.of(e);
        }
    }

    /** What names an article that is not there can hardly go right: the corpus may be another one, or the id a slip. */
    private void warnOfLacking(QuestionSet set, Set<String> ids, Settings settings) {
        List<AskedQuestion> lacking = set.questions().stream()
                .filter(question -> !ids.containsAll(question.goldArticles()))
                .toList();
        if (!lacking.isEmpty()) {
            AskedQuestion first = lacking.get(0);
            String article = first.goldArticles().stream()
                    .filter(id -> !ids.contains(id))
                    .findFirst()
                    .orElseThrow();
            session.warn(
                    settings,
                    set.name() + ": " + lacking.size() + " of "
                            + set.questions().size()
                            + " questions name articles that the corpus lacks, first " + article + " (question "
                            + first.id() + "); is it the right --corpus?");
        }
    }

    private EvaluationReport evaluate(Evaluation evaluation, QuestionSet set, Settings settings, String task) {
        try (ProgressBar bar = session.progress(settings).on(task)) {
            List<Outcome> outcomes = evaluation.run(
                    set.questions(),
                    gold,
                    done -> bar.show(done, set.questions().size()));
            return EvaluationReport.of(set.name(), outcomes);
        }
    }

    private void print(
            EvaluationReport report, String part, @Nullable EvaluationReport without, @Nullable Baseline earlier) {
        PrintStream out = session.screen().out();
        if (json) {
            ObjectNode line = JSON.valueToTree(report);
            if (without != null) {
                line.set(
                        part.equals("model") ? "withoutModel" : "withoutReader",
                        JSON.<ObjectNode>valueToTree(without).without("outcomes"));
            }
            out.println(line);
        } else {
            out.print(ReportTable.of(report));
            if (without != null) {
                out.print(ReportTable.of(part, report, without));
            }
        }
        if (earlier != null) {
            PrintStream where = json ? session.screen().err() : out;
            where.print(earlier.since(report).map(ReportTable::of).orElse("no earlier run of " + report.name() + "\n"));
        }
        out.flush();
    }
}
