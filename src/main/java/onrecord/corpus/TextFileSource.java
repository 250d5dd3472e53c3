package onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A text file with or without front matter. */
final class TextFileSource implements ArticleSource {
    private final Path file;

    TextFileSource(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public String id() {
        String name = ArticleReader.fileName(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** @throws UncheckedIOException if the file can no longer be read */
    @Override
    public String hash() {
        MessageDigest digest = Bytes.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return Bytes.hex(digest);
    }

    @Override
    public Article read() throws UnreadableArticleException {
        byte[] bytes = bytes();
        String text = Bytes.decode(bytes, name());
        FrontMatter front = FrontMatter.of(text, name());
        ArticleDraft draft = new ArticleDraft(name(), id(), text.substring(front.bodyStart()));
        return draft.finish(front.fields(), Bytes.sha256(bytes));
    }

    private byte[] bytes() throws UnreadableArticleException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(ArticleReader.MAX_BYTES + 1);
            if (bytes.length > ArticleReader.MAX_BYTES) {
                throw new UnreadableArticleException(name() + " is over 5 MiB: split it into articles");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableArticleException(name() + " cannot be read ("
                    + e.getClass().getSimpleName() + "): check that it still exists and may be read");
        }
    }
}
