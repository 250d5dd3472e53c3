package onrecord.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import onrecord.channel.console.ConsoleRenderer;
import onrecord.channel.console.ProgressBar;
import onrecord.index.IndexingReport;

/**
 * One run of the program: its streams, its environment, and the way to its parts.
 *
 * @param home the project's folder
 * @param wiring makes the parts
 */
record Session(
        Screen screen, Map<String, String> environment, Path home, BiFunction<Settings, Progress, Parts> wiring) {

    private static final int MOST_WARNINGS = 3;

    /** Starts to show how far a piece of work has come; close it when the work is done. */
    @FunctionalInterface
    interface Progress {
        ProgressBar on(String work);
    }

    Settings settings(Settings.Options options) {
        return Settings.of(options, environment, home);
    }

    /** The parts, over an index that is up to date with the corpus. */
    Parts open(Settings settings) {
        Parts parts = wire(settings);
        try {
            IndexingReport report = parts.follow(settings.corpus());
            warn(settings, report.skipped());
            if (report.unchanged() == 0 && parts.index().articles().isEmpty()) {
                warn(
                        settings,
                        "there is no article to read in " + settings.corpus()
                                + ": put some there, or name another place with --corpus");
            }
            return parts;
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void warn(Settings settings, List<IndexingReport.Skipped> skipped) {
        skipped.stream().limit(MOST_WARNINGS).forEach(one -> warn(settings, one.name() + " " + one.reason()));
        if (skipped.size() > MOST_WARNINGS) {
            warn(
                    settings,
                    "and " + (skipped.size() - MOST_WARNINGS) + " more cannot be read: onrecord ingest lists them");
        }
    }

    /** The parts, over the index as it is. */
    Parts wire(Settings settings) {
        return wiring.apply(settings, progress(settings));
    }

    Progress progress(Settings settings) {
        return work -> settings.quiet()
                ? ProgressBar.silent(screen.err())
                : new ProgressBar(screen.err(), screen.terminalErr(), work);
    }

    void warn(Settings settings, String fault) {
        if (!settings.quiet()) {
            screen.err().println("onrecord: " + ConsoleRenderer.visible(fault));
        }
    }

    ConsoleRenderer renderer(Settings settings) {
        return screen.renderer(settings.colour());
    }
}
