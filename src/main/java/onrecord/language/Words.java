package onrecord.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts text into words and knows those that say little. Thread-safe. */
public final class Words {
    private static final Set<String> STOP_WORDS = WordList.words("stop-words.txt");

    private Words() {}

    /**
     * A word and its place.
     *
     * @param folded as {@link Names#fold} writes it, without the full stops of "U.S." and without a possessive "'s"
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
            if (!isWordPart(text.charAt(i))) {
                i++;
                continue;
            }
            int from = i;
            while (i < end && (isWordPart(text.charAt(i)) || joins(text, i, end))) {
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
        if (letters) {
            folded = folded.replace(".", "");
        }
        return folded.endsWith("'s") ? folded.substring(0, folded.length() - 2) : folded;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** An apostrophe between letters, a stop inside "U.S" or "3.5", a comma inside "1,600". */
    private static boolean joins(String text, int at, int end) {
        if (at + 1 >= end) {
            return false;
        }
        char c = text.charAt(at);
        char before = text.charAt(at - 1);
        char after = text.charAt(at + 1);
        boolean digits = Character.isDigit(before) && Character.isDigit(after);
        return switch (c) {
            case '\'', '’', 'ʼ' -> Character.isLetter(before) && Character.isLetter(after);
            case '.' -> digits || isAcronymStop(text, at, end);
            case ',' -> digits;
            default -> false;
        };
    }

    /** Whether single letters stand on both sides of a stop. */
    private static boolean isAcronymStop(String text, int at, int end) {
        boolean one = Character.isLetter(text.charAt(at - 1)) && (at < 2 || !Character.isLetter(text.charAt(at - 2)));
        boolean other =
                Character.isLetter(text.charAt(at + 1)) && (at + 2 >= end || !Character.isLetter(text.charAt(at + 2)));
        return one && other;
    }
}
