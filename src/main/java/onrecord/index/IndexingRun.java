package onrecord.index;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import onrecord.corpus.Article;
import onrecord.corpus.ArticleSource;
import onrecord.corpus.UnreadableArticleException;
import org.jspecify.annotations.Nullable;

/** One pass over a corpus: finds what differs from the index, and has it written. */
final class IndexingRun {
    private final H2PassageIndex index;
    private final ArticleWriter writer;
    private final IndexingProgress progress;
    private final Map<String, ArticleTables.Known> known;
    private final Map<String, String> seen = new HashMap<>();
    /** The origins under which articles may be that could not be told now. */
    private final Set<Path> notWhollySeen = new HashSet<>();

    private final List<Work> work = new ArrayList<>();
    private final List<String> named = new ArrayList<>();
    private final List<IndexingReport.Skipped> skipped = new ArrayList<>();
    private final Map<String, String> formerByHash = new HashMap<>();
    private final BooleanSupplier stopped;
    private final RefusedTable refusedTable;
    private final Map<String, String> formerReasons;
    private final boolean believesThem;
    private final Map<String, String> refusedHashes = new HashMap<>();
    private final Map<String, String> newReasons = new HashMap<>();
    private int added;
    private int renamed;
    private int changed;
    private int removed;
    private int unchanged;
    private int refused;

    /**
     * @param stopped whether to end after the article at hand
     * @param believes whether what was refused once, and has not changed, is refused unread
     */
    IndexingRun(
            H2PassageIndex index,
            ArticleWriter writer,
            IndexingProgress progress,
            BooleanSupplier stopped,
            boolean believes) {
        this.stopped = stopped;
        this.index = index;
        this.writer = writer;
        this.progress = progress;
        known = index.sessions().read(index.tables()::known);
        refusedTable = new RefusedTable(writer.form());
        formerReasons = index.sessions().read(refusedTable::read);
        believesThem = believes;
    }

    private record Work(ArticleSource source, String hash, String origin, boolean isNew) {}

    void find(ArticleSource source, String origin) {
        if (source.hidesArticles()) {
            notWhollySeen.add(Path.of(origin));
        }
        String hash = distinctHash(source, origin);
        if (hash == null) {
            return;
        }
        ArticleTables.Known stored = known.get(source.id());
        if (!isIndexed(source.id(), hash)) {
            String reason = believesThem ? RefusedTable.reason(formerReasons, source.name(), hash) : "";
            if (reason.isEmpty()) {
                work.add(new Work(source, hash, origin, stored == null));
            } else {
                refusedHashes.put(source.name(), hash);
                skipped.add(new IndexingReport.Skipped(source.name(), reason));
            }
            return;
        }
        unchanged++;
        if (stored != null && !stored.origin().equals(origin)) {
            index.sessions().change(connection -> index.tables().writeOrigin(connection, source.id(), origin));
        }
    }

    /** The hash of a source; null if it cannot be read or another has its id, which is then noted. */
    private @Nullable String distinctHash(ArticleSource source, String origin) {
        String first = seen.putIfAbsent(source.id(), source.name());
        if (first != null) {
            skip(source, "its id " + source.id() + " is that of " + first + ": rename one of them");
            return null;
        }
        try {
            String hash = source.hash();
            ArticleTables.Known stored = known.get(source.id());
            if (stored == null || stored.hash().equals(hash) || !isElsewhere(stored.origin(), origin)) {
                return hash;
            }
            skip(
                    source,
                    "its id " + source.id() + " is that of another article, from " + stored.origin()
                            + ": rename one of them, or ingest that first if it is gone from there");
            return null;
        } catch (UncheckedIOException e) {
            skip(source, e);
            return null;
        }
    }

    /** Whether what was found under one path cannot be what is found under another now. */
    private static boolean isElsewhere(String former, String now) {
        Path one = Path.of(former);
        Path other = Path.of(now);
        return !one.startsWith(other) && !other.startsWith(one) && Files.exists(one);
    }

    private boolean isIndexed(String id, String hash) {
        ArticleTables.Known stored = known.get(id);
        return stored != null
                && stored.form().equals(writer.form())
                && stored.hash().equals(hash);
    }

    /** Remembers the articles that are gone from a place, by their hashes: what has such a hash and is new was renamed. */
    void recogniseRenamed(String origin) {
        for (String id : gone(origin)) {
            ArticleTables.Known stored = known.get(id);
            if (stored != null) {
                formerByHash.put(stored.hash(), id);
            }
        }
    }

    /** What would become of a source. */
    Plan plan(ArticleSource source, String origin) {
        int before = skipped.size();
        String hash = distinctHash(source, origin);
        if (hash != null && isIndexed(source.id(), hash)) {
            return new Plan(source.name(), Plan.Step.LEAVE, "", null, List.of());
        }
        try {
            if (hash != null) {
                Article article = source.read();
                Plan.Step step = known.containsKey(source.id()) ? Plan.Step.CHANGE : Plan.Step.ADD;
                return new Plan(source.name(), step, "", article, writer.cut(article));
            }
        } catch (UnreadableArticleException | UncheckedIOException e) {
            skip(source, e);
        }
        return new Plan(source.name(), Plan.Step.SKIP, skipped.get(before).reason(), null, List.of());
    }

    /** Returns the reason as it is reported. */
    private String skip(ArticleSource source, Exception reason) {
        return skip(source, String.valueOf(reason.getMessage()));
    }

    private String skip(ArticleSource source, String reason) {
        IndexingReport.Skipped noted = IndexingReport.Skipped.of(source.name(), reason);
        skipped.add(noted);
        return noted.reason();
    }

    /** Writes what differs, then what is stored in a form that is no longer used and has no source here. */
    void write() {
        List<ArticleTables.Known> stale = known.values().stream()
                .filter(stored ->
                        !seen.containsKey(stored.id()) && !stored.form().equals(writer.form()))
                .toList();
        int all = work.size() + stale.size();
        for (Work item : work) {
            if (stopped.getAsBoolean()) {
                break;
            }
            readAndWrite(item);
            progress.at(writer.articles() + refused, all, writer.passages());
        }
        for (ArticleTables.Known stored : stopped.getAsBoolean() ? List.<ArticleTables.Known>of() : stale) {
            index.article(stored.id()).ifPresent(article -> {
                writer.write(article, stored.origin(), null);
                name(stored.id());
                changed++;
            });
            progress.at(writer.articles() + refused, all, writer.passages());
        }
        writer.flush();
        if (!newReasons.isEmpty()) {
            index.sessions().change(connection -> {
                for (Map.Entry<String, String> one : newReasons.entrySet()) {
                    refusedTable.write(
                            connection, one.getKey(), refusedHashes.getOrDefault(one.getKey(), ""), one.getValue());
                }
            });
        }
        if (all > 0) {
            progress.at(writer.articles() + refused, all, writer.passages());
        }
    }

    private void name(String article) {
        if (named.size() < IndexingReport.MOST_NAMED) {
            named.add(article);
        }
    }

    private void readAndWrite(Work item) {
        Article article;
        try {
            article = item.source().read();
        } catch (UnreadableArticleException e) {
            String reason = skip(item.source(), e);
            refused++;
            refusedHashes.put(item.source().name(), item.hash());
            newReasons.put(item.source().name(), reason);
            return;
        } catch (UncheckedIOException e) {
            // The disk's fault, not the document's: it is read again next time.
            skip(item.source(), e);
            refused++;
            return;
        }
        write(article, item);
    }

    /** Forgets what was refused once and was not met again. */
    void forgetRefused() {
        index.sessions().change(connection -> refusedTable.retain(connection, formerReasons, refusedHashes));
    }

    private void write(Article article, Work item) {
        String former = item.isNew() ? formerByHash.remove(article.hash()) : null;
        writer.write(article, item.origin(), former);
        name(article.id());
        if (former != null) {
            known.remove(former);
            renamed++;
        } else if (item.isNew()) {
            added++;
        } else {
            changed++;
        }
    }

    /** Removes articles that were found under the path once, and are not there now. */
    void removeGone(String origin) {
        Set<String> gone = gone(origin);
        gone.forEach(writer::remove);
        gone.stream().sorted().forEach(this::name);
        known.keySet().removeAll(gone);
        removed += gone.size();
    }

    private Set<String> gone(String origin) {
        Set<String> gone = new HashSet<>();
        for (ArticleTables.Known stored : known.values()) {
            Path from = Path.of(stored.origin());
            if (!seen.containsKey(stored.id())
                    && from.startsWith(Path.of(origin))
                    && notWhollySeen.stream().noneMatch(from::startsWith)) {
                gone.add(stored.id());
            }
        }
        return gone;
    }

    IndexingReport report() {
        return new IndexingReport(added, changed, renamed, removed, unchanged, writer.passages(), named, skipped);
    }
}
