package onrecord.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes in articles. */
@Command(name = "ingest", description = "adds or refreshes articles; unchanged ones are skipped")
final class IngestCommand implements Runnable {
    private final Session session;
    private final GlobalOptions global;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "folders or files; without any, the corpus")
    private List<Path> paths = new ArrayList<>();

    IngestCommand(Session session, GlobalOptions global) {
        this.session = session;
        this.global = global;
    }

    @Override
    public void run() {
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw new UsageException(path + (Files.exists(path) ? " is not readable" : " does not exist"));
            }
        }
        Settings settings = session.settings(global.chosen());
        try (Parts parts = session.wire(settings)) {
            if (paths.isEmpty()) {
                tell(settings, settings.corpus(), parts.follow(settings.corpus()));
            }
            for (Path path : paths) {
                tell(settings, path, parts.takeIn(path));
            }
        }
    }

    private void tell(Settings settings, Path path, Parts.Intake intake) {
        intake.unreadable().forEach(fault -> session.warn(settings, fault));
        session.screen()
                .out()
                .println(path + ": " + intake.added() + " added, " + intake.refreshed() + " refreshed, "
                        + intake.unchanged() + " unchanged, " + intake.removed() + " removed, "
                        + intake.unreadable().size() + " unreadable");
    }
}
