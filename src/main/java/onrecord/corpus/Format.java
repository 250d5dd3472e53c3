package onrecord.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an article may be written in, one article a document. */
public enum Format {
    /** UTF-8 text, with or without front matter. */
    TEXT(5, "txt") {
        @Override
        Article read(Document document) throws UnreadableArticleException {
            return TextPages.plain(document);
        }
    },
    /** UTF-8 Markdown, with or without front matter. */
    MARKDOWN(5, "md markdown") {
        @Override
        Article read(Document document) throws UnreadableArticleException {
            return TextPages.markdown(document);
        }
    },
    /** A web page as it was sent or saved. */
    HTML(5, "html htm xhtml") {
        @Override
        Article read(Document document) throws UnreadableArticleException {
            return WebPages.read(document);
        }
    },
    /** A PDF file whose text is text, not pictures of it. */
    PDF(25, "pdf") {
        @Override
        Article read(Document document) throws UnreadableArticleException {
            return PdfPages.read(document);
        }
    };

    private final int mebibytes;
    /** The usual one first, apart by spaces. */
    private final String extensions;

    Format(int mebibytes, String extensions) {
        this.mebibytes = mebibytes;
        this.extensions = extensions;
    }

    abstract Article read(Document document) throws UnreadableArticleException;

    /** A larger document is refused: no news article is that long. */
    public int mostBytes() {
        return mebibytes << 20;
    }

    /** The usual extension of its files, without a dot. */
    public String extension() {
        return extensions.split(" ", -1)[0];
    }

    /** The format that a file's name claims; empty if it is none of these. */
    public static Optional<Format> of(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return fileName.indexOf('.') < 0
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(format ->
                                List.of(format.extensions.split(" ", -1)).contains(extension))
                        .findFirst();
    }

    /** All usual extensions, for messages. */
    static String names() {
        return Arrays.stream(values()).map(format -> "." + format.extension()).collect(Collectors.joining(", "));
    }

    UnreadableArticleException tooLarge(String name) {
        return new UnreadableArticleException(name + " is over " + mebibytes + " MiB: split it into articles");
    }
}
