package onrecord.app;

import java.nio.file.Path;
import onrecord.channel.console.JsonRenderer;
import onrecord.channel.console.StatusReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is indexed and active, and checks it. */
@Command(name = "status", description = "what is indexed, which engine and model are active, self-checks")
final class StatusCommand implements Runnable {
    private final Session session;
    private final GlobalOptions global;

    @Option(names = "--json", description = "one line of JSON")
    private boolean json;

    StatusCommand(Session session, GlobalOptions global) {
        this.session = session;
        this.global = global;
    }

    @Override
    public void run() {
        Settings settings = session.settings(global.chosen());
        try (Parts parts = session.open(settings)) {
            StatusReport status = parts.status();
            session.screen()
                    .out()
                    .print(
                            json
                                    ? new JsonRenderer().status(status) + "\n"
                                    : session.renderer(settings).status(status));
            if (!status.ok()) {
                throw new FailureException(advice(settings.corpusData()));
            }
        }
    }

    /** First what is derived and can be made anew, then the database, which holds what nothing else does. */
    private static String advice(Path data) {
        return "a self-check failed; end every onrecord on this data and delete words and words.vectors in " + data
                + ": the next command makes them anew. If it fails still, put back a copy of "
                + data.resolve("onrecord.mv.db")
                + ", or move it away and keep it, for conversations, feedback and what Telegram is owed are in it alone:"
                + " the next command indexes the corpus and the shelf anew, other folders are to be ingested again";
    }
}
