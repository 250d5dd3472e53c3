package onrecord.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows how names are written, and which spellings are one name. Thread-safe. */
public final class Names {
    /** With the hyphens that show only where a line ends at them. */
    private static final Pattern ACCENTS = Pattern.compile("[\\p{Mn}\u00AD]+");

    private static final String APOSTROPHES = "'‘’ʼ′`´";

    private static final Set<String> GENERIC = WordList.words("generic-names.txt");
    private static final List<Set<String>> NICKNAMES = WordList.lines("nicknames.txt").stream()
            .map(line -> Set.of(line.split(" ", -1)))
            .toList();
    /** Given names that sound less alike are two. */
    private static final double SAME_GIVEN_NAME = 0.34;

    private Names() {}

    /** Lower case, accents off Latin letters, apostrophes straight: "Türkiye’s" becomes "turkiye's". */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            // Stripping marks would turn the letters й and ї into others.
            boolean cyrillic = Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC;
            String one = isApostrophe(c) ? "'" : Character.toString(c);
            folded.append(
                    c < 128 || cyrillic
                            ? one
                            : ACCENTS.matcher(Normalizer.normalize(one, Normalizer.Form.NFKD))
                                    .replaceAll(""));
        });
        return folded.toString()
                .toLowerCase(Locale.ROOT)
                .replace('ı', 'i')
                .replace('ł', 'l')
                .replace('ø', 'o')
                .replace('đ', 'd')
                .replace("ß", "ss");
    }

    /** Whether a character is written for an apostrophe. */
    static boolean isApostrophe(int c) {
        return APOSTROPHES.indexOf(c) >= 0;
    }

    /** The names in a part of an English text, in order, without the office before them. */
    public static List<TextSpan> in(String text, TextSpan within) {
        return NameFinder.in(text, within);
    }

    /**
     * The names in a question, in order, without overlaps: those that {@link #in} finds by their capitals, and the known
     * ones of places and of {@link #aliases()} in any case, because questions are typed in a hurry.
     */
    public static List<TextSpan> inQuestion(String question) {
        if (question.isEmpty()) {
            return List.of();
        }
        List<TextSpan> names = new ArrayList<>(in(question, new TextSpan(0, question.length())));
        for (TextSpan known : KnownNames.in(question)) {
            if (names.stream().noneMatch(known::overlaps)) {
                names.add(known);
            }
        }
        Collections.sort(names);
        return names;
    }

    /** Whether a name, however it is written, is that of a country or another place that the program knows. */
    public static boolean isPlace(String name) {
        return KnownNames.isPlace(name);
    }

    /** Whether a folded word, for all its capital, names nothing by itself: "european", "bank", "ceo". */
    public static boolean isGeneric(String folded) {
        return GENERIC.contains(folded);
    }

    /** Whether two folded given names may be one person's: of one letter, one sound, or one for short. */
    public static boolean mayBeOnePersons(String given, String other) {
        return given.charAt(0) == other.charAt(0)
                || Sounds.distance(given, other) <= SAME_GIVEN_NAME
                || NICKNAMES.stream().anyMatch(group -> group.contains(given) && group.contains(other));
    }

    /**
     * The folded words of a text, where every spelling of a known name ("Kiev", "U.S.") is written as one and the same
     * ("kyiv", "united states": one element, with a space). Equal names give equal elements; stop words stay.
     */
    public static List<String> canonicalTokens(String text) {
        List<Words.Token> tokens = Words.in(text);
        return Aliases.canonical(
                tokens.stream().map(Words.Token::folded).toList(),
                tokens.stream()
                        .map(token ->
                                Character.isUpperCase(text.charAt(token.span().start())))
                        .toList());
    }

    /**
     * The groups of spellings that are one name, folded, the one that stands for all first: what a synonym filter
     * needs. A spelling may be several words, set apart by single spaces. Beware of "us", which is also a pronoun.
     */
    public static List<List<String>> aliases() {
        return Aliases.groups();
    }
}
