package onrecord.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link VectorBlock} kept in a file, because reading a million vectors from tables takes many seconds. The file is
 * never trusted: one whose header, length or checksum is wrong, or that does not belong to the store, counts as absent.
 */
final class BlockFile {
    private static final Logger log = LoggerFactory.getLogger(BlockFile.class);
    private static final long MAGIC = 0x4b434f4c42434556L; // "VECBLOCK", little-endian
    private static final int FORMAT = 1;
    private static final int HEADER = 56;

    private final Path file;

    BlockFile(Path file) {
        this.file = file;
    }

    /** A block read from a file, and the change up to which it had followed. */
    record Kept(VectorBlock block, long last) {}

    /** Writes a block in place of what the file held, at once or not at all. */
    void write(BlockView view, int dimension, UUID store, long last) throws IOException {
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(), file.getFileName().toString(), ".new");
        try {
            CRC32C checksum = new CRC32C();
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                out.position(HEADER);
                view.forEachFullChunk((chunk, rows) -> {
                    put(out, ByteBuffer.wrap(chunk.codes, 0, rows * view.stride()), checksum);
                    put(out, chunk.numbers(rows), checksum);
                });
                ByteBuffer header = header(dimension, view.size(), store, last);
                checksum.update(header.duplicate());
                header = ByteBuffer.allocate(HEADER)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(header);
                out.write(header.putLong(checksum.getValue()).flip(), 0);
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static ByteBuffer header(int dimension, int rows, UUID store, long last) {
        return ByteBuffer.allocate(HEADER - Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(MAGIC)
                .putInt(FORMAT)
                .putInt(dimension)
                .putLong(rows)
                .putLong(store.getMostSignificantBits())
                .putLong(store.getLeastSignificantBits())
                .putLong(last)
                .flip();
    }

    private static void put(FileChannel out, ByteBuffer bytes, CRC32C checksum) throws IOException {
        checksum.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Reads the block; empty if the file does not hold one that the store can go on from. */
    Optional<Kept> read(StoreTables.State state, int dimension, ScanKernel kernel) {
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            fill(in, header);
            int rows = (int) header.getLong(16);
            long last = header.getLong(40);
            if (!header.slice(0, HEADER - Long.BYTES).equals(header(dimension, rows, state.store(), last))
                    || last < state.forgotten()
                    || last > state.last()) {
                log.info("the vectors kept in {} are not those of this store, it is made anew", file);
                return Optional.empty();
            }
            CRC32C checksum = new CRC32C();
            VectorBlock block = new VectorBlock(dimension, kernel);
            readRows(in, rows, block, checksum);
            checksum.update(header.slice(0, HEADER - Long.BYTES));
            if (checksum.getValue() != header.getLong(HEADER - Long.BYTES) || in.position() != in.size()) {
                throw new IOException("its checksum is wrong");
            }
            block.publish();
            return Optional.of(new Kept(block, last));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            log.warn("the vectors kept in {} are damaged, it is made anew: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static void readRows(FileChannel in, int rows, VectorBlock into, CRC32C checksum) throws IOException {
        for (int row = 0; row < rows; row += into.chunkRows()) {
            VectorChunk chunk = into.newChunk(Math.min(into.chunkRows(), rows - row));
            ByteBuffer codes = ByteBuffer.wrap(chunk.codes);
            fill(in, codes);
            ByteBuffer numbers = ByteBuffer.allocate(chunk.capacity() * VectorChunk.BYTES_A_ROW);
            fill(in, numbers);
            checksum.update(codes);
            checksum.update(numbers.duplicate());
            chunk.setNumbers(numbers);
            into.append(chunk);
        }
    }

    /** Fills the buffer and makes it ready to be read. */
    private static void fill(FileChannel in, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new IOException("it ends too early");
            }
        }
        bytes.flip();
    }
}
