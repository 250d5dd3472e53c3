package onrecord.app;

import java.util.List;
import onrecord.channel.console.Console;
import onrecord.channel.console.JsonRenderer;
import onrecord.retrieval.Evidence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the corpus has to a query, with every score, and answers nothing. */
@Command(name = "search", description = "ranks passages for a query and shows every score")
final class SearchCommand implements Runnable {
    private final Session session;
    private final GlobalOptions global;

    @Option(names = "--json", description = "one line of JSON")
    private boolean json;

    @Option(names = "--limit", paramLabel = "N", description = "how many passages, 1 to 100 (default: 10)")
    private int limit = 10;

    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "the words to search for")
    private List<String> words = List.of();

    SearchCommand(Session session, GlobalOptions global) {
        this.session = session;
        this.global = global;
    }

    @Override
    public void run() {
        String query = String.join(" ", words).strip();
        if (query.isEmpty()) {
            throw new UsageException("the query is empty: onrecord search \"Istanbul talks\"");
        }
        Console.refusal(query).ifPresent(fault -> {
            throw new UsageException(fault);
        });
        if (limit < 1 || limit > 100) {
            throw new UsageException("--limit is 1 to 100, not " + limit);
        }
        Settings settings = session.settings(global.chosen());
        try (Parts parts = session.open(settings)) {
            Evidence evidence = parts.search().evidence(query, limit);
            session.screen()
                    .out()
                    .print(
                            json
                                    ? new JsonRenderer().evidence(evidence) + "\n"
                                    : session.renderer(settings).evidence(evidence));
        }
    }
}
