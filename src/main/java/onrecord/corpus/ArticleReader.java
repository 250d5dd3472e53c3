package onrecord.corpus;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the documents at a path. */
public final class ArticleReader {
    /**
     * The documents at a path, in the order of their names. Close the stream.
     *
     * @param path a {@code .txt} file, a {@code .jsonl} file of articles, or a folder of such (searched to its depth)
     */
    public Stream<ArticleSource> sources(Path path) {
        return Stream.empty();
    }
}
