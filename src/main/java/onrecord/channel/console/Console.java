package onrecord.channel.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import onrecord.answer.Answerer;
import onrecord.answer.Completer;
import onrecord.answer.memory.Dialogue;
import onrecord.index.PassageIndex;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/** Asks and answers, line by line: on a terminal with editing, history and completion, or through a pipe. */
public final class Console {
    /** Characters of the longest question. A longer one is a mistake, such as a file on one line, and takes minutes. */
    private static final int LONGEST = 10_000;

    private final ConsoleSession session;

    /**
     * Not begun yet.
     *
     * @param completer completes what leans on the dialogue
     * @param dialogue what was said before, if anything
     */
    public Console(
            Answerer answerer, EvidenceSource search, PassageIndex index, Completer completer, Dialogue dialogue) {
        session = new ConsoleSession(answerer, search, index, completer, dialogue);
    }

    /** Why words are not asked or searched for, if they are too long for that. */
    public static Optional<String> refusal(String words) {
        return words.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "a question may have %,d characters, not %,d: ask it in fewer words",
                        LONGEST,
                        words.length()));
    }

    /** Answers one question a line, as plain text, until the input ends or a line says {@code :quit}. */
    public void converse(BufferedReader in, PrintStream out) {
        ConsoleRenderer renderer = new ConsoleRenderer(0, false);
        try {
            boolean first = true;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String words = line.strip();
                if (session.isQuit(words)) {
                    return;
                }
                if (!words.isEmpty()) {
                    out.print((first ? "> " : "\n> ") + words + "\n\n");
                    session.reply(
                            words,
                            renderer,
                            text -> {
                                out.print(text);
                                out.flush();
                            },
                            () -> true);
                    first = false;
                }
                if (out.checkError()) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read questions from the input", e);
        }
    }

    /**
     * Converses on a terminal until the reader leaves: by {@code :quit}, by Ctrl-D, or by Ctrl-C on an empty line. Ctrl-C
     * while a reply is on its way ends the reply.
     *
     * @param history the file that keeps what was typed
     */
    public void converse(Terminal terminal, Path history, boolean colour) {
        LineReader reader = reader(terminal, history);
        write(terminal, session.greeting(renderer(terminal, colour)));
        String prompt = new Style(colour).bold("? ");
        while (true) {
            String line;
            try {
                line = reader.readLine(prompt).strip();
            } catch (UserInterruptException e) {
                if (e.getPartialLine().isBlank()) {
                    return;
                }
                continue;
            } catch (EndOfFileException e) {
                return;
            }
            if (session.isQuit(line)) {
                return;
            }
            if (!line.isEmpty()) {
                reply(line, terminal, colour);
            }
        }
    }

    private void reply(String line, Terminal terminal, boolean colour) {
        AtomicBoolean awaited = new AtomicBoolean(true);
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> awaited.set(false));
        try {
            write(terminal, "\n");
            session.reply(line, renderer(terminal, colour), text -> write(terminal, text), awaited::get);
            write(terminal, "\n");
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
        }
    }

    private static ConsoleRenderer renderer(Terminal terminal, boolean colour) {
        return new ConsoleRenderer(terminal.getWidth() > 0 ? terminal.getWidth() : 80, colour);
    }

    private LineReader reader(Terminal terminal, Path history) {
        DefaultParser words = new DefaultParser();
        // An apostrophe in a question opens no quotation that would have to be closed.
        words.setQuoteChars(new char[0]);
        words.setEscapeChars(new char[0]);
        org.jline.reader.Completer completer = (reader, line, candidates) -> {
            if (line.wordIndex() == 0) {
                ConsoleSession.commands().forEach(name -> candidates.add(new Candidate(name)));
            } else if (line.words().get(0).equals(":article") && line.wordIndex() == 1) {
                session.ids().forEach(id -> candidates.add(new Candidate(id)));
            }
        };
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("onrecord")
                .parser(words)
                .completer(completer)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        remember(reader, terminal, history);
        return reader;
    }

    /** Where what was typed earlier cannot be read, the console does without, and leaves the file alone. */
    private static void remember(LineReader reader, Terminal terminal, Path history) {
        reader.setVariable(LineReader.HISTORY_FILE, history);
        try {
            reader.getHistory().attach(reader);
        } catch (UncheckedIOException e) {
            reader.setVariable(LineReader.HISTORY_FILE, null);
            write(
                    terminal,
                    "What was typed earlier cannot be read, and what is typed now is not kept: mend or remove "
                            + TextBlock.visible(history.toString()) + "\n");
        }
    }

    private static void write(Terminal terminal, String text) {
        terminal.writer().print(text);
        terminal.flush();
    }
}
