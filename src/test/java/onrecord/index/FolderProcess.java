package onrecord.index;

import java.nio.file.Path;
import java.util.Locale;
import onrecord.corpus.ArticleReader;
import onrecord.database.Database;
import onrecord.passage.PassageSplitter;

/**
 * Does what {@code onrecord ingest} does to a folder and says it in the same form, but with vectors that cost nothing.
 */
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
            IndexingReport report = indexer.update(
                    Path.of(args[1]),
                    (done, of, passages) -> System.err.printf(Locale.ROOT, "indexing %d of %d, %n", done, of));
            System.out.println("added unchanged skipped passages");
            System.out.println(report.added() + " " + report.unchanged() + " "
                    + report.skipped().size() + " " + report.passages());
            System.out.println("skipped:");
            report.skipped().forEach(skipped -> System.out.println(skipped.name() + ": " + skipped.reason()));
            System.out.flush();
        }
    }
}
