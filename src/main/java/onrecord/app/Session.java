package onrecord.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import onrecord.channel.console.ConsoleRenderer;
import onrecord.channel.console.ProgressBar;

/**
 * One run of the program: its streams, its environment, and the way to its parts.
 *
 * @param home the project's folder
 * @param wiring makes the parts
 */
record Session(
        Screen screen, Map<String, String> environment, Path home, BiFunction<Settings, Progress, Parts> wiring) {

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
            parts.follow(settings.corpus())
                    .skipped()
                    .forEach(skipped -> warn(settings, skipped.name() + " " + skipped.reason()));
            return parts;
        } catch (RuntimeException e) {
            parts.close();
            throw e;
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
            screen.err().println("onrecord: " + fault);
        }
    }

    ConsoleRenderer renderer(Settings settings) {
        return screen.renderer(settings.colour());
    }
}
