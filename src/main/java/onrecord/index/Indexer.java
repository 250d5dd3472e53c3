package onrecord.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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
 * <p>Not thread-safe.
 */
public final class Indexer {
    private final H2PassageIndex index;
    private final Function<Path, Stream<ArticleSource>> sources;
    private final Function<Article, List<Passage>> splitter;
    private final String cut;
    private final TextEmbedder embedder;

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
     * Makes the index hold what the corpus holds: adds, replaces, and removes articles that came from this path and are
     * gone from it. An unchanged source costs its hash. What cannot be read is reported and skipped, and what the index
     * already held of it stays. Of two sources with one id the first counts.
     *
     * @param corpus a file or folder
     * @throws IllegalArgumentException if it cannot be read
     */
    public IndexingReport update(Path corpus, IndexingProgress progress) {
        IndexingRun run = begin(List.of(corpus), progress);
        run.write();
        run.removeGone(origin(corpus));
        index.settle();
        return run.report();
    }

    /**
     * Adds and replaces the articles at the paths, and removes none.
     *
     * @param paths files and folders
     * @throws IllegalArgumentException if one cannot be read
     */
    public IndexingReport ingest(Collection<Path> paths, IndexingProgress progress) {
        IndexingRun run = begin(paths, progress);
        run.write();
        index.settle();
        return run.report();
    }

    private IndexingRun begin(Collection<Path> paths, IndexingProgress progress) {
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw new IllegalArgumentException(
                        "cannot read the corpus " + path + ": name a file or folder that exists");
            }
        }
        ArticleWriter writer = new ArticleWriter(index, splitter, embedder, cut);
        writer.prepare();
        IndexingRun run = new IndexingRun(index, writer, progress);
        for (Path path : paths) {
            try (Stream<ArticleSource> found = sources.apply(path)) {
                found.forEach(source -> run.find(source, origin(path)));
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

    private static String origin(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
