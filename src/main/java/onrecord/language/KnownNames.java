package onrecord.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that the program's word lists and the Java runtime's countries hold. */
final class KnownNames {
    private static final Set<String> PLACES = Stream.concat(
                    WordList.lines("places.txt").stream(),
                    Stream.of(Locale.getISOCountries())
                            .map(code -> new Locale("", code).getDisplayCountry(Locale.ENGLISH)))
            .map(KnownNames::normal)
            .collect(Collectors.toUnmodifiableSet());

    /** In lower case these are mostly a pronoun and a shirt. */
    private static final Set<String> COMMON_WORDS = Set.of("us", "jersey");

    private static final Set<String> ALL = Stream.concat(
                    PLACES.stream(),
                    Aliases.groups().stream().flatMap(List::stream).map(KnownNames::normal))
            .filter(name -> !COMMON_WORDS.contains(name))
            .collect(Collectors.toUnmodifiableSet());
    private static final int MOST_WORDS =
            ALL.stream().mapToInt(name -> name.split(" ").length).max().orElse(1);

    private KnownNames() {}

    /** Whether words, however they are written, name a place. */
    static boolean isPlace(String name) {
        return PLACES.contains(normal(name));
    }

    /** The known names in a text, whatever their case, in order, without overlaps; the longest where several begin. */
    static List<TextSpan> in(String text) {
        List<Words.Token> tokens = Words.in(text);
        List<TextSpan> names = new ArrayList<>();
        int from = 0;
        while (from < tokens.size()) {
            int to = Math.min(tokens.size(), from + MOST_WORDS);
            while (to > from && !ALL.contains(joined(tokens.subList(from, to)))) {
                to--;
            }
            if (to > from) {
                TextSpan span = tokens.get(from).span().union(tokens.get(to - 1).span());
                names.add(NameFinder.withoutPossessive(text, span));
            }
            from = Math.max(to, from + 1);
        }
        return names;
    }

    private static String normal(String name) {
        return joined(Words.in(name));
    }

    private static String joined(List<Words.Token> tokens) {
        return tokens.stream().map(Words.Token::folded).collect(Collectors.joining(" "));
    }
}
