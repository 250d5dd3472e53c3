package onrecord.app;

import java.nio.file.Path;
import onrecord.answer.Answerer;
import onrecord.channel.console.EvidenceSource;
import onrecord.channel.console.StatusReport;
import onrecord.database.Database;
import onrecord.index.PassageIndex;

/** Makes every part of the program from its settings, and closes them in reverse. */
final class Wiring implements Parts {
    private final Database database;

    Wiring(Settings settings, Session.Progress progress) {
        VectorModule.load();
        database = Database.open(settings.corpusData());
    }

    @Override
    public Intake takeIn(Path path) {
        throw new FailureException("not built yet");
    }

    @Override
    public PassageIndex index() {
        throw new FailureException("not built yet");
    }

    @Override
    public EvidenceSource search() {
        throw new FailureException("not built yet");
    }

    @Override
    public Answerer answerer() {
        throw new FailureException("not built yet");
    }

    @Override
    public StatusReport status() {
        throw new FailureException("not built yet");
    }

    @Override
    public void close() {
        database.close();
    }
}
