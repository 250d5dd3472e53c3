package onrecord.app;

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
                throw new FailureException("a self-check failed; deleting " + settings.corpusData()
                        + " makes the next command build the index anew");
            }
        }
    }
}
