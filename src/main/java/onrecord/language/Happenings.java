package onrecord.language;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Events that questions take for granted ("who replaced Peskov"), and all the ways an article may speak of them. */
public final class Happenings {
    private static final List<Happening> ALL =
            WordList.lines("happenings.txt").stream().map(Happenings::happening).toList();

    private Happenings() {}

    /** An event, by what questions and articles call it. */
    public record Happening(Map<Language, String> names, Pattern asked, Pattern told) {
        /** What to call it. */
        public String name(Language language) {
            return names.getOrDefault(language, "");
        }

        /** Whether a text speaks of it. */
        public boolean isToldBy(String text) {
            String folded = Names.fold(text);
            return told.matcher(folded).find() || asked.matcher(folded).find();
        }

        /** Whether a text has the words of a question for it. */
        public boolean isNamedIn(String text) {
            return asked.matcher(Names.fold(text)).find();
        }
    }

    /** The events that an English question takes for granted, in the order of the list; often none. */
    public static List<Happening> in(String question) {
        String folded = Names.fold(question);
        return ALL.stream()
                .filter(happening -> happening.asked.matcher(folded).find())
                .toList();
    }

    private static Happening happening(String line) {
        List<String> parts =
                Arrays.stream(line.split(" \\| ", -1)).map(String::strip).toList();
        if (parts.size() != 5) {
            throw new IllegalStateException("happenings.txt: a line has five parts: " + line);
        }
        Map<Language, String> names =
                Map.of(Language.EN, parts.get(0), Language.RU, parts.get(1), Language.UK, parts.get(2));
        return new Happening(names, atWord(parts.get(3)), atWord(parts.get(4)));
    }

    private static Pattern atWord(String alternatives) {
        return Pattern.compile("(?<!\\p{L})(?:" + alternatives + ")");
    }
}
