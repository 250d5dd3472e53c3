package onrecord.app;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import onrecord.channel.console.ConsoleRenderer;
import onrecord.index.IndexingReport;

/** Tells what changes while folders are watched and feeds polled: a line for each change, and none for nothing. */
final class IntakeLog {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Session session;
    private final Settings settings;
    private final boolean json;
    private final Set<String> told = new HashSet<>();

    /** @param known what is known to have been skipped, and need not be told again */
    IntakeLog(Session session, Settings settings, boolean json, List<IndexingReport.Skipped> known) {
        this.session = session;
        this.settings = settings;
        this.json = json;
        known.forEach(skipped -> told.add(line(skipped)));
    }

    /** Does the work and tells what came of it; a place that cannot be read now may come back. */
    void tell(String place, Supplier<IndexingReport> work) {
        IndexingReport report;
        try {
            report = work.get();
        } catch (FailureException e) {
            String fault = String.valueOf(e.getMessage());
            if (told.add(fault)) {
                session.warn(settings, fault);
            }
            return;
        }
        List<String> skipped =
                report.skipped().stream().map(IntakeLog::line).filter(told::add).toList();
        if (json && (report.changedAnything() || !skipped.isEmpty())) {
            session.screen().out().println(IntakeTable.json(place, report));
        } else if (!json) {
            if (report.changedAnything()) {
                say(IntakeTable.line(report) + "  " + place);
            }
            skipped.forEach(line -> say("skipped  " + line));
        }
        session.screen().out().flush();
    }

    private static String line(IndexingReport.Skipped skipped) {
        return skipped.name() + ": " + skipped.reason();
    }

    private void say(String what) {
        session.screen()
                .out()
                .println(clock(LocalTime.now(ZoneId.systemDefault())) + "  " + ConsoleRenderer.visible(what));
    }

    /** To the second, also at a full minute. */
    static String clock(LocalTime time) {
        return CLOCK.format(time);
    }
}
