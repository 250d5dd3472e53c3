package onrecord.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the program; the one place that knows exit codes: 0 done, 1 failure, 2 wrong usage. */
public final class Main {
    private static final int DONE = 0;
    private static final int FAILURE = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, new Session(standardStreams(), System.getenv(), home(), Wiring::open)));
    }

    /** Runs one command line and says how it went. */
    static int run(String[] args, Session session) {
        Logs.set(List.of(args).contains("--quiet"));
        GlobalOptions global = new GlobalOptions();
        ConsoleCommand console = new ConsoleCommand(session, global);
        CommandLine line = new CommandLine(global)
                .addSubcommand(console)
                .addSubcommand(new AskCommand(session, global))
                .addSubcommand(new SearchCommand(session, global))
                .addSubcommand(new IngestCommand(session, global))
                .addSubcommand(new ArticleCommand(session, global))
                .addSubcommand(new EvalCommand(session, global))
                .addSubcommand(new FitCommand(session, global))
                .addSubcommand(new TelegramCommand(session, global))
                .addSubcommand(new FeedbackCommand(session, global))
                .addSubcommand(new StatusCommand(session, global));
        // Reaches only the commands that are there by now.
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true);
        // A command's own options come before those that all have.
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec()
                        .usageMessage()
                        .abbreviateSynopsis(true)
                        .sortOptions(false));
        line.setExecutionStrategy(parsed -> execute(parsed, console));
        PrintStream err = session.screen().err();
        line.setParameterExceptionHandler((e, unused) -> wrongUsage(e, err));
        line.setExecutionExceptionHandler((e, command, parsed) -> failure(e, err));
        line.setOut(new PrintWriter(session.screen().out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        int code = line.execute(args);
        if (session.screen().out().checkError() && code == DONE) {
            err.println("onrecord: not all could be written to the standard output: it is closed, or its disk is full");
            return FAILURE;
        }
        return code;
    }

    private static int execute(ParseResult parsed, ConsoleCommand console) {
        if (parsed.subcommand() != null || parsed.isUsageHelpRequested()) {
            return new CommandLine.RunLast().execute(parsed);
        }
        console.run();
        return DONE;
    }

    private static int wrongUsage(ParameterException e, PrintStream err) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        err.println("onrecord: " + fault(e));
        String synopsis = command.getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
        err.println("usage: " + synopsis + "   (" + name + " --help explains)");
        return WRONG_USAGE;
    }

    private static String fault(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().get(0);
            List<String> meant = unmatched.getSuggestions();
            return "there is no " + (first.startsWith("-") ? "option " : "command or argument ") + first
                    + (meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?");
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec first = missing.getMissing().get(0);
            return first instanceof OptionSpec option
                    ? option.longestName() + " needs " + first.paramLabel()
                    : first.paramLabel() + " is missing";
        }
        if (e.getArgSpec() instanceof OptionSpec option && e.getValue() != null) {
            return option.longestName() + " " + wanted(option, e.getValue());
        }
        String message = e.getMessage();
        return message == null ? e.toString() : message.lines().findFirst().orElse("");
    }

    private static String wanted(OptionSpec option, String value) {
        Class<?> type = option.type();
        if (type.isEnum()) {
            return "is " + option.paramLabel().replace("|", " or ") + ", not " + value;
        }
        if (type == int.class || type == Integer.class) {
            return value.matches("\\d+") ? value + " is too much" : "takes a whole number, not " + value;
        }
        return "takes " + (type == double.class ? "a number" : option.paramLabel()) + ", not " + value;
    }

    private static int failure(Exception e, PrintStream err) {
        if (e instanceof UsageException) {
            err.println("onrecord: " + e.getMessage());
            return WRONG_USAGE;
        }
        if (e instanceof FailureException) {
            err.println("onrecord: " + e.getMessage());
            return FAILURE;
        }
        if (e instanceof UncheckedIOException outage) {
            err.println("onrecord: " + told(outage));
            return FAILURE;
        }
        err.println("onrecord: this should not have happened");
        e.printStackTrace(err);
        return FAILURE;
    }

    /** What could not be done and why, each once: of some faults the file system only names the file. */
    private static String told(UncheckedIOException outage) {
        String fault = String.valueOf(outage.getMessage());
        Throwable cause = outage.getCause();
        if (cause == null) {
            return fault;
        }
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof NoSuchFileException || cause instanceof AccessDeniedException) {
            String why = cause instanceof NoSuchFileException ? "there is no such file or folder" : "permission denied";
            reason = fault.contains(reason) ? why : reason + ": " + why;
        }
        return fault.endsWith(reason) ? fault : fault + ": " + reason;
    }

    /** The launcher says which streams are terminals: Java itself can only tell of all of them together. */
    private static Screen standardStreams() {
        String terminals = System.getProperty("onrecord.terminals", "");
        return new Screen(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminals.contains("0"),
                terminals.contains("1"),
                terminals.contains("2"),
                Math.max(0, Integer.getInteger("onrecord.columns", 0)));
    }

    private static Path home() {
        return Path.of(System.getProperty("onrecord.home", "")).toAbsolutePath();
    }
}
