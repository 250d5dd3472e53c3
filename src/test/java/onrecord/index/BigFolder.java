package onrecord.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import onrecord.corpus.PdfFiles;

/**
 * A folder of generated articles in several formats, with broken files planted among them. The sentences come from a file
 * of passages named by {@code -Donrecord.passages} (JSONL with {@code title} and {@code text}), or are made up of words.
 */
final class BigFolder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WORDS = List.of(
            ("harbour council river minister bridge storm teacher union factory museum valley doctor railway court"
                            + " bakery winter island budget engineer village market school storage permit ferry tram")
                    .split(" ", -1));

    private final Path folder;
    private final Random random;
    private final List<String[]> passages = new ArrayList<>();

    BigFolder(Path folder, long seed) throws IOException {
        this.folder = folder;
        random = new Random(seed);
        String file = System.getProperty("onrecord.passages");
        if (file != null) {
            for (String line : Files.readAllLines(Path.of(file))) {
                JsonNode passage = JSON.readTree(line);
                passages.add(new String[] {
                    passage.path("title").asText(), passage.path("text").asText()
                });
            }
        }
    }

    /** Writes so many good files; each is another article. */
    void write(int articles) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < articles; i++) {
            String[] piece = passages.isEmpty() ? made() : passages.get(i % passages.size());
            String title = piece[0].replace('_', ' ') + " in report " + i;
            String text = "Report " + i + " was filed by the desk of section " + (i * 7 + i / 3) + ". " + piece[1];
            String stem = String.format("article-%05d", i);
            switch (i % 10) {
                case 0 ->
                    put(
                            stem + ".html",
                            "<html><head><title>" + title + "</title><meta property='og:site_name'"
                                    + " content='Desk'></head><body><div class=menu><a href=/>Home</a></div><article><h1>"
                                    + title
                                    + "</h1><p>" + text.replace("&", "&amp;").replace("<", "&lt;")
                                    + "</p><p>READ MORE: another story</p></article></body></html>");
                case 2 -> {
                    if (i % 100 == 2) {
                        put(stem + ".pdf", PdfFiles.of(List.of(wrapped(title + ". " + text))));
                    } else {
                        put(
                                stem + ".jsonl",
                                JSON.writeValueAsString(Map.of("id", stem, "title", title, "text", text)) + "\n");
                    }
                }
                case 1 -> put(stem + ".md", "# " + title + "\n\n" + text.replaceAll("[*_`<>#]", " ") + "\n");
                default ->
                    put(
                            stem + ".txt",
                            "---\ntitle: \"" + title.replaceAll("[\"\\\\]", "'")
                                    + "\"\npublisher: Desk\npublished: 2025-03-" + String.format("%02d", 1 + i % 28)
                                    + "\n---\n" + text + "\n");
            }
        }
    }

    /** Lines that a page has room for, in letters that its font has. */
    private static List<String> wrapped(String text) {
        return List.of(text.replaceAll("[^ -~]", " ")
                .replaceAll("(.{1,80})(?: +|$)", "$1\n")
                .split("\n", -1));
    }

    private String[] made() {
        StringBuilder text = new StringBuilder();
        for (int sentence = 0; sentence < 4; sentence++) {
            text.append("The ").append(word()).append(" of the ").append(word());
            text.append(" will keep its ").append(word()).append(" until the ").append(word());
            text.append(" has seen ").append(random.nextInt(1000)).append(" of them. ");
        }
        return new String[] {
            "The " + word() + " and the " + word(), text.toString().strip()
        };
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private String put(String name, String text) throws IOException {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String put(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    /** Plants so many files that cannot be read, of every kind in turn, between the good ones; returns their names. */
    Set<String> plant(int broken) throws IOException {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < broken; i++) {
            String stem = String.format("article-%05d-broken%d", random.nextInt(10_000), i);
            byte[] rubbish = new byte[300];
            random.nextBytes(rubbish);
            rubbish[0] = (byte) 0xFF;
            names.add(
                    switch (i % 20) {
                        case 0 -> put(stem + ".txt", rubbish);
                        case 1 -> put(stem + ".txt", "");
                        case 2 -> put(stem + ".txt", "Text with a \0 within.");
                        case 3 -> put(stem + ".txt", "---\ntitle: never closed\nText of it.");
                        case 4 -> put(stem + ".txt", "---\npublished: the day before\n---\nText of it.");
                        case 5 -> put(stem + ".md", rubbish);
                        case 6 -> put(stem + ".html", "<html><body><ul><li><a href=/>Home</a></ul></body></html>");
                        case 7 -> put(stem + ".html", rubbish);
                        case 8 -> put(stem + ".pdf", rubbish);
                        case 9 -> huge(stem + ".txt");
                        case 10 -> link(stem + ".txt");
                        case 11 -> put(stem + ".txt", "Words without an end. ".repeat(50_000));
                        case 12 -> put(stem + ".txt", "---\ntitle: [1, {2\n---\nText of it.");
                        case 13 ->
                            put(stem + ".txt", "Es war im Café der Brücke.".getBytes(StandardCharsets.ISO_8859_1));
                        case 14 -> put(stem + ".md", "> ".repeat(2_000) + "\n");
                        case 15 -> put(stem + ".html", "<br>x".repeat(30_000));
                        case 16 -> put(stem + ".pdf", PdfFiles.locked());
                        case 17 -> put(stem + ".pdf", Arrays.copyOf(PdfFiles.of(List.of(List.of("Cut off."))), 200));
                        case 18 ->
                            put(stem + ".jsonl", "{\"id\": \"unfinished-" + i + "\", \"text\": \"It breaks off")
                                    + " line 1";
                        default -> put(stem + ".jsonl", "{\"id\": \"mute-" + i + "\", \"title\": \"T\"}\n") + " line 1";
                    });
        }
        return names;
    }

    private String huge(String name) throws IOException {
        Path path = folder.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        return path.toString();
    }

    private String link(String name) throws IOException {
        return Files.createSymbolicLink(folder.resolve(name), Path.of("/etc/hostname"))
                .toString();
    }
}
