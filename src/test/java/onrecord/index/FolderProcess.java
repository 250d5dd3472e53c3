package onrecord.index;

import java.nio.file.Path;
import onrecord.corpus.ArticleReader;
import onrecord.database.Database;
import onrecord.passage.PassageSplitter;

/** A process that brings an index up to date with a folder, and says on its standard output how far it is. */
final class FolderProcess {
    static final int DIMENSION = 32;

    private FolderProcess() {}

    /** {@code DATA FOLDER}. */
    public static void main(String[] args) {
        Path data = Path.of(args[0]);
        try (Database database = Database.open(data);
                H2PassageIndex index = H2PassageIndex.open(database.dataSource(), data.resolve("words"))) {
            Indexer indexer = new Indexer(
                    index, new ArticleReader(), new PassageSplitter(), "1", new HashedEmbedder("hashed", DIMENSION));
            IndexingReport report = indexer.update(Path.of(args[1]), (done, of, passages) -> {
                System.out.println(done + " of " + of);
                System.out.flush();
            });
            report.skipped().forEach(skipped -> System.out.println("skipped " + skipped.name()));
            System.out.println("added " + report.added());
            System.out.flush();
        }
    }
}
