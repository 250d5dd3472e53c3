package onrecord.app;

import java.io.InputStream;
import java.io.PrintStream;
import onrecord.channel.console.ConsoleRenderer;

/**
 * The three standard streams, and which of them are a terminal.
 *
 * @param out UTF-8, carries answers and nothing else
 * @param err UTF-8, carries progress, warnings and errors
 * @param terminalIn whether {@code in} is a terminal
 * @param terminalOut whether {@code out} is a terminal
 * @param terminalErr whether {@code err} is a terminal
 * @param columns width of the terminal; 0 if not known
 */
record Screen(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminalIn,
        boolean terminalOut,
        boolean terminalErr,
        int columns) {

    /** What suits {@code out}: wrapped and in colour on a terminal, as it is in a pipe. */
    ConsoleRenderer renderer(boolean colour) {
        return terminalOut ? new ConsoleRenderer(columns == 0 ? 80 : columns, colour) : new ConsoleRenderer(0, false);
    }
}
