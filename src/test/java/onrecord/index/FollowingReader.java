package onrecord.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import onrecord.database.Database;

/**
 * A second process on the same data. For each line on its input, {@code find WORD}, {@code near TEXT} or
 * {@code ingest FILE}, it writes one line: the ids of the passages found, or what was added.
 */
final class FollowingReader {
    private FollowingReader() {}

    /** {@code DATA}. */
    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        HashedEmbedder embedder = new HashedEmbedder("hashed", CrashWriter.DIMENSION);
        try (Database database = Database.open(data);
                H2PassageIndex index = H2PassageIndex.open(database.dataSource(), data.resolve("words"));
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String what = line.substring(line.indexOf(' ') + 1);
                if (line.startsWith("find ")) {
                    print(index.matching(what, 100));
                } else if (line.startsWith("near ")) {
                    print(index.nearest(embedder.question(what.replace("|", "\n")), 1));
                } else {
                    System.out.println(new Indexer(index, LineCorpus::sources, LineCorpus::split, "lines", embedder)
                            .ingest(List.of(Path.of(what)), IndexingProgress.SILENT)
                            .added());
                }
            }
        }
    }

    private static void print(List<ScoredPassage> found) {
        System.out.println(
                found.stream().map(hit -> hit.passage().id()).sorted().toList());
    }
}
