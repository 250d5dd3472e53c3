package onrecord.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import onrecord.corpus.ArticleReader;
import onrecord.database.Database;
import onrecord.index.H2PassageIndex;
import onrecord.index.Indexer;
import onrecord.index.IndexingProgress;
import onrecord.model.TextEmbedder;
import onrecord.passage.PassageSplitter;

/** A corpus read, cut and indexed as the program does it, in memory. */
public final class IndexedCorpus implements AutoCloseable {
    private final Database database = Database.inMemory(UUID.randomUUID().toString());
    private final H2PassageIndex index = H2PassageIndex.open(database.dataSource(), null);
    private final TextEmbedder embedder;

    /**
     * Indexes a folder.
     *
     * @param folder its articles; it may hold none
     */
    public IndexedCorpus(Path folder, TextEmbedder embedder) {
        this.embedder = embedder;
        new Indexer(index, new ArticleReader(), new PassageSplitter(), "test", embedder)
                .update(folder, IndexingProgress.SILENT);
    }

    /** Indexes articles, given as bodies by id, after writing them to a folder. */
    public static IndexedCorpus of(Path folder, TextEmbedder embedder, Map<String, String> bodies) {
        bodies.forEach((id, body) -> {
            try {
                Files.writeString(
                        folder.resolve(id + ".txt"), "---\ntitle: \"" + id.replace('-', ' ') + "\"\n---\n" + body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new IndexedCorpus(folder, embedder);
    }

    public H2PassageIndex index() {
        return index;
    }

    public TextEmbedder embedder() {
        return embedder;
    }

    public Retriever retriever() {
        return new Retriever(index, embedder);
    }

    @Override
    public void close() {
        index.close();
        database.close();
    }
}
