package onrecord.answer.generated;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One prompt: what a model is told to be, and what it is given.
 *
 * @param system without placeholders of data
 * @param user the data, fenced
 */
record Prompt(String system, String user) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^}]*?)\\s*\\}\\}");
    private static final Pattern LINE = Pattern.compile("(?m)^---\\s*$");

    /**
     * Reads a prompt.
     *
     * @param expected the placeholders it must have, and none besides
     * @throws PromptLibrary.BrokenPromptException if it has others, lacks some, or lacks a part; names the file
     */
    static Prompt of(String file, String text, Set<String> expected) throws PromptLibrary.BrokenPromptException {
        String[] parts = LINE.split(text.replace("\r\n", "\n"), 2);
        if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new PromptLibrary.BrokenPromptException(
                    "the prompt " + file + " needs two parts with a line --- between them");
        }
        Set<String> found = new TreeSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            found.add(placeholder.group(1));
        }
        for (String name : found) {
            if (!expected.contains(name)) {
                throw new PromptLibrary.BrokenPromptException("the prompt " + file + " has the unknown placeholder {{"
                        + name + "}}: it may have " + listed(expected));
            }
        }
        for (String name : new TreeSet<>(expected)) {
            if (!found.contains(name)) {
                throw new PromptLibrary.BrokenPromptException(
                        "the prompt " + file + " lacks the placeholder {{" + name + "}}: it needs " + listed(expected));
            }
        }
        return new Prompt(parts[0].strip(), parts[1].strip());
    }

    private static String listed(Set<String> names) {
        return new TreeSet<>(names).stream().map(name -> "{{" + name + "}}").collect(Collectors.joining(" "));
    }

    /**
     * The messages for a model: the same for the same data, in whatever order it comes, for replies are kept under them.
     *
     * @param data what is put in; a mark that follows from it and that the data cannot know stands for {@code fence}
     */
    List<ChatMessage> with(Map<String, String> data) {
        String all = String.join("\u0000", new TreeMap<>(data).values());
        String mark = Hashes.hex(all.getBytes(StandardCharsets.UTF_8), 6);
        return List.of(SystemMessage.from(filled(system, data, mark)), UserMessage.from(filled(user, data, mark)));
    }

    private static String filled(String template, Map<String, String> data, String mark) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals("fence") ? mark : data.getOrDefault(found.group(1), "")));
    }
}
