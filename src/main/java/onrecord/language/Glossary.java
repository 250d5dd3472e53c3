package onrecord.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** English for Russian and Ukrainian words, from {@code glossary.txt}; forms end as the languages' words do. */
final class Glossary {
    /** What a short stem may end in; longer stems are rare enough to end in anything. */
    private static final Set<String> ENDINGS = WordList.words("cyrillic-endings.txt");

    private static final int LONG_STEM = 5;
    private static final int LONGEST_TAIL = 7;
    private static final String NOTHING = "-";

    private static final Map<Character, List<Form>> BY_LETTER = forms();

    private Glossary() {}

    /** A word or the stem of one. */
    private record Part(String stem, boolean open) {
        static Part of(String written) {
            boolean open = written.endsWith("*");
            return new Part(open ? written.substring(0, written.length() - 1) : written, open);
        }

        boolean fits(String word) {
            if (!open || !word.startsWith(stem)) {
                return word.equals(stem);
            }
            String tail = word.substring(stem.length());
            return tail.isEmpty()
                    || (stem.length() >= LONG_STEM ? tail.length() <= LONGEST_TAIL : ENDINGS.contains(tail));
        }
    }

    /** Words that mean one of several English ones; {@code only} is the one language it is a form of, if it is. */
    private record Form(List<Part> parts, Optional<Language> only, List<String> english) {
        boolean startsAt(List<String> words, int from, Language language) {
            if (from + parts.size() > words.size() || (only.isPresent() && only.get() != language)) {
                return false;
            }
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).fits(words.get(from + i))) {
                    return false;
                }
            }
            return true;
        }

        /** More words beat fewer, then a form of this language one of both, then a longer stem a shorter. */
        int weight() {
            int letters = parts.stream()
                    .mapToInt(part -> part.stem.length() + (part.open ? 0 : 1))
                    .sum();
            return parts.size() * 10_000 + (only.isPresent() ? 1_000 : 0) + letters;
        }
    }

    /**
     * What stands for the words from a place on.
     *
     * @param words how many
     * @param english the possible ways to say it, the usual first; empty if English does without
     */
    record Entry(int words, List<String> english) {}

    /** The longest entry from a place on; the words are folded, and without "ё". */
    static Optional<Entry> at(List<String> words, int from, Language language) {
        List<Form> fitting = BY_LETTER.getOrDefault(words.get(from).charAt(0), List.of()).stream()
                .filter(form -> form.startsAt(words, from, language))
                .toList();
        int best = fitting.stream().mapToInt(Form::weight).max().orElse(0);
        Set<String> english = fitting.stream()
                .filter(form -> form.weight() == best)
                .flatMap(form -> form.english.stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return fitting.stream()
                .max(Comparator.comparingInt(Form::weight))
                .map(form -> new Entry(form.parts.size(), List.copyOf(english)));
    }

    private static Map<Character, List<Form>> forms() {
        Map<Character, List<Form>> forms = new HashMap<>();
        for (String line : WordList.lines("glossary.txt")) {
            int equals = line.indexOf(" = ");
            if (equals < 0) {
                throw new IllegalStateException("glossary.txt: no \" = \" in: " + line);
            }
            String meaning = line.substring(0, equals).strip();
            List<String> english = meaning.equals(NOTHING) ? List.of() : List.of(meaning.split(" */ *"));
            for (String form : line.substring(equals + 3).split(",", -1)) {
                Form read = form(form.strip(), english);
                forms.computeIfAbsent(read.parts.get(0).stem.charAt(0), any -> new ArrayList<>())
                        .add(read);
            }
        }
        return forms;
    }

    private static Form form(String written, List<String> english) {
        Optional<Language> only = written.startsWith("ru:")
                ? Optional.of(Language.RU)
                : written.startsWith("uk:") ? Optional.of(Language.UK) : Optional.empty();
        String words = only.isPresent() ? written.substring(3) : written;
        return new Form(Arrays.stream(words.split("[ -]")).map(Part::of).toList(), only, english);
    }
}
