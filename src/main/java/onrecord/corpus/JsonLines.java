package onrecord.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Walks the lines of a JSONL file, of which it holds one at a time. */
final class JsonLines implements Iterator<ArticleSource> {
    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int bufferStart;
    private int bufferEnd;
    private long offset;
    private int number;
    private @Nullable ArticleSource next;

    private JsonLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** The articles of a file in the order of its lines; blank lines are none. */
    static Stream<ArticleSource> sources(Path file) {
        InputStream in;
        try {
            in = Files.newInputStream(file);
        } catch (IOException e) {
            return Stream.of(
                    UnreadableSource.hiding(file.toString(), "cannot be opened: check the file's permissions"));
        }
        JsonLines lines = new JsonLines(file, in);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
                .onClose(lines::close);
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null) {
                ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
                long start = offset;
                if (!readLine(line)) {
                    return false;
                }
                number++;
                next = source(start, line.toByteArray());
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read on in " + file + " after line " + number, e);
        }
    }

    @Override
    public ArticleSource next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        ArticleSource source = next;
        next = null;
        return source;
    }

    /** Reads up to and with a line break or to the end, keeps no more than a byte over the limit; false at the end. */
    private boolean readLine(ByteArrayOutputStream line) throws IOException {
        boolean any = false;
        while (bufferStart < bufferEnd || fill()) {
            any = true;
            int end = bufferStart;
            while (end < bufferEnd && buffer[end] != '\n') {
                end++;
            }
            int room = ArticleReader.MAX_BYTES + 1 - line.size();
            line.write(buffer, bufferStart, Math.min(end - bufferStart, room));
            boolean ended = end < bufferEnd;
            offset += end - bufferStart + (ended ? 1 : 0);
            bufferStart = ended ? end + 1 : end;
            if (ended) {
                return true;
            }
        }
        return any;
    }

    private boolean fill() throws IOException {
        bufferStart = 0;
        bufferEnd = Math.max(0, in.read(buffer));
        return bufferEnd > 0;
    }

    private @Nullable ArticleSource source(long start, byte[] line) {
        int end = line.length;
        while (end > 0 && line[end - 1] <= ' ' && line[end - 1] >= 0) {
            end--;
        }
        if (end == 0) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(line, end);
        String name = file + " line " + number;
        if (end > ArticleReader.MAX_BYTES) {
            return new UnreadableSource(
                    name, name, Bytes.sha256(bytes), "is over 5 MiB: split it into articles", false);
        }
        String id = JsonLineSource.id(bytes);
        return new JsonLineSource(file, name, id == null ? name : id, start, end, Bytes.sha256(bytes));
    }

    private void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
