package onrecord.app;

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
            "LESSON is CORPUS=QUESTIONS.jsonl[,kept][,removed][,alone]: a corpus, questions on it, and what",
            "of the corpus they are put to (kept unless said): see eval --gold."
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
        WeightsFitter fitter = new WeightsFitter();
        Deque<Parts> open = new ArrayDeque<>();
        try {
            for (String lesson : lessons) {
                learn(lesson, fitter, open);
            }
            fitted(fitter).write(out);
        } finally {
            open.forEach(Parts::close);
        }
        session.screen().out().println("fitted to " + fitter.size() + " questions: " + out);
    }

    private Weights fitted(WeightsFitter fitter) {
        try {
            return new Weights(fitter.fit(false, refused), fitter.fit(true, refused));
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    /** Leaves the corpus open, for the fitter looks into it again. */
    private void learn(String lesson, WeightsFitter fitter, Deque<Parts> open) {
        int border = lesson.indexOf('=');
        if (border < 1) {
            throw new UsageException("a lesson is CORPUS=QUESTIONS.jsonl[,kept][,removed][,alone], not " + lesson);
        }
        List<String> parts = List.of(lesson.substring(border + 1).split(",", -1));
        List<Gold> golds = new ArrayList<>();
        parts.stream().skip(1).forEach(part -> golds.add(gold(part)));
        Settings settings = session.settings(global.chosenWithCorpus(lesson.substring(0, border)));
        try {
            List<AskedQuestion> questions =
                    QuestionSet.read(Path.of(parts.get(0))).questions();
            Parts over = session.open(settings);
            open.push(over);
            try (ProgressBar bar = session.progress(settings).on("learning")) {
                Lessons into = new Lessons(over.lessons(fitter));
                for (Gold gold : golds.isEmpty() ? List.of(Gold.KEPT) : golds) {
                    for (int i = 0; i < questions.size(); i++) {
                        into.add(questions.get(i), gold);
                        bar.show(i + 1, questions.size());
                    }
                }
            }
        } catch (QuestionSet.BrokenQuestionSetException e) {
            throw UsageException.of(e);
        }
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
