package onrecord.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The measures over a run of questions. Shares are in [0, 1]; a measure that no question bears is null. Refused
 * questions are counted, never dropped.
 *
 * @param n questions put
 * @param articles retrieval of the articles that hold the answer
 * @param passages retrieval of the passages that hold it
 * @param sentenceHitAt1 the sentence ranked first holds the answer, refused or not
 * @param quoteHitAt1 the first quote shown holds the answer
 * @param quoteHitAt3 the quotes shown hold the answer, or all parts that must be quoted
 * @param answerHit the short answer is right
 * @param allCited every article is cited that must be
 * @param citationPrecision share of quotes from articles that answer
 * @param temporalAccuracy the answer's words are said to name the right days
 * @param conflictShown accounts that differ are shown side by side, the latest first, and none where none do
 * @param speakers how many right quotes are said to be by the right speaker, by another, and by nobody
 * @param refusal how refusing went, "refused" being the positive class
 * @param verbatimShare share of quotes that equal the article's text at their place: must be 1
 * @param kinds questions, share gone right and share refused, by kind
 * @param wording what a language model made of the questions; null without one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EvaluationReport(
        String name,
        int n,
        Outcome.@Nullable Ranking articles,
        Outcome.@Nullable Ranking passages,
        @Nullable Double sentenceHitAt1,
        @Nullable Double quoteHitAt1,
        @Nullable Double quoteHitAt3,
        @Nullable Double answerHit,
        @Nullable Double allCited,
        @Nullable Double citationPrecision,
        @Nullable Double temporalAccuracy,
        @Nullable Double conflictShown,
        @Nullable Speakers speakers,
        Refusal refusal,
        @Nullable Double verbatimShare,
        double latencyP50Millis,
        double latencyP95Millis,
        Map<String, Kind> kinds,
        @Nullable Wording wording,
        List<Outcome> outcomes) {

    /**
     * How refusing went.
     *
     * @param auroc chance that an answerable question gets more confidence than an unanswerable one
     * @param answerableRefused share of answerable questions that were refused
     */
    public record Refusal(
            @Nullable Double precision,
            @Nullable Double recall,
            @Nullable Double f1,
            @Nullable Double auroc,
            @Nullable Double answerableRefused) {}

    /** How many questions that must be answered by one speaker name that one, another one, or nobody. */
    public record Speakers(int right, int wrong, int none) {}

    /** Questions of a kind, the share of them that went right, and the share that were refused. */
    public record Kind(int n, double right, double refused) {}

    /** Sums up a run. */
    public static EvaluationReport of(String name, List<Outcome> outcomes) {
        double[] millis = outcomes.stream().mapToDouble(Outcome::millis).toArray();
        int quotes = outcomes.stream().mapToInt(Outcome::quotes).sum();
        int verbatim = outcomes.stream().mapToInt(Outcome::verbatim).sum();
        return new EvaluationReport(
                name,
                outcomes.size(),
                ranking(outcomes, Outcome::articles),
                ranking(outcomes, Outcome::passages),
                share(outcomes, Outcome::sentenceAt1),
                share(outcomes, Outcome::quoteAt1),
                share(outcomes, Outcome::quoteAt3),
                share(outcomes, Outcome::answer),
                share(outcomes, Outcome::cited),
                mean(outcomes, Outcome::citationPrecision),
                share(outcomes, Outcome::time),
                share(outcomes, Outcome::accounts),
                speakers(outcomes),
                refusal(outcomes),
                quotes == 0 ? null : (double) verbatim / quotes,
                Measures.percentile(millis, 0.5),
                Measures.percentile(millis, 0.95),
                kinds(outcomes),
                Wording.sum(outcomes),
                List.copyOf(outcomes));
    }

    private static @Nullable Speakers speakers(List<Outcome> outcomes) {
        Speakers all = new Speakers(
                (int) count(outcomes, outcome -> outcome.speaker() == Outcome.Speaker.RIGHT),
                (int) count(outcomes, outcome -> outcome.speaker() == Outcome.Speaker.WRONG),
                (int) count(outcomes, outcome -> outcome.speaker() == Outcome.Speaker.NONE));
        return all.equals(new Speakers(0, 0, 0)) ? null : all;
    }

    private static Outcome.@Nullable Ranking ranking(
            List<Outcome> outcomes, Function<Outcome, Outcome.@Nullable Ranking> which) {
        Double hit1 = mean(outcomes, part(which, Outcome.Ranking::hit1));
        Double hit5 = mean(outcomes, part(which, Outcome.Ranking::hit5));
        Double hit10 = mean(outcomes, part(which, Outcome.Ranking::hit10));
        Double mrr = mean(outcomes, part(which, Outcome.Ranking::mrr10));
        Double ndcg = mean(outcomes, part(which, Outcome.Ranking::ndcg10));
        return hit1 == null || hit5 == null || hit10 == null || mrr == null || ndcg == null
                ? null
                : new Outcome.Ranking(hit1, hit5, hit10, mrr, ndcg);
    }

    private static Function<Outcome, @Nullable Double> part(
            Function<Outcome, Outcome.@Nullable Ranking> which, Function<Outcome.Ranking, Double> measure) {
        return outcome -> {
            Outcome.Ranking ranking = which.apply(outcome);
            return ranking == null ? null : measure.apply(ranking);
        };
    }

    private static Refusal refusal(List<Outcome> outcomes) {
        double refused = count(outcomes, Outcome::refused);
        double unanswerable = count(outcomes, outcome -> !outcome.answerable());
        double rightly = count(outcomes, outcome -> outcome.refused() && !outcome.answerable());
        double answerable = outcomes.size() - unanswerable;
        Double precision = refused == 0 ? null : rightly / refused;
        Double recall = unanswerable == 0 ? null : rightly / unanswerable;
        Double f1 = refused + unanswerable == 0 ? null : 2 * rightly / (refused + unanswerable);
        Double auroc = unanswerable == 0 || answerable == 0
                ? null
                : Measures.auroc(
                        confidences(outcomes, Outcome::answerable), confidences(outcomes, o -> !o.answerable()));
        return new Refusal(precision, recall, f1, auroc, answerable == 0 ? null : (refused - rightly) / answerable);
    }

    private static double[] confidences(List<Outcome> outcomes, Predicate<Outcome> which) {
        return outcomes.stream().filter(which).mapToDouble(Outcome::confidence).toArray();
    }

    private static double count(List<Outcome> outcomes, Predicate<Outcome> which) {
        return outcomes.stream().filter(which).count();
    }

    private static Map<String, Kind> kinds(List<Outcome> outcomes) {
        Map<String, Kind> kinds = new TreeMap<>();
        outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::kind))
                .forEach((kind, of) -> kinds.put(
                        kind,
                        new Kind(
                                of.size(),
                                count(of, Outcome::isRight) / of.size(),
                                count(of, Outcome::refused) / of.size())));
        return kinds;
    }

    private static @Nullable Double share(List<Outcome> outcomes, Function<Outcome, @Nullable Boolean> which) {
        return mean(outcomes, outcome -> {
            Boolean value = which.apply(outcome);
            return value == null ? null : value ? 1.0 : 0.0;
        });
    }

    private static @Nullable Double mean(List<Outcome> outcomes, Function<Outcome, @Nullable Double> which) {
        double sum = 0;
        int n = 0;
        for (Outcome outcome : outcomes) {
            Double value = which.apply(outcome);
            if (value != null) {
                sum += value;
                n++;
            }
        }
        return n == 0 ? null : sum / n;
    }
}
