package onrecord.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as text for people. */
public final class ReportTable {
    private ReportTable() {}

    /** The measures that some question bears, a line each, then the kinds of question. */
    public static String of(EvaluationReport report) {
        StringBuilder table = new StringBuilder();
        table.append(report.name()).append(": ").append(report.n()).append(" questions\n");
        ranking(table, "articles", report.articles());
        ranking(table, "passages", report.passages());
        line(table, "sentence hit@1", report.sentenceHitAt1());
        line(table, "quote hit@1", report.quoteHitAt1());
        line(table, "quote hit@3", report.quoteHitAt3());
        line(table, "answer hit", report.answerHit());
        line(table, "all cited", report.allCited());
        line(table, "citation precision", report.citationPrecision());
        line(table, "temporal accuracy", report.temporalAccuracy());
        line(table, "conflict shown", report.conflictShown());
        EvaluationReport.Speakers speakers = report.speakers();
        if (speakers != null) {
            table.append(String.format(
                    Locale.ROOT,
                    "  %-20s %d right, %d wrong, %d named nobody%n",
                    "speakers",
                    speakers.right(),
                    speakers.wrong(),
                    speakers.none()));
        }
        line(table, "refusal precision", report.refusal().precision());
        line(table, "refusal recall", report.refusal().recall());
        line(table, "refusal F1", report.refusal().f1());
        line(table, "confidence AUROC", report.refusal().auroc());
        line(table, "answerable refused", report.refusal().answerableRefused());
        line(table, "verbatim quotes", report.verbatimShare());
        table.append(String.format(
                Locale.ROOT,
                "  %-20s p50 %.1f ms, p95 %.1f ms%n",
                "latency",
                report.latencyP50Millis(),
                report.latencyP95Millis()));
        Wording wording = report.wording();
        if (wording != null) {
            int dropped = wording.dropped().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            table.append(String.format(
                    Locale.ROOT,
                    "  %-20s %d kept, %d dropped%s%n",
                    "claims",
                    wording.kept(),
                    dropped,
                    counts(": ", wording.dropped())));
            table.append(String.format(Locale.ROOT, "  %-20s %s%n", "questions", counts("", wording.outcomes())));
            table.append(String.format(
                    Locale.ROOT,
                    "  %-20s %d read, %d written%n",
                    "tokens",
                    wording.inputTokens(),
                    wording.outputTokens()));
        }
        if (report.kinds().size() > 1) {
            table.append(String.format(Locale.ROOT, "  %-34s %5s  %5s  refused%n", "by kind", "n", "right"));
            report.kinds()
                    .forEach((kind, of) -> table.append(String.format(
                            Locale.ROOT, "    %-32s %5d  %.3f  %.3f%n", kind, of.n(), of.right(), of.refused())));
        }
        return table.toString();
    }

    /**
     * What a part of the program changes: the same questions put with and without it.
     *
     * @param part what the part is called, in a word
     */
    public static String of(String part, EvaluationReport with, EvaluationReport without) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(Locale.ROOT, "  %-20s %5s  %7s%n", part, "with", "without"));
        line(table, "sentence hit@1", with.sentenceHitAt1(), without.sentenceHitAt1());
        line(table, "quote hit@1", with.quoteHitAt1(), without.quoteHitAt1());
        line(table, "quote hit@3", with.quoteHitAt3(), without.quoteHitAt3());
        line(table, "answer hit", with.answerHit(), without.answerHit());
        line(table, "refusal recall", with.refusal().recall(), without.refusal().recall());
        line(
                table,
                "confidence AUROC",
                with.refusal().auroc(),
                without.refusal().auroc());
        line(
                table,
                "answerable refused",
                with.refusal().answerableRefused(),
                without.refusal().answerableRefused());
        table.append(String.format(
                Locale.ROOT,
                "    %-18s %5.1f  %7.1f%n",
                "latency p50, ms",
                with.latencyP50Millis(),
                without.latencyP50Millis()));
        return table.toString();
    }

    private static void line(StringBuilder table, String name, @Nullable Double with, @Nullable Double without) {
        if (with != null && without != null) {
            table.append(String.format(Locale.ROOT, "    %-18s %.3f  %7.3f%n", name, with, without));
        }
    }

    private static String counts(String before, Map<String, Integer> counts) {
        return counts.isEmpty()
                ? ""
                : before
                        + counts.entrySet().stream()
                                .map(count -> count.getKey() + " " + count.getValue())
                                .collect(Collectors.joining(", "));
    }

    /** What went better and worse, question by question. */
    public static String of(Baseline.Change change) {
        return String.format(
                        Locale.ROOT,
                        "  since the earlier run  %d better, %d worse, %d as before%n",
                        change.better().size(),
                        change.worse().size(),
                        change.same())
                + list("better", change.better())
                + list("worse", change.worse());
    }

    private static String list(String name, List<String> ids) {
        return ids.isEmpty() ? "" : "    " + name + ": " + String.join(" ", ids) + "\n";
    }

    private static void ranking(StringBuilder table, String name, Outcome.@Nullable Ranking ranking) {
        if (ranking != null) {
            table.append(String.format(
                    Locale.ROOT,
                    "  %-20s hit@1 %.3f  @5 %.3f  @10 %.3f  MRR@10 %.3f  nDCG@10 %.3f%n",
                    name,
                    ranking.hit1(),
                    ranking.hit5(),
                    ranking.hit10(),
                    ranking.mrr10(),
                    ranking.ndcg10()));
        }
    }

    private static void line(StringBuilder table, String name, @Nullable Double value) {
        if (value != null) {
            table.append(String.format(Locale.ROOT, "  %-20s %.3f%n", name, value));
        }
    }
}
