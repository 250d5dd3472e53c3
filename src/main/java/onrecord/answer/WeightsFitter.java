package onrecord.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import onrecord.index.PassageIndex;
import onrecord.model.TextEmbedder;
import onrecord.retrieval.Question;
import onrecord.retrieval.Retriever;
import onrecord.retrieval.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Fits the answerer's weights to questions of known outcome.
 *
 * <p>Which sentence: listwise softmax, where the loss of a question is minus the log of the share of {@code e^score}
 * that falls to the sentences that hold the answer. Whether the corpus holds the answer: logistic regression on signs
 * of the sentence then chosen. Not thread-safe.
 */
public final class WeightsFitter {
    private static final int EVIDENCE = 20;

    private final List<Lesson> lessons = new ArrayList<>();

    /** Where questions of one corpus are worked through. */
    public final class Corpus {
        private final Retriever retriever;
        private final Finder finder;

        private Corpus(Retriever retriever, PassageIndex index, TextEmbedder embedder, @Nullable Reader reader) {
            this.retriever = retriever;
            finder = new Finder(index, embedder, reader, new Weights.Fitted(Map.of(), Map.of(), 0, 0.5));
        }

        /**
         * Adds a question.
         *
         * @param holdsAnswer which sentences hold the answer; asked only of the articles that do
         * @param articles articles that hold the answer; empty if none in scope does
         */
        public void add(String question, Scope scope, Set<String> articles, Predicate<String> holdsAnswer) {
            Finding laidOut = finder.layOut(retriever.retrieve(Question.of(question), EVIDENCE, scope));
            List<Boolean> right = laidOut.ranked().stream()
                    .map(candidate ->
                            articles.contains(candidate.passage().article().id()) && holdsAnswer.test(candidate.text()))
                    .toList();
            lessons.add(new Lesson(finder, laidOut, right, !articles.isEmpty()));
        }
    }

    /** A question with its sentences laid out, which of them are right, and whether there is an answer at all. */
    private record Lesson(Finder finder, Finding laidOut, List<Boolean> right, boolean answerable) {}

    /** Another corpus to learn from. */
    public Corpus corpus(Retriever retriever, PassageIndex index, TextEmbedder embedder, @Nullable Reader reader) {
        return new Corpus(retriever, index, embedder, reader);
    }

    /** How many questions have been added. */
    public int size() {
        return lessons.size();
    }

    /**
     * Fits both models.
     *
     * @param withReader whether what the reader says may be used
     * @param refused share of the answerable questions that the threshold may refuse, in [0, 1)
     */
    public Weights.Fitted fit(boolean withReader, double refused) {
        Map<Feature, Double> sentence = fitSentence(withReader);
        LinearModel<Feature> ranker = new LinearModel<>(0, sentence);
        List<Map<Sign, Double>> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (Lesson lesson : lessons) {
            Finding ranked = lesson.laidOut.rankedBy(ranker);
            if (!ranked.ranked().isEmpty()) {
                rows.add(lesson.finder.signs(ranked.ranked().get(0), ranked));
                labels.add(lesson.answerable);
            }
        }
        List<Sign> signs = Arrays.stream(Sign.values())
                .filter(sign -> withReader || !sign.needsReader())
                .toList();
        LogisticFit<Sign> fit =
                LogisticFit.of(signs, signs.stream().map(sign -> sign.direction).toList(), rows, labels);
        LinearModel<Sign> judge = new LinearModel<>(fit.bias(), fit.weights());
        double[] answerable = IntStream.range(0, rows.size())
                .filter(labels::get)
                .mapToDouble(row -> judge.probability(rows.get(row)))
                .sorted()
                .toArray();
        double threshold = answerable[(int) (refused * answerable.length)];
        return new Weights.Fitted(
                named(sentence),
                named(fit.weights()),
                rounded(fit.bias()),
                rounded(Math.min(Math.max(threshold, 0.01), 0.9999)));
    }

    private Map<Feature, Double> fitSentence(boolean withReader) {
        List<Feature> features = Arrays.stream(Feature.values())
                .filter(feature -> withReader || !feature.needsReader())
                .toList();
        List<SoftmaxFit.Choice<Feature>> choices = lessons.stream()
                .filter(lesson -> lesson.right.contains(true))
                .map(lesson -> new SoftmaxFit.Choice<>(
                        lesson.laidOut.ranked().stream().map(Candidate::values).toList(), lesson.right))
                .toList();
        return new EnumMap<>(SoftmaxFit.of(features, choices));
    }

    private static <E extends Enum<E>> Map<String, Double> named(Map<E, Double> weights) {
        Map<String, Double> named = new TreeMap<>();
        weights.forEach((key, weight) -> named.put(key.name(), rounded(weight)));
        return named;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
