package onrecord.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the hashes of files for as long as the file system says that nothing has touched them, so that to look through
 * a folder again costs no reading. Thread-safe.
 */
final class FileHashes {
    private static final int MOST = 200_000;

    /** A file touched so shortly before it was read may be touched again without another time: it is not remembered. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /** Reads a file and tells its hash. */
    @FunctionalInterface
    interface Hashing {
        String hash() throws IOException;
    }

    private record Known(Map<String, Object> stamp, String hash) {}

    String hash(Path file, Hashing hashing) throws IOException {
        Map<String, Object> stamp = stamp(file);
        Known former = stamp == null ? null : known.get(file);
        if (former != null && former.stamp().equals(stamp)) {
            return former.hash();
        }
        Instant before = Instant.now();
        String hash = hashing.hash();
        if (stamp != null && isSettled(stamp, before) && (former != null || known.size() < MOST)) {
            known.put(file, new Known(stamp, hash));
        } else {
            known.remove(file);
        }
        return hash;
    }

    /** What changes with every write, also one that sets the time of change back; null where the system does not tell. */
    private static @Nullable Map<String, Object> stamp(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino,dev")
                : null;
    }

    private static boolean isSettled(Map<String, Object> stamp, Instant now) {
        return stamp.get("ctime") instanceof FileTime changed
                && changed.toInstant().plus(SETTLED).isBefore(now);
    }
}
