package onrecord.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds names in English text by their capitals; a hint for ranking, not a claim. Thread-safe. */
final class NameFinder {
    private static final Set<String> STARTERS = WordList.words("sentence-starters.txt");
    private static final Set<String> SAYING = WordList.words("saying-verbs.txt");
    private static final Set<String> ROLES = WordList.words("roles.txt");
    private static final Set<String> NOT_NAMES = WordList.words("not-names.txt");
    private static final Set<String> PARTICLES = Set.of(
            "de", "del", "della", "di", "da", "dos", "du", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al",
            "el", "ul");
    /** Names or parts of names even where they begin a sentence. */
    private static final Set<String> BODIES = Set.of(
            "ministry",
            "agency",
            "council",
            "union",
            "nations",
            "bank",
            "party",
            "parliament",
            "congress",
            "senate",
            "court",
            "university",
            "committee",
            "commission",
            "organization",
            "organisation",
            "company",
            "corporation",
            "news",
            "novosti",
            "press",
            "post",
            "times",
            "house",
            "nato",
            "kremlin",
            "pentagon",
            "interfax",
            "reuters");

    private NameFinder() {}

    /**
     * The names in a part of a text, in order, without overlaps and without the office before them: "Sergei Lavrov", not
     * "Foreign Minister Sergei Lavrov".
     */
    static List<TextSpan> in(String text, TextSpan within) {
        List<TextSpan> names = new ArrayList<>();
        for (TextSpan sentence : Sentences.in(text, within)) {
            addNames(text, Words.in(text, sentence), names);
        }
        return names;
    }

    private static void addNames(String text, List<Words.Token> tokens, List<TextSpan> names) {
        Set<String> inside = new HashSet<>();
        tokens.stream().skip(1).filter(token -> isCapital(text, token)).forEach(token -> inside.add(token.folded()));
        int i = 0;
        while (i < tokens.size()) {
            if (!isNamePart(text, tokens, i, inside)) {
                i++;
                continue;
            }
            int end = i + 1;
            for (int next = nextPart(text, tokens, end, inside); next > 0; next = nextPart(text, tokens, end, inside)) {
                end = next;
            }
            TextSpan span = tokens.get(i).span().union(tokens.get(end - 1).span());
            names.add(withoutPossessive(text, span));
            i = end;
        }
    }

    /** The end of the part that goes on with the name before {@code at}, particles ("de", "von") included; else 0. */
    private static int nextPart(String text, List<Words.Token> tokens, int at, Set<String> inside) {
        int i = at;
        while (i < tokens.size()
                && isJoined(text, tokens.get(i - 1).span(), tokens.get(i).span())) {
            if (isNamePart(text, tokens, i, inside)) {
                return i + 1;
            }
            if (!PARTICLES.contains(tokens.get(i).span().in(text))) {
                return 0;
            }
            i++;
        }
        return 0;
    }

    private static boolean isNamePart(String text, List<Words.Token> tokens, int i, Set<String> inside) {
        Words.Token token = tokens.get(i);
        String written = withoutPossessive(text, token.span()).in(text);
        if (!isCapital(text, token) || NOT_NAMES.contains(written) || isRole(text, token)) {
            return false;
        }
        if (STARTERS.contains(written)) {
            return i > 0 && isJoined(text, tokens.get(i - 1).span(), token.span()) && written.length() == 1;
        }
        boolean first = i == 0;
        boolean followed = i + 1 < tokens.size()
                && (isCapital(text, tokens.get(i + 1))
                        || SAYING.contains(tokens.get(i + 1).folded()));
        return !first
                || followed
                || inside.contains(token.folded())
                || KnownNames.isPlace(token.folded())
                || written.length() < token.span().length()
                || BODIES.contains(token.folded());
    }

    private static boolean isRole(String text, Words.Token token) {
        return ROLES.contains(token.span().in(text));
    }

    private static boolean isCapital(String text, Words.Token token) {
        return Character.isUpperCase(text.charAt(token.span().start()));
    }

    /** A space, a hyphen, or the stop of an initial between two parts of a name. */
    private static boolean isJoined(String text, TextSpan before, TextSpan after) {
        String gap = text.substring(before.end(), after.start());
        boolean possessive = withoutPossessive(text, before).length() < before.length();
        boolean acronym = text.charAt(before.end() - 1) == '.';
        boolean isSpace = !gap.isEmpty() && Character.isSpaceChar(gap.charAt(gap.length() - 1));
        return !possessive
                && !acronym
                && (gap.equals("-")
                        || (isSpace && gap.length() == 1)
                        || (isSpace && gap.length() == 2 && gap.charAt(0) == '.' && before.length() == 1));
    }

    static TextSpan withoutPossessive(String text, TextSpan span) {
        String written = span.in(text);
        boolean possessive = span.length() > 2 && (written.endsWith("'s") || written.endsWith("’s"));
        return possessive ? new TextSpan(span.start(), span.end() - 2) : span;
    }
}
