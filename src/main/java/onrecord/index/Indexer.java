package onrecord.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import onrecord.corpus.Article;
import onrecord.corpus.ArticleReader;
import onrecord.corpus.ArticleSource;
import onrecord.corpus.UnreadableArticleException;
import onrecord.model.TextEmbedder;
import onrecord.passage.Passage;
import onrecord.passage.PassageSplitter;

/**
 * Brings a passage index up to date with a corpus. An article is replaced in one transaction: searches see the old one
 * or the new one. Several processes may index into one database at once; they take turns, article by article.
 *
 * <p>Not thread-safe, but for {@link #stop}.
 */
public final class Indexer {
    private final H2PassageIndex index;
    private final Function<Path, Stream<ArticleSource>> sources;
    private final Function<Article, List<Passage>> splitter;
    private final String cut;
    private final TextEmbedder embedder;
    private volatile boolean stopped;
    private boolean believesRefusals;

    /**
     * @param cut names how the reader and the splitter work, with their parameters: articles that were read or cut in
     *     another way are done anew
     */
    public Indexer(
            H2PassageIndex index, ArticleReader reader, PassageSplitter splitter, String cut, TextEmbedder embedder) {
        this(index, path -> sources(reader, path), splitter::split, cut, embedder);
    }

    Indexer(
            H2PassageIndex index,
            Function<Path, Stream<ArticleSource>> sources,
            Function<Article, List<Passage>> splitter,
            String cut,
            TextEmbedder embedder) {
        this.index = index;
        this.sources = sources;
        this.splitter = splitter;
        this.cut = cut;
        this.embedder = embedder;
    }

    /**
     * Makes the index hold what the corpus holds: adds, replaces, renames, and removes articles that came from this path
     * and are gone from it. An unchanged source costs its hash. What cannot be read is reported and skipped, and what the
     * index already held of it stays: while a folder or a file of many cannot be read, no article from this path counts
     * as gone. Of two sources with one id the first counts, in one run and across places that are still there.
     *
     * @param corpus a file or folder
     * @throws IllegalArgumentException if it cannot be read
     */
    public IndexingReport update(Path corpus, IndexingProgress progress) {
        return update(List.of(holding(corpus)), progress);
    }

    /** As {@link #update(Path, IndexingProgress)}, for several places at once. */
    public IndexingReport update(List<Holding> holdings, IndexingProgress progress) {
        IndexingRun run = begin(holdings, progress);
        holdings.forEach(holding -> run.recogniseRenamed(holding.origin()));
        run.write();
        if (!stopped) {
            holdings.forEach(holding -> run.removeGone(holding.origin()));
            run.forgetRefused();
        }
        index.settle();
        return run.report();
    }

    /**
     * Adds and replaces the articles at the paths, and removes none; a file that has another name now keeps its article
     * under the new one.
     *
     * @param paths files and folders
     * @throws IllegalArgumentException if one cannot be read
     */
    public IndexingReport ingest(Collection<Path> paths, IndexingProgress progress) {
        return ingest(paths.stream().map(this::holding).toList(), progress);
    }

    /** As {@link #ingest(Collection, IndexingProgress)}, for places that need not be paths. */
    public IndexingReport ingest(List<Holding> holdings, IndexingProgress progress) {
        IndexingRun run = begin(holdings, progress);
        holdings.forEach(holding -> run.recogniseRenamed(holding.origin()));
        run.write();
        index.settle();
        return run.report();
    }

    /**
     * Tells what {@link #ingest} would do, and changes nothing.
     *
     * @param each is told of each source, in order
     */
    public void plan(List<Holding> holdings, Consumer<Plan> each) {
        IndexingRun run = new IndexingRun(index, writer(), IndexingProgress.SILENT, () -> stopped, false);
        for (Holding holding : holdings) {
            try (Stream<ArticleSource> found = holding.sources().get()) {
                found.forEach(source -> each.accept(run.plan(source, holding.origin())));
            }
        }
    }

    /**
     * What could not be read in an earlier run, and has not changed, is reported again without being read: to refuse some
     * takes long. Without this, it is read anew each time.
     */
    public void believeRefusals() {
        believesRefusals = true;
    }

    /** Ends what is under way after the article at hand; from another thread. What is written stays written. */
    public void stop() {
        stopped = true;
    }

    /** The documents at a path. */
    public Holding holding(Path path) {
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException(
                    "cannot read the corpus " + path + ": name a file or folder that exists");
        }
        return new Holding(path.toAbsolutePath().normalize().toString(), () -> sources.apply(path));
    }

    private ArticleWriter writer() {
        return new ArticleWriter(index, splitter, embedder, cut);
    }

    private IndexingRun begin(List<Holding> holdings, IndexingProgress progress) {
        ArticleWriter writer = writer();
        writer.prepare();
        IndexingRun run = new IndexingRun(index, writer, progress, () -> stopped, believesRefusals);
        for (Holding holding : holdings) {
            try (Stream<ArticleSource> found = holding.sources().get()) {
                found.forEach(source -> run.find(source, holding.origin()));
            }
        }
        return run;
    }

    private static Stream<ArticleSource> sources(ArticleReader reader, Path path) {
        try {
            return reader.sources(path);
        } catch (UnreadableArticleException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
