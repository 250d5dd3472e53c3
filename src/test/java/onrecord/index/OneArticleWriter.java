package onrecord.index;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import onrecord.database.Database;

/** A process that takes one article into an index, and says {@code done}, or what kept it from doing so. */
final class OneArticleWriter {
    private OneArticleWriter() {}

    /** {@code DATA CORPUS}. */
    public static void main(String[] args) {
        Path data = Path.of(args[0]);
        HashedEmbedder embedder = new HashedEmbedder("hashed", 32);
        try (Database database = Database.open(data);
                H2PassageIndex index = H2PassageIndex.open(database.dataSource(), data.resolve("words"))) {
            new Indexer(index, LineCorpus::sources, LineCorpus::split, "lines", embedder)
                    .ingest(List.of(Path.of(args[1])), IndexingProgress.SILENT);
            System.out.println("done");
        } catch (UncheckedIOException e) {
            System.out.println(
                    e.getMessage() + ": " + Objects.requireNonNull(e.getCause()).getMessage());
        } catch (RuntimeException e) {
            System.out.println("unexpected " + e);
        }
    }
}
