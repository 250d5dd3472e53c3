package onrecord.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the documents at a path. Thread-safe. */
public final class ArticleReader {
    /** A larger document is refused: no news article is that long. */
    static final int MAX_BYTES = 5 << 20;

    /**
     * The documents at a path: files in the order of their names, the lines of a {@code .jsonl} file in theirs. Close
     * the stream; it holds one document at a time. A document that cannot be read is in it too, and says so when it
     * is read.
     *
     * @param path a {@code .txt} file, a {@code .jsonl} file of articles, or a folder of such, searched to its depth;
     *     hidden files and folders, links to folders, and files of other kinds in it are passed over
     * @throws UnreadableArticleException if the path does not exist, cannot be read or is a file of another kind
     */
    public Stream<ArticleSource> sources(Path path) throws UnreadableArticleException {
        if (Files.isDirectory(path)) {
            if (!Files.isReadable(path)) {
                throw new UnreadableArticleException(path + " may not be read: check the folder's permissions");
            }
            return inFolder(path);
        }
        if (!Files.exists(path)) {
            throw new UnreadableArticleException(
                    path + " does not exist: give a folder, a .txt file or a .jsonl file of articles");
        }
        if (!isCorpusFile(path)) {
            throw new UnreadableArticleException(
                    path + " is neither a folder nor a .txt or .jsonl file: save the article as UTF-8 .txt");
        }
        return inFile(path);
    }

    private static Stream<ArticleSource> inFolder(Path folder) {
        List<Path> entries;
        try (Stream<Path> listing = Files.list(folder)) {
            entries = listing.filter(entry -> !fileName(entry).startsWith("."))
                    .sorted(Comparator.comparing(ArticleReader::fileName))
                    .toList();
        } catch (IOException e) {
            return Stream.of(
                    UnreadableSource.of(folder.toString(), "cannot be listed: check the folder's permissions"));
        }
        return entries.stream().flatMap(entry -> {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                return inFolder(entry);
            }
            return Files.isRegularFile(entry) && isCorpusFile(entry) ? inFile(entry) : Stream.empty();
        });
    }

    private static Stream<ArticleSource> inFile(Path file) {
        if (!Files.isReadable(file)) {
            return Stream.of(UnreadableSource.of(file.toString(), "may not be read: check the file's permissions"));
        }
        return extension(file).equals("txt") ? Stream.of(new TextFileSource(file)) : JsonLines.sources(file);
    }

    private static boolean isCorpusFile(Path file) {
        String extension = extension(file);
        return extension.equals("txt") || extension.equals("jsonl");
    }

    private static String extension(Path file) {
        String name = fileName(file);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
