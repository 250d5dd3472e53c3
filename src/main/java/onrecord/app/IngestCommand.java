package onrecord.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onrecord.corpus.ArticleReader;
import onrecord.corpus.UnreadableArticleException;
import onrecord.index.IndexingReport;
import onrecord.web.Gatherer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in articles from files, folders, pages and feeds, once or again and again. */
@Command(
        name = "ingest",
        description = "adds or refreshes articles from folders, files, pages and feeds; unchanged ones are skipped")
final class IngestCommand implements Runnable {
    private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
    private static final Pattern PERIOD = Pattern.compile("(\\d{1,4})([smhd])");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    /** What the parts may take to close after the last article. */
    private static final Duration TO_CLOSE = Duration.ofSeconds(8);

    private final Session session;
    private final GlobalOptions global;
    private final AtomicBoolean ending = new AtomicBoolean();

    @Parameters(
            paramLabel = "PATH|URL",
            arity = "0..*",
            description = "folders, files, pages, RSS or Atom feeds; without any, the corpus")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--dry-run", description = "shows what would be indexed and what would be cut, and changes nothing")
    private boolean dryRun;

    @Option(
            names = "--watch",
            description = "goes on, and follows the folders: what is added, changed, renamed, removed")
    private boolean watch;

    @Option(
            names = "--every",
            paramLabel = "15m",
            description = "goes on, and looks at everything again so often: 90s, 15m, 6h, 1d; at least 1m")
    private @Nullable String every;

    @Option(names = "--json", description = "tells what came of it as JSON, a line for each place")
    private boolean json;

    @Option(
            names = "--user-agent",
            paramLabel = "TEXT",
            description = "how to name ourselves to web servers (default: " + Gatherer.USER_AGENT + ")")
    private String userAgent = Gatherer.USER_AGENT;

    IngestCommand(Session session, GlobalOptions global) {
        this.session = session;
        this.global = global;
    }

    @Override
    public void run() {
        List<Path> paths = new ArrayList<>();
        List<URI> addresses = new ArrayList<>();
        targets.forEach(target -> sort(target, paths, addresses));
        Duration period = every == null ? null : period(every);
        check(addresses);
        Settings settings = session.settings(global.chosen());
        boolean corpus = targets.isEmpty();
        CountDownLatch closed = new CountDownLatch(1);
        try (Parts parts = session.wire(settings)) {
            Thread end = new Thread(() -> end(parts, closed), "ingest-end");
            Runtime.getRuntime().addShutdownHook(end);
            try {
                if (dryRun) {
                    PlanPrinter printer = new PlanPrinter(session.screen().out());
                    (corpus ? List.of(settings.corpus()) : paths).forEach(path -> parts.plan(path, printer::print));
                    printer.summary();
                } else {
                    ingest(settings, parts, corpus ? List.of(settings.corpus()) : paths, addresses, period);
                }
            } finally {
                forget(end);
            }
        } catch (IllegalStateException e) {
            // Asked to end, H2 closes its files by itself, and perhaps before the parts do.
            if (!ending.get()) {
                throw e;
            }
        } finally {
            closed.countDown();
        }
    }

    private void check(List<URI> addresses) {
        if (userAgent.isBlank() || !userAgent.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
            throw new UsageException(
                    "--user-agent is one line of plain ASCII text, such as \"" + Gatherer.USER_AGENT + "\"");
        }
        if (dryRun && json) {
            throw new UsageException("--dry-run shows text, not JSON: leave one of them out");
        }
        if (dryRun && (watch || every != null || !addresses.isEmpty())) {
            throw new UsageException("--dry-run looks at files and folders once: leave --watch, --every and URLs out");
        }
        if (watch && !targets.isEmpty() && targets.size() == addresses.size()) {
            throw new UsageException("--watch follows folders; to look at pages and feeds again use --every 15m");
        }
    }

    /** Runs when the program is asked to end, and holds it until what was under way is written and closed. */
    private void end(Parts parts, CountDownLatch closed) {
        ending.set(true);
        parts.stop();
        try {
            closed.await(TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running.
        }
    }

    private void ingest(
            Settings settings, Parts parts, List<Path> paths, List<URI> addresses, @Nullable Duration period) {
        IntakeTable table = new IntakeTable();
        try (FolderWatch folders = new FolderWatch(watch ? paths : List.of())) {
            for (Path path : paths) {
                table.add(path.toString(), isFollowed(path) ? parts.readAnew(path) : parts.takeIn(path));
            }
            addresses.forEach(address -> table.add(address.toString(), parts.gather(address, userAgent)));
            session.screen().out().print(json ? table.json() : table.text());
            session.screen().out().flush();
            if (ending.get()) {
                session.warn(settings, "ended early: what the table counts is in, and the next run goes on from there");
            } else if (watch || period != null) {
                session.warn(settings, "goes on" + (watch ? " watching" : "") + "; Ctrl-C ends it");
                IntakeLog log = new IntakeLog(session, settings, json, table.skipped());
                goOn(parts, paths, addresses, period, folders, log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch the folders", e);
        }
    }

    private void goOn(
            Parts parts,
            List<Path> paths,
            List<URI> addresses,
            @Nullable Duration period,
            FolderWatch folders,
            IntakeLog log)
            throws IOException {
        Instant next = period == null ? Instant.MAX : Instant.now().plus(period);
        while (!ending.get()) {
            boolean changed = folders.await(next, ending::get);
            boolean due = !Instant.now().isBefore(next);
            if ((changed || due) && !ending.get()) {
                paths.forEach(path -> log.tell(path.toString(), () -> goOn(parts, path, due)));
            }
            if (due && !ending.get()) {
                addresses.forEach(address -> log.tell(address.toString(), () -> parts.gather(address, userAgent)));
                next = Instant.now().plus(period == null ? Duration.ZERO : period);
            }
        }
    }

    private IndexingReport goOn(Parts parts, Path path, boolean due) {
        if (!isFollowed(path)) {
            return parts.takeIn(path);
        }
        return due ? parts.follow(path) : parts.followCorpus(path);
    }

    /** Whether what is gone from there goes from the index too: a file that is given alone adds to it. */
    private boolean isFollowed(Path path) {
        return watch || targets.isEmpty() || Files.isDirectory(path);
    }

    private static void sort(String target, List<Path> paths, List<URI> addresses) {
        if (!WEB.matcher(target).matches()) {
            Path path = Path.of(target);
            if (!Files.isReadable(path)) {
                throw new UsageException(path + (Files.exists(path) ? " is not readable" : " does not exist"));
            }
            try {
                // Found out before anything is taken in.
                new ArticleReader().sources(path).close();
            } catch (UnreadableArticleException e) {
                throw UsageException.of(e);
            }
            paths.add(path);
            return;
        }
        try {
            URI address = new URI(target);
            if (address.getHost() == null) {
                throw new UsageException(target + " has no host: write https://host/path");
            }
            addresses.add(address);
        } catch (URISyntaxException e) {
            throw new UsageException(target + " is no address: " + e.getReason());
        }
    }

    private static Duration period(String text) {
        Matcher parts = PERIOD.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new UsageException("--every takes a number and s, m, h or d, such as 15m, not " + text);
        }
        long amount = Long.parseLong(parts.group(1));
        Duration period = switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        if (period.compareTo(SHORTEST) < 0) {
            throw new UsageException("--every is at least 1m, to be no burden to anybody, not " + text);
        }
        return period;
    }
}
