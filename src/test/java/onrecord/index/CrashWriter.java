package onrecord.index;

import java.nio.file.Path;
import java.util.Random;
import onrecord.database.Database;

/**
 * A process that writes, replaces and removes articles until it is killed, and tells on its standard output what it is
 * about to do and what was done.
 */
final class CrashWriter {
    static final int ARTICLES = 40;
    static final int DIMENSION = 24;

    private CrashWriter() {}

    /** {@code DATA CORPUS SEED}. */
    public static void main(String[] args) {
        Path data = Path.of(args[0]);
        LineCorpus corpus = new LineCorpus(Path.of(args[1]));
        Random random = new Random(Long.parseLong(args[2]));
        HashedEmbedder embedder = new HashedEmbedder("hashed", DIMENSION);
        try (Database database = Database.open(data);
                H2PassageIndex index = H2PassageIndex.open(database.dataSource(), data.resolve("words"))) {
            Indexer indexer = new Indexer(index, LineCorpus::sources, LineCorpus::split, "lines", embedder);
            for (int i = 0; ; i++) {
                String id = "article" + random.nextInt(ARTICLES);
                if (random.nextInt(4) == 0) {
                    say("begin " + id + " gone");
                    new ArticleWriter(index, LineCorpus::split, embedder, "lines").remove(id);
                    say("done " + id + " gone");
                } else {
                    String version = "v" + args[2] + "x" + i;
                    corpus.write(id, id + " " + version, "First " + version + ".", "Second " + version + ".", "Third.");
                    say("begin " + id + " " + version);
                    indexer.ingest(java.util.List.of(corpus.file(id)), IndexingProgress.SILENT);
                    say("done " + id + " " + version);
                }
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
