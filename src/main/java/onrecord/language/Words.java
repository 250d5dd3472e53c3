package onrecord.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts text into words and knows those that say little. Thread-safe. */
public final class Words {
    private static final Set<String> STOP_WORDS = WordList.words("stop-words.txt");
    /** Spaces that part the thousands of a number, and no words that a line may end between. */
    static final String GROUPING = "\u00A0\u2007\u2009\u202F";

    private static final char SOFT_HYPHEN = '\u00AD';

    private Words() {}

    /**
     * A word and its place.
     *
     * @param folded as {@link Names#fold} writes it, without the full stops of "U.S." and without a possessive "'s", and
     *     with commas where spaces part thousands
     * @param span where it stands as written, "'s" included
     */
    public record Token(String folded, TextSpan span) {}

    /** The words of a text in order: runs of letters and digits, with inner apostrophes, stops and digit commas. */
    public static List<Token> in(String text) {
        return in(text, 0, text.length());
    }

    /** The words of a part of a text; offsets count in the text. */
    public static List<Token> in(String text, TextSpan within) {
        return in(text, within.start(), within.end());
    }

    /** Whether a folded word is one that most sentences have. */
    public static boolean isStopWord(String folded) {
        return STOP_WORDS.contains(folded);
    }

    private static List<Token> in(String text, int start, int end) {
        List<Token> tokens = new ArrayList<>();
        int i = start;
        while (i < end) {
            if (!isWordPart(text, i)) {
                i++;
                continue;
            }
            int from = i;
            while (i < end && (isWordPart(text, i) || joins(text, i, end))) {
                i++;
            }
            // The last stop of "U.S." belongs to it.
            boolean dotted = i < end && text.charAt(i) == '.' && i - from >= 3 && text.charAt(i - 2) == '.';
            i += dotted ? 1 : 0;
            String folded = normal(text.substring(from, i));
            if (!folded.isEmpty()) {
                tokens.add(new Token(folded, new TextSpan(from, i)));
            }
        }
        return tokens;
    }

    private static String normal(String written) {
        String folded = Names.fold(written);
        boolean letters = folded.chars().noneMatch(Character::isDigit);
        folded = letters ? folded.replace(".", "") : folded.replace(' ', ',');
        return folded.endsWith("'s") ? folded.substring(0, folded.length() - 2) : folded;
    }

    private static boolean isWordPart(String text, int at) {
        char c = text.charAt(at);
        int whole = Character.isLowSurrogate(c) ? text.codePointBefore(at + 1) : text.codePointAt(at);
        return Character.isLetterOrDigit(whole)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || c == SOFT_HYPHEN;
    }

    /** An apostrophe between letters, a stop inside "U.S" or "3.5", a comma or a space that holds inside "1,600". */
    private static boolean joins(String text, int at, int end) {
        if (at + 1 >= end) {
            return false;
        }
        char c = text.charAt(at);
        char before = text.charAt(at - 1);
        char after = text.charAt(at + 1);
        boolean digits = Character.isDigit(before) && Character.isDigit(after);
        return switch (c) {
            case '.' -> digits || isAcronymStop(text, at, end);
            case ',' -> digits;
            default ->
                Names.isApostrophe(c)
                        ? Character.isLetter(before) && Character.isLetter(after)
                        : digits && GROUPING.indexOf(c) >= 0 && isThousands(text, at, end);
        };
    }

    /** Whether up to three digits stand before a place, and three after it. */
    private static boolean isThousands(String text, int at, int end) {
        int from = at;
        while (from > 0 && at - from <= 3 && Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        int to = at + 1;
        while (to < end && to - at <= 4 && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return at - from <= 3 && to - at == 4;
    }

    /** Whether single letters stand on both sides of a stop. */
    private static boolean isAcronymStop(String text, int at, int end) {
        boolean one = Character.isLetter(text.charAt(at - 1)) && (at < 2 || !Character.isLetter(text.charAt(at - 2)));
        boolean other =
                Character.isLetter(text.charAt(at + 1)) && (at + 2 >= end || !Character.isLetter(text.charAt(at + 2)));
        return one && other;
    }
}
