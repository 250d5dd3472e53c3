package onrecord.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import onrecord.corpus.ArticleSource;
import onrecord.corpus.Document;
import onrecord.corpus.Format;

/**
 * Keeps articles that came from outside the corpus folder as the files they came in, each with what was known of it
 * beside it, so that they can be read anew and outlive the program. To remove one is to delete its two files. Several
 * processes may use one shelf. Thread-safe.
 */
public final class Shelf {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTE = ".note.json";
    private static final int LONGEST_NAME = 60;

    private final Path folder;

    /** @param folder made when something is put into it */
    public Shelf(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Names this place, as the origin of its articles. */
    public String origin() {
        return folder.toString();
    }

    /** The articles on it, in the order of their ids. Close the stream. */
    public Stream<ArticleSource> sources() {
        return notes().map(note -> new ShelvedSource(folder, note));
    }

    Stream<Note> notes() {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(NOTE)).sorted().toList().stream()
                    .map(Shelf::read)
                    .flatMap(Optional::stream);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static Optional<Note> read(Path file) {
        try {
            return Optional.of(JSON.readValue(file.toFile(), Note.class));
        } catch (IOException e) {
            // Half a note is that of an article that was never put here.
            return Optional.empty();
        }
    }

    /**
     * Puts an article here, in place of what its id stood for.
     *
     * @param name what it is called: an address, a file's name
     * @param known what the {@link Document} is to know
     */
    public ArticleSource put(String id, String name, Format format, byte[] bytes, Map<String, String> known) {
        return put(
                new Note(
                        id,
                        name,
                        format,
                        new TreeMap<>(known),
                        List.of(),
                        Instant.now().toString(),
                        null,
                        null),
                bytes);
    }

    ArticleSource put(Note note, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            replace(ShelvedSource.file(folder, note), bytes);
            replace(folder.resolve(note.id() + NOTE), JSON.writeValueAsBytes(note));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
        return new ShelvedSource(folder, note);
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path unfinished = Files.createTempFile(file.getParent(), "unfinished", ".tmp");
        try {
            Files.write(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** What feeds said when they were last read, by address. */
    Map<String, Fetched.Validators> feeds() {
        Path file = folder.resolve("feeds.json");
        try {
            return Files.exists(file)
                    ? new TreeMap<>(
                            JSON.readValue(file.toFile(), new TypeReference<Map<String, Fetched.Validators>>() {}))
                    : new TreeMap<>();
        } catch (IOException e) {
            // They are read once more than needed, and no article is lost by it.
            return new TreeMap<>();
        }
    }

    void writeFeeds(Map<String, Fetched.Validators> feeds) {
        try {
            Files.createDirectories(folder);
            replace(folder.resolve("feeds.json"), JSON.writeValueAsBytes(feeds));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    /**
     * An id that people can read and that no other name gives.
     *
     * @param readable any text
     * @param unique what it is made from
     */
    public static String id(String readable, String unique) {
        String words = Normalizer.normalize(readable, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        String brief = words.length() > LONGEST_NAME ? words.substring(0, LONGEST_NAME) : words;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(unique.getBytes(StandardCharsets.UTF_8));
            return (brief.isEmpty() ? "" : brief + "-") + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
