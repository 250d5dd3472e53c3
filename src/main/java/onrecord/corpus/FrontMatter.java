package onrecord.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * What a file says of itself between a first line {@code ---} and the next line {@code ---}.
 *
 * @param fields the keys with their values as written, those of a list joined by commas; {@code published} also from a
 *     {@code date}, as most programs that make sites call it; empty for a file without front matter
 * @param bodyStart where the body begins: after the line break of the closing line
 */
record FrontMatter(Map<String, String> fields, int bodyStart) {
    private static final String FENCE = "---";

    /**
     * Reads the front matter of a text, if it has any.
     *
     * @param name what the exception calls the file
     */
    static FrontMatter of(String text, String name) throws UnreadableArticleException {
        if (lineAt(text, 0).stripTrailing().equals("+++")) {
            throw new UnreadableArticleException(
                    name + " opens front matter in TOML: write it as YAML, between lines ---");
        }
        if (!lineAt(text, 0).stripTrailing().equals(FENCE)) {
            return new FrontMatter(Map.of(), 0);
        }
        int start = nextLine(text, 0);
        int line = start;
        while (line < text.length() && !lineAt(text, line).stripTrailing().equals(FENCE)) {
            line = nextLine(text, line);
        }
        if (line >= text.length()) {
            throw new UnreadableArticleException(
                    name + " opens front matter in line 1 and never closes it: add a line --- after its last key");
        }
        return new FrontMatter(fields(text.substring(start, line), name), nextLine(text, line));
    }

    private static Map<String, String> fields(String yaml, String name) throws UnreadableArticleException {
        Object loaded;
        try {
            // Strings only: a title may be a number, and a date is checked where it is used.
            LoadSettings settings = LoadSettings.builder()
                    .setSchema(new FailsafeSchema())
                    .setAllowDuplicateKeys(false)
                    // The schema knows no null, but a document of comments alone is one.
                    .setTagConstructors(Map.of(Tag.NULL, nothing -> ""))
                    .build();
            loaded = new Load(settings).loadFromString(yaml);
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> " in line " + (mark.getLine() + 2))
                    .orElse("");
            throw new UnreadableArticleException(name + " has front matter that is not YAML" + place + ": "
                    + oneLine(e.getProblem()) + "; put the value in quotes");
        } catch (YamlEngineException e) {
            throw new UnreadableArticleException(
                    name + " has front matter that is not YAML: " + oneLine(String.valueOf(e.getMessage())));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        if (loaded instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                String words = value instanceof List<?> many
                        ? many.stream()
                                .filter(String.class::isInstance)
                                .map(String.class::cast)
                                .collect(Collectors.joining(", "))
                        : value instanceof String one ? one : "";
                if (key instanceof String k && !words.isBlank()) {
                    fields.put(k, words.strip());
                }
            });
            if (!fields.containsKey("published") && !fields.containsKey("published-basis")) {
                PublishedDay.of(fields.getOrDefault("date", ""))
                        .ifPresent(day -> fields.put("published", day.toString()));
            }
        } else if (loaded != null && !(loaded instanceof String s && s.isEmpty())) {
            throw new UnreadableArticleException(
                    name + " has front matter that is not a list of keys: write one \"key: value\" a line");
        }
        return fields;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String lineAt(String text, int start) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static int nextLine(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end + 1;
    }
}
