package onrecord.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Word data beside this class: UTF-8 lines; blank ones and those that start with {@code #} mean nothing. */
final class WordList {
    private WordList() {}

    /** The lines of a resource that mean something, trimmed, in order. */
    static List<String> lines(String resource) {
        try (InputStream in = WordList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its word list " + resource);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the word list " + resource, e);
        }
    }

    /** All words of a resource, set apart by white space. */
    static Set<String> words(String resource) {
        return lines(resource).stream().flatMap(WordList::split).collect(Collectors.toUnmodifiableSet());
    }

    /** The words of every line of a resource that starts with {@code group:}. */
    static Set<String> group(String resource, String group) {
        String prefix = group + ":";
        return lines(resource).stream()
                .filter(line -> line.startsWith(prefix))
                .flatMap(line -> split(line.substring(prefix.length()).strip()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> split(String line) {
        return Arrays.stream(line.split("\\s+"));
    }
}
