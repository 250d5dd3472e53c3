package onrecord.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
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
 * of the sentence then chosen. With a reader both are fitted to the passages that would be read. Not thread-safe.
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
            Weights.Fitted none = new Weights.Fitted(Map.of(), Map.of(), 0, 0.5);
            finder = new Finder(index, embedder, reader, new Weights(none, none));
        }

        /**
         * Adds a question.
         *
         * @param holdsAnswer which sentences hold the answer; asked only of the articles that do
         * @param articles articles that hold the answer; empty if none in scope does
         * @param teaches what it is an example of
         * @param weight how often it counts, above 0
         */
        public void add(
                String question,
                Scope scope,
                Set<String> articles,
                Predicate<String> holdsAnswer,
                Teaches teaches,
                double weight) {
            Finding laidOut = finder.layOut(retriever.retrieve(Question.of(question), EVIDENCE, scope));
            lessons.add(new Lesson(
                    finder,
                    laidOut,
                    Reader.Readings.NONE,
                    candidate ->
                            articles.contains(candidate.passage().article().id()) && holdsAnswer.test(candidate.text()),
                    !articles.isEmpty(),
                    teaches,
                    weight));
        }
    }

    /** What a question is an example of. */
    public enum Teaches {
        /** Which sentence answers, with and without a reader, and when to refuse. */
        ALL,
        /** Which sentence answers once it was read; the rest takes passages that compete. */
        READING
    }

    /** A question with its sentences laid out, which of them are right, and whether there is an answer at all. */
    private record Lesson(
            Finder finder,
            Finding laidOut,
            Reader.Readings readings,
            Predicate<Candidate> isRight,
            boolean answerable,
            Teaches teaches,
            double weight) {

        /** The same read as the answerer will read it. */
        Lesson read(LinearModel<Feature> first) {
            Reader.Readings said = finder.read(laidOut.rankedBy(first));
            return new Lesson(finder, laidOut, said, isRight, answerable, teaches, weight);
        }

        /** As the answerer will see it. */
        Finding ranked(LinearModel<Feature> first, LinearModel<Feature> ranker) {
            Finding unread = laidOut.rankedBy(first);
            return readings.isEmpty() ? unread : unread.readBy(ranker, readings);
        }
    }

    /** Another corpus to learn from. */
    public Corpus corpus(Retriever retriever, PassageIndex index, TextEmbedder embedder, @Nullable Reader reader) {
        return new Corpus(retriever, index, embedder, reader);
    }

    /** How many questions have been added. */
    public int size() {
        return lessons.size();
    }

    /**
     * Fits all there is to fit: without a reader, and with one if there is one.
     *
     * @param refused share of the answerable questions that a threshold may refuse, in [0, 1)
     * @param progress told how many questions have been read
     */
    public Weights fit(double refused, IntConsumer progress) {
        LinearModel<Feature> first = ranker(
                lessons.stream().filter(lesson -> lesson.teaches == Teaches.ALL).toList(),
                false,
                lesson -> lesson.laidOut.ranked());
        Weights.Fitted linear = fitted(lessons, false, first, lesson -> lesson.laidOut.rankedBy(first), refused);
        List<Lesson> read = new ArrayList<>();
        for (Lesson lesson : lessons) {
            read.add(lesson.read(first));
            progress.accept(read.size());
        }
        if (read.stream().allMatch(lesson -> lesson.readings.isEmpty())) {
            return new Weights(linear, linear);
        }
        LinearModel<Feature> ranker = ranker(
                read,
                true,
                lesson -> lesson.ranked(first, first).ranked().stream()
                        .filter(Candidate::isRead)
                        .toList());
        return new Weights(linear, fitted(read, true, ranker, lesson -> lesson.ranked(first, ranker), refused));
    }

    /** Fits which sentence answers. */
    private static LinearModel<Feature> ranker(
            List<Lesson> lessons, boolean withReader, Function<Lesson, List<Candidate>> seen) {
        List<Feature> features = Arrays.stream(Feature.values())
                .filter(feature -> withReader || !feature.needsReader())
                .toList();
        List<SoftmaxFit.Choice<Feature>> choices = new ArrayList<>();
        for (Lesson lesson : lessons) {
            List<Candidate> options = seen.apply(lesson);
            List<Boolean> right = options.stream().map(lesson.isRight::test).toList();
            if (right.contains(true)) {
                choices.add(new SoftmaxFit.Choice<>(
                        options.stream().map(Candidate::values).toList(), right, lesson.weight));
            }
        }
        return new LinearModel<>(0, new EnumMap<>(SoftmaxFit.of(features, choices)));
    }

    /** Fits whether the sentence chosen by a ranker answers. */
    private static Weights.Fitted fitted(
            List<Lesson> lessons,
            boolean withReader,
            LinearModel<Feature> ranker,
            Function<Lesson, Finding> seen,
            double refused) {
        List<Map<Sign, Double>> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (Lesson lesson : lessons) {
            Finding ranked = seen.apply(lesson);
            if (lesson.teaches == Teaches.ALL && !ranked.ranked().isEmpty()) {
                rows.add(Finder.signs(ranked.ranked().get(0), ranked));
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
                .mapToDouble(row -> Finder.confidence(judge, rows.get(row)))
                .sorted()
                .toArray();
        double threshold = answerable[(int) (refused * answerable.length)];
        return new Weights.Fitted(
                named(ranker.weights()),
                named(fit.weights()),
                rounded(fit.bias()),
                rounded(Math.min(Math.max(threshold, 0.01), 0.9999)));
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
