package onrecord.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import onrecord.answer.memory.Dialogue;
import onrecord.channel.console.Console;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;

/** Converses with whoever sits at the terminal, or at the other end of the pipe. */
@Command(name = "console", description = "asks and answers interactively; from a pipe, one question a line")
final class ConsoleCommand implements Runnable {
    private final Session session;
    private final GlobalOptions global;

    ConsoleCommand(Session session, GlobalOptions global) {
        this.session = session;
        this.global = global;
    }

    @Override
    public void run() {
        Settings settings = session.settings(global.chosen());
        Screen screen = session.screen();
        try (Parts parts = session.open(settings)) {
            Console console = new Console(
                    parts.answerer(),
                    parts.search(),
                    parts.index(),
                    parts.completer(),
                    new Dialogue(parts.memory(), "console"));
            if (!screen.terminalIn() || !screen.terminalOut()) {
                console.converse(
                        new BufferedReader(new InputStreamReader(screen.in(), StandardCharsets.UTF_8)), screen.out());
                return;
            }
            try (Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .encoding(StandardCharsets.UTF_8)
                    .build()) {
                console.converse(terminal, settings.data().resolve("history"), settings.colour());
            } catch (IOException e) {
                throw new FailureException("the terminal cannot be used: " + e.getMessage(), e);
            }
        }
    }
}
