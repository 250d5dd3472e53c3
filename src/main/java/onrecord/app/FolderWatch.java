package onrecord.app;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Notices when something in folders changes, to their depth. Not thread-safe. */
final class FolderWatch implements AutoCloseable {
    /** A file that is being written is left alone until nothing has happened for so long. */
    private static final Duration QUIET = Duration.ofMillis(100);

    /** Where something happens all the time, it is looked at all the same; what was half written is read again later. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final List<Path> paths;
    private final WatchService service;
    private boolean someGone;

    /** @param paths folders, or files, whose own folders are watched, but none in them */
    FolderWatch(List<Path> paths) throws IOException {
        this.paths = List.copyOf(paths);
        service = FileSystems.getDefault().newWatchService();
        register();
    }

    private void register() throws IOException {
        for (Path path : paths) {
            boolean isFolder = Files.isDirectory(path);
            Path folder = isFolder ? path : path.toAbsolutePath().getParent();
            if (folder != null && Files.isDirectory(folder)) {
                register(folder, isFolder ? Integer.MAX_VALUE : 1);
            }
        }
    }

    private void register(Path folder, int depth) throws IOException {
        try {
            // A link to a folder is watched where it leads.
            Files.walkFileTree(folder.toRealPath(), Set.of(), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes)
                        throws IOException {
                    return enter(entered);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // It went meanwhile; that it is back will be noticed.
        }
    }

    private FileVisitResult enter(Path folder) throws IOException {
        try {
            folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            return FileVisitResult.CONTINUE;
        } catch (NoSuchFileException e) {
            return FileVisitResult.SKIP_SUBTREE;
        }
    }

    /**
     * Waits until something has changed and it has become quiet again, or has gone on for a second.
     *
     * @return false if nothing changed until then
     */
    boolean await(Instant until, BooleanSupplier stopped) throws IOException {
        boolean changed = false;
        Instant end = until;
        while (!stopped.getAsBoolean() && (changed || Instant.now().isBefore(until))) {
            WatchKey key = next(changed ? QUIET : GLANCE);
            if (key != null) {
                key.pollEvents();
                key.reset();
                end = changed ? end : Instant.now().plus(LONGEST);
                changed = true;
            }
            if (changed && (key == null || Instant.now().isAfter(end))) {
                // New folders are watched from now on; what came into them meanwhile is found with the rest.
                register();
                return true;
            } else if (key == null && hasComeBack()) {
                register();
                return true;
            }
        }
        return changed;
    }

    /** Whether a place was gone when last looked at, and all are there: what is gone sends no word when it returns. */
    private boolean hasComeBack() {
        boolean all = paths.stream().allMatch(Files::exists);
        boolean back = all && someGone;
        someGone = !all;
        return back;
    }

    private @Nullable WatchKey next(Duration wait) {
        try {
            return service.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
