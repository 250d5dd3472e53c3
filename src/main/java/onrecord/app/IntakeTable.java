package onrecord.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import onrecord.channel.console.ConsoleRenderer;
import onrecord.index.IndexingReport;

/** What taking in articles came to, a line for each place, and each article that was skipped with its reason. */
final class IntakeTable {
    private static final String FORM = "%8s %8s %8s %8s %10s %8s %9s  %s%n";

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Row(String place, IndexingReport report) {}

    private final List<Row> rows = new ArrayList<>();

    void add(String place, IndexingReport report) {
        rows.add(new Row(place, report));
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, FORM, "added", "changed", "renamed", "removed", "unchanged", "skipped", "passages", ""));
        IndexingReport all = IndexingReport.NONE;
        for (Row row : rows) {
            text.append(line(row.report(), row.place()));
            all = all.and(row.report());
        }
        if (rows.size() > 1) {
            text.append(line(all, "in all"));
        }
        if (!all.skipped().isEmpty()) {
            text.append("\nskipped:\n");
            all.skipped()
                    .forEach(skipped -> text.append("  ")
                            .append(ConsoleRenderer.visible(skipped.name() + ": " + skipped.reason()))
                            .append('\n'));
        }
        return text.toString();
    }

    /** A line for each place. */
    String json() {
        StringBuilder lines = new StringBuilder();
        rows.forEach(row -> lines.append(json(row.place(), row.report())).append('\n'));
        return lines.toString();
    }

    static String json(String place, IndexingReport report) {
        ObjectNode line = JSON.createObjectNode()
                .put("place", place)
                .put("added", report.added())
                .put("changed", report.changed())
                .put("renamed", report.renamed())
                .put("removed", report.removed())
                .put("unchanged", report.unchanged())
                .put("passages", report.passages());
        report.articles().forEach(line.putArray("articles")::add);
        ArrayNode skipped = line.putArray("skipped");
        report.skipped()
                .forEach(one -> skipped.addObject().put("name", one.name()).put("reason", one.reason()));
        return line.toString();
    }

    List<IndexingReport.Skipped> skipped() {
        return rows.stream().flatMap(row -> row.report().skipped().stream()).toList();
    }

    private static String line(IndexingReport report, String place) {
        return String.format(
                Locale.ROOT,
                FORM,
                report.added(),
                report.changed(),
                report.renamed(),
                report.removed(),
                report.unchanged(),
                report.skipped().size(),
                report.passages(),
                place);
    }

    /** What changed, in a few words, and in which articles. */
    static String line(IndexingReport report) {
        List<String> parts = new ArrayList<>();
        add(parts, report.added(), "added");
        add(parts, report.changed(), "changed");
        add(parts, report.renamed(), "renamed");
        add(parts, report.removed(), "removed");
        int changed = report.added() + report.changed() + report.renamed() + report.removed();
        String more = changed > report.articles().size() ? ", …" : "";
        return String.join(", ", parts) + ": " + String.join(", ", report.articles()) + more;
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
