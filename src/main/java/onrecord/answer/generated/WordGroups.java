package onrecord.answer.generated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Word data beside this class: UTF-8 lines; blank ones and those that start with {@code #} mean nothing. */
final class WordGroups {
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, String> same = new HashMap<>();

    private WordGroups() {}

    /** The lines of a resource that mean something, trimmed, in order. */
    static List<String> lines(String resource) {
        try (InputStream in = WordGroups.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its word list " + resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("# ") && !line.equals("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the word list " + resource, e);
        }
    }

    /** Lines of {@code group: words}; the words of each line of the group {@code same} are one word. */
    static WordGroups read(String resource) {
        WordGroups words = new WordGroups();
        for (String line : lines(resource)) {
            int colon = line.indexOf(':');
            List<String> listed =
                    new ArrayList<>(List.of(line.substring(colon + 1).strip().split("\\s+")));
            if (line.startsWith("same:")) {
                listed.forEach(word -> words.same.put(word, listed.get(0)));
            } else {
                words.groups
                        .computeIfAbsent(line.substring(0, colon), any -> new LinkedHashSet<>())
                        .addAll(listed);
            }
        }
        return words;
    }

    boolean isIn(String group, String folded) {
        return groups.getOrDefault(group, Set.of()).contains(folded);
    }

    /** The word that stands for all that are the same to a claim; empty if there are none. */
    Optional<String> standing(String folded) {
        return Optional.ofNullable(same.get(folded));
    }
}
