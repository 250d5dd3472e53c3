package onrecord.index;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onrecord.corpus.Article;
import onrecord.corpus.ArticleSource;
import onrecord.corpus.UnreadableArticleException;

/** One pass over a corpus: finds what differs from the index, and has it written. */
final class IndexingRun {
    private final H2PassageIndex index;
    private final ArticleWriter writer;
    private final IndexingProgress progress;
    private final Map<String, ArticleTables.Known> known;
    private final Map<String, String> seen = new HashMap<>();
    private final List<Work> work = new ArrayList<>();
    private final List<IndexingReport.Skipped> skipped = new ArrayList<>();
    private int added;
    private int changed;
    private int removed;
    private int unchanged;

    IndexingRun(H2PassageIndex index, ArticleWriter writer, IndexingProgress progress) {
        this.index = index;
        this.writer = writer;
        this.progress = progress;
        known = index.sessions().read(index.tables()::known);
    }

    private record Work(ArticleSource source, String origin, boolean isNew) {}

    void find(ArticleSource source, String origin) {
        String first = seen.putIfAbsent(source.id(), source.name());
        if (first != null) {
            skip(source, "its id " + source.id() + " is that of " + first + ": rename one of them");
            return;
        }
        ArticleTables.Known stored = known.get(source.id());
        if (stored == null
                || !stored.form().equals(writer.form())
                || !stored.hash().equals(source.hash())) {
            work.add(new Work(source, origin, stored == null));
            return;
        }
        unchanged++;
        if (!stored.origin().equals(origin)) {
            index.sessions().change(connection -> index.tables().writeOrigin(connection, source.id(), origin));
        }
    }

    private void skip(ArticleSource source, String reason) {
        skipped.add(new IndexingReport.Skipped(source.name(), reason));
    }

    /** Writes what differs, then what is stored in a form that is no longer used and has no source here. */
    void write() {
        List<ArticleTables.Known> stale = known.values().stream()
                .filter(stored ->
                        !seen.containsKey(stored.id()) && !stored.form().equals(writer.form()))
                .toList();
        int all = work.size() + stale.size();
        for (Work item : work) {
            read(item.source()).ifPresent(article -> {
                writer.write(article, item.origin());
                if (item.isNew()) {
                    added++;
                } else {
                    changed++;
                }
            });
            progress.at(writer.articles(), all, writer.passages());
        }
        for (ArticleTables.Known stored : stale) {
            index.article(stored.id()).ifPresent(article -> {
                writer.write(article, stored.origin());
                changed++;
            });
            progress.at(writer.articles(), all, writer.passages());
        }
        writer.flush();
        if (all > 0) {
            progress.at(writer.articles(), all, writer.passages());
        }
    }

    private Optional<Article> read(ArticleSource source) {
        try {
            return Optional.of(source.read());
        } catch (UnreadableArticleException | UncheckedIOException e) {
            skip(source, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Removes articles that were found under the path once, and were not found now. */
    void removeGone(String origin) {
        Set<String> gone = new HashSet<>();
        for (ArticleTables.Known stored : known.values()) {
            if (!seen.containsKey(stored.id()) && Path.of(stored.origin()).startsWith(Path.of(origin))) {
                gone.add(stored.id());
            }
        }
        gone.forEach(writer::remove);
        removed += gone.size();
    }

    IndexingReport report() {
        return new IndexingReport(added, changed, removed, unchanged, writer.passages(), skipped);
    }
}
