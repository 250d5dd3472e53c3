package onrecord.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import onrecord.answer.Weights;
import onrecord.answer.WeightsFitter;
import onrecord.channel.console.ProgressBar;
import onrecord.eval.AskedQuestion;
import onrecord.eval.Evaluation.Gold;
import onrecord.eval.Lessons;
import onrecord.eval.QuestionSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits the answerer's weights anew. */
@Command(
        name = "fit",
        description = "fits the extractive answerer's weights to question sets",
        footer = {
            "",
            "LESSON is CORPUS=QUESTIONS.jsonl[,kept][,removed][,alone][,x2]: a corpus, questions on it, what",
            "of the corpus they are put to (kept unless said; see eval --gold), and how often each counts."
        })
final class FitCommand implements Runnable {
    private final Session session;
    private final GlobalOptions global;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "where the weights go; the shipped ones are src/main/resources/onrecord/answer/weights.json")
    private Path out = Path.of("weights.json");

    @Option(
            names = "--refused",
            paramLabel = "SHARE",
            description = "share of answerable questions that may be refused (default: ${DEFAULT-VALUE})")
    private double refused = 0.02;

    @Parameters(paramLabel = "LESSON", arity = "1..*", description = "what to learn from")
    private List<String> lessons = List.of();

    FitCommand(Session session, GlobalOptions global) {
        this.session = session;
        this.global = global;
    }

    @Override
    public void run() {
        if (!(refused >= 0 && refused < 1)) {
            throw new UsageException("--refused is a share from 0 to below 1, not " + refused);
        }
        if (!isWritable(out)) {
            throw new UsageException("--out " + out + " cannot be written: name a file in a folder that can be");
        }
        WeightsFitter fitter = new WeightsFitter();
        Deque<Parts> open = new ArrayDeque<>();
        try {
            for (Lesson lesson : lessons.stream().map(Lesson::read).toList()) {
                learn(lesson, fitter, open);
            }
            try (ProgressBar bar =
                    session.progress(session.settings(global.chosen())).on("reading")) {
                fitted(fitter, bar).write(out);
            }
        } finally {
            open.forEach(Parts::close);
        }
        session.screen().out().println("fitted to " + fitter.size() + " questions: " + out);
    }

    /** Asked before the fitting, which takes minutes. */
    private static boolean isWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return Files.exists(file)
                ? Files.isRegularFile(file) && Files.isWritable(file)
                : folder != null && Files.isWritable(folder);
    }

    private Weights fitted(WeightsFitter fitter, ProgressBar bar) {
        try {
            return fitter.fit(refused, read -> bar.show(read, fitter.size()));
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    /** Leaves the corpus open, for the fitter looks into it again. */
    private void learn(Lesson lesson, WeightsFitter fitter, Deque<Parts> open) {
        Settings settings = session.settings(global.chosenWithCorpus(lesson.corpus));
        Parts over = session.open(settings);
        open.push(over);
        try (ProgressBar bar = session.progress(settings).on("learning")) {
            Lessons into = new Lessons(over.lessons(fitter));
            for (Gold gold : lesson.golds) {
                for (int i = 0; i < lesson.questions.size(); i++) {
                    into.add(lesson.questions.get(i), gold, lesson.weight);
                    bar.show(i + 1, lesson.questions.size());
                }
            }
        }
    }

    /** Questions on a corpus, what of it they are put to, and how often each counts. */
    private record Lesson(String corpus, List<AskedQuestion> questions, List<Gold> golds, double weight) {

        static Lesson read(String lesson) {
            int border = lesson.indexOf('=');
            if (border < 1) {
                throw new UsageException(
                        "a lesson is CORPUS=QUESTIONS.jsonl[,kept][,removed][,alone][,x2], not " + lesson);
            }
            List<String> parts = List.of(lesson.substring(border + 1).split(",", -1));
            List<Gold> golds = new ArrayList<>();
            double weight = 1;
            for (String part : parts.subList(1, parts.size())) {
                if (part.startsWith("x")) {
                    weight = weight(part);
                } else {
                    golds.add(gold(part));
                }
            }
            try {
                return new Lesson(
                        lesson.substring(0, border),
                        QuestionSet.read(Path.of(parts.get(0))).questions(),
                        golds.isEmpty() ? List.of(Gold.KEPT) : golds,
                        weight);
            } catch (QuestionSet.BrokenQuestionSetException e) {
                throw UsageException.of(e);
            }
        }

        private static double weight(String part) {
            try {
                double weight = Double.parseDouble(part.substring(1));
                if (weight > 0 && weight <= 1_000) {
                    return weight;
                }
            } catch (NumberFormatException e) {
                throw new UsageException("x is followed by how often the lesson counts, as in x2, not " + part);
            }
            throw new UsageException("a lesson counts more than 0 and at most 1000 times, not " + part);
        }

        private static Gold gold(String name) {
            for (Gold gold : Gold.values()) {
                if (gold.name().equalsIgnoreCase(name)) {
                    return gold;
                }
            }
            throw new UsageException("gold is kept, removed or alone, not " + name);
        }
    }
}
