package onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.regex.Pattern;

/** A file that holds one article. */
record FileSource(Path file, Format format, FileHashes hashes) implements ArticleSource {
    private static final Pattern INDEX = Pattern.compile("(?i)index\\.x?html?");

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public String id() {
        return id(file);
    }

    /** The stem of a file's name; of an {@code index.html}, which says nothing, the name of its folder. */
    static String id(Path file) {
        String name = ArticleReader.fileName(file);
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (INDEX.matcher(name).matches() && folder != null && folder.getFileName() != null) {
            return ArticleReader.fileName(folder);
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** @throws UncheckedIOException if the file can no longer be read */
    @Override
    public String hash() {
        try {
            return hashes.hash(file, this::readHash);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private String readHash() throws IOException {
        MessageDigest digest = Bytes.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            if (size > format.mostBytes()) {
                // It will be refused whatever it holds, so its bytes are not worth the time.
                return Bytes.sha256(Bytes.utf8(size + " bytes of " + Files.getLastModifiedTime(file)));
            }
            long room = format.mostBytes();
            for (int read = in.read(buffer); read >= 0 && room >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                room -= read;
            }
        }
        return Bytes.hex(digest);
    }

    @Override
    public Article read() throws UnreadableArticleException {
        return new Document(name(), id(), format, bytes(), Map.of()).read();
    }

    private byte[] bytes() {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(format.mostBytes() + 1);
        } catch (IOException e) {
            String why = name() + " cannot be read (" + e.getClass().getSimpleName() + ")";
            throw new UncheckedIOException(why + ": check that it still exists and may be read", e);
        }
    }
}
