package onrecord.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder of generated articles in several formats, with broken files planted among them. The sentences come from a file
 * of passages named by {@code -Donrecord.passages} (JSONL with {@code title} and {@code text}), or are made up of words.
 */
final class BigFolder {
    private static final List<String> WORDS = List.of(
            ("harbour council river minister bridge storm teacher union factory museum valley doctor railway court"
                            + " bakery winter island budget engineer village market school storage permit ferry tram")
                    .split(" ", -1));
    private static final int BROKEN_KINDS = 11;

    private final Path folder;
    private final Random random;
    private final List<String[]> passages = new ArrayList<>();

    BigFolder(Path folder, long seed) throws IOException {
        this.folder = folder;
        random = new Random(seed);
        String file = System.getProperty("onrecord.passages");
        if (file != null) {
            ObjectMapper json = new ObjectMapper();
            for (String line : Files.readAllLines(Path.of(file))) {
                JsonNode passage = json.readTree(line);
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

    private void put(String name, String text) throws IOException {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    /** Plants so many files that cannot be read, between the good ones; returns them. */
    Set<String> plant(int broken) throws IOException {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < broken; i++) {
            String stem = String.format("article-%05d-broken", random.nextInt(10_000)) + i;
            String name = stem
                    + List.of(".txt", ".txt", ".txt", ".txt", ".txt", ".md", ".html", ".html", ".pdf", ".txt", ".txt")
                            .get(i % BROKEN_KINDS);
            byte[] rubbish = new byte[300];
            random.nextBytes(rubbish);
            rubbish[0] = (byte) 0xFF;
            switch (i % BROKEN_KINDS) {
                case 0 -> put(name, rubbish);
                case 1 -> put(name, "");
                case 2 -> put(name, "Text with a \0 within.");
                case 3 -> put(name, "---\ntitle: never closed\nText of it.");
                case 4 -> put(name, "---\npublished: the day before\n---\nText of it.");
                case 5 -> put(name, rubbish);
                case 6 -> put(name, "<html><body><ul><li><a href=/>Home</a></ul></body></html>");
                case 7 -> put(name, rubbish);
                case 8 -> put(name, rubbish);
                case 9 -> {
                    try (RandomAccessFile file =
                            new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                        file.setLength(100L << 20);
                    }
                }
                default -> Files.createSymbolicLink(folder.resolve(name), Path.of("/etc/hostname"));
            }
            names.add(folder.resolve(name).toString());
        }
        return names;
    }
}
