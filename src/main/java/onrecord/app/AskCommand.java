package onrecord.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import onrecord.answer.Answer;
import onrecord.answer.Answerer;
import onrecord.channel.console.Console;
import onrecord.channel.console.ConsoleRenderer;
import onrecord.channel.console.JsonRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers one question, or as many as the standard input has lines. */
@Command(name = "ask", description = "answers a question and quotes its sources")
final class AskCommand implements Runnable {
    private final Session session;
    private final GlobalOptions global;

    @Option(names = "--json", description = "one line of JSON for each question")
    private boolean json;

    @Parameters(
            paramLabel = "QUESTION",
            arity = "1..*",
            description = "the question; - reads one a line from the standard input")
    private List<String> words = List.of();

    AskCommand(Session session, GlobalOptions global) {
        this.session = session;
        this.global = global;
    }

    @Override
    public void run() {
        String question = String.join(" ", words).strip();
        if (question.isEmpty()) {
            throw new UsageException("the question is empty: onrecord ask \"when were Istanbul talks held\"");
        }
        Console.refusal(question).ifPresent(fault -> {
            throw new UsageException(fault);
        });
        Settings settings = session.settings(global.chosen());
        try (Parts parts = session.open(settings)) {
            PrintStream out = session.screen().out();
            if (question.equals("-")) {
                answerLines(parts.answerer(), settings, out);
            } else {
                out.print(rendered(parts.answerer().answer(question), session.renderer(settings)));
            }
        }
    }

    private void answerLines(Answerer answerer, Settings settings, PrintStream out) {
        ConsoleRenderer renderer = session.renderer(settings);
        int asked = 0;
        int failed = 0;
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(session.screen().in(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && !out.checkError(); line = in.readLine()) {
                String question = line.strip();
                if (question.isEmpty()) {
                    continue;
                }
                asked++;
                Optional<String> refusal = Console.refusal(question);
                if (refusal.isPresent()) {
                    failed++;
                    session.screen().err().println("onrecord: no answer to question " + asked + ": " + refusal.get());
                    continue;
                }
                try {
                    Answer answer = answerer.answer(question);
                    out.print(json ? "" : (asked > 1 ? "\n> " : "> ") + question + "\n\n");
                    out.print(rendered(answer, renderer));
                } catch (RuntimeException e) {
                    failed++;
                    session.screen().err().println("onrecord: no answer to \"" + question + "\": " + e.getMessage());
                }
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read questions from the standard input", e);
        }
        if (failed > 0) {
            throw new FailureException(failed + " of " + asked + " questions could not be answered");
        }
    }

    private String rendered(Answer answer, ConsoleRenderer renderer) {
        return json ? new JsonRenderer().answer(answer) + "\n" : renderer.answer(answer);
    }
}
