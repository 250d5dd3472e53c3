package onrecord.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the documents at a path, and remembers the hashes of files that stay as they are. Thread-safe. */
public final class ArticleReader {
    /** What people write articles in and would miss. */
    private static final Pattern OTHER_TEXT =
            Pattern.compile("(?i).+\\.(?:docx?|odt|rtf|pages|epub|eml|mbox|msg|mht|mhtml"
                    + "|webarchive|warc|wpd|json|csv|tsv|xml|rss|atom|rst|adoc|tex|zip|tar|tgz|gz)");

    /** A longer line of a JSONL file is refused: no news article is that long. */
    static final int MAX_BYTES = 5 << 20;

    private final FileHashes hashes = new FileHashes();

    /**
     * The documents at a path: files in the order of their names, the lines of a {@code .jsonl} file in theirs. Close
     * the stream; it holds one document at a time. A document that cannot be read is in it too, and says so when it
     * is read; so is a folder or a {@code .jsonl} file that cannot be, in place of what it
     * {@linkplain ArticleSource#hidesArticles() hides}.
     *
     * @param path a file in one of the {@linkplain Format formats}, a {@code .jsonl} file of articles, or a folder of
     *     such, searched to its depth; hidden files and folders, links to folders, what a browser saved with a page, and
     *     files in it that are no texts are passed over; a text of another kind and a link to a file outside the folder cannot be read
     * @throws UnreadableArticleException if the path does not exist, cannot be read or is a file of another kind
     */
    public Stream<ArticleSource> sources(Path path) throws UnreadableArticleException {
        if (Files.isDirectory(path)) {
            if (!Files.isReadable(path)) {
                throw new UnreadableArticleException(path + " may not be read: check the folder's permissions");
            }
            try {
                return inFolder(path, path.toRealPath());
            } catch (IOException e) {
                throw new UnreadableArticleException(path + " cannot be read (" + e.getMessage() + ")");
            }
        }
        if (!Files.exists(path)) {
            throw new UnreadableArticleException(
                    path + " does not exist: give a folder, a file of an article or a .jsonl file of articles");
        }
        if (!isCorpusFile(path) || !Files.isRegularFile(path)) {
            throw new UnreadableArticleException(path + " is neither a folder nor a file of an article ("
                    + Format.names() + ") or of many (.jsonl): save the article as UTF-8 .txt");
        }
        return inFile(path);
    }

    private Stream<ArticleSource> inFolder(Path folder, Path root) {
        List<Path> entries;
        try (Stream<Path> listing = Files.list(folder)) {
            entries = listing.filter(entry -> !fileName(entry).startsWith("."))
                    .sorted(Comparator.comparing(ArticleReader::fileName))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return Stream.of(
                    UnreadableSource.hiding(folder.toString(), "cannot be listed: check the folder's permissions"));
        }
        return entries.stream().flatMap(entry -> {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                return isPartOfPage(entry, entries) ? Stream.empty() : inFolder(entry, root);
            }
            if (!Files.isRegularFile(entry)) {
                return isUntold(entry)
                        ? Stream.of(unreadable(entry, "cannot be looked at: check the folder's permissions"))
                        : Stream.empty();
            }
            if (!isCorpusFile(entry)) {
                return OTHER_TEXT.matcher(fileName(entry)).matches()
                        ? Stream.of(UnreadableSource.of(
                                entry.toString(),
                                entry.toString(),
                                "is of a kind that is not read: save it as one of " + Format.names()))
                        : Stream.empty();
            }
            return leadsOut(entry, root)
                    ? Stream.of(UnreadableSource.of(
                            entry.toString(),
                            entry.toString(),
                            "is a link out of the folder: put the file itself there"))
                    : inFile(entry);
        });
    }

    /** Whether a browser saved it beside a page, with the page's pictures and frames. */
    private static boolean isPartOfPage(Path folder, List<Path> beside) {
        String name = fileName(folder);
        return name.endsWith("_files")
                && Stream.of(".html", ".htm")
                        .map(ending -> name.replaceFirst("_files$", ending))
                        .anyMatch(page -> beside.contains(folder.resolveSibling(page)));
    }

    /** Whether the file system does not say what an entry is. A link may lead to a folder, so it counts by its name. */
    private static boolean isUntold(Path entry) {
        return !Files.exists(entry) && !Files.notExists(entry) && (isCorpusFile(entry) || !Files.isSymbolicLink(entry));
    }

    private static boolean leadsOut(Path entry, Path root) {
        try {
            return Files.isSymbolicLink(entry) && !entry.toRealPath().startsWith(root);
        } catch (IOException e) {
            return true;
        }
    }

    private Stream<ArticleSource> inFile(Path file) {
        if (!Files.isReadable(file)) {
            return Stream.of(unreadable(file, "may not be read: check the file's permissions"));
        }
        return Format.of(fileName(file))
                .<Stream<ArticleSource>>map(format -> Stream.of(new FileSource(file, format, hashes)))
                .orElseGet(() -> JsonLines.sources(file));
    }

    private static UnreadableSource unreadable(Path path, String fault) {
        String name = path.toString();
        return Format.of(fileName(path)).isPresent()
                ? UnreadableSource.of(name, FileSource.id(path), fault)
                : UnreadableSource.hiding(name, fault);
    }

    private static boolean isCorpusFile(Path file) {
        String name = fileName(file);
        return Format.of(name).isPresent() || name.toLowerCase(Locale.ROOT).endsWith(".jsonl");
    }

    static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
