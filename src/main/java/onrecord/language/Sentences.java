package onrecord.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds sentences: lines first, then full stops that are not those of an abbreviation, an initial or a number and do
 * not stand inside a quotation or a bracket. Depends on nothing but the text, so that offsets are the same on every
 * Java. Thread-safe; linear in the text.
 */
public final class Sentences {
    private static final Set<String> STARTERS = WordList.words("sentence-starters.txt");
    private static final Set<String> ALWAYS_OPEN = WordList.group("abbreviations.txt", "open");
    private static final Set<String> OPEN_BEFORE_NUMBER = WordList.group("abbreviations.txt", "number");
    private static final Set<String> EITHER = WordList.group("abbreviations.txt", "either");
    private static final Set<String> SAYING = WordList.words("saying-verbs.txt");

    private static final String STOPS = ".!?…";
    private static final String CLOSERS = "”\"’')]»";
    private static final String OPENERS = "“\"‘'([«„–—-•*";
    private static final Pattern REFERENCE = Pattern.compile("(?:\\[[^\\[\\]]{1,30}]|:\\d[\\d–:,-]*)+");
    private static final Pattern DOTTED = Pattern.compile("(?:\\p{L}{1,2}\\.)+\\p{L}");

    private Sentences() {}

    /**
     * The sentences of a part of a text.
     *
     * @param within the part; nothing outside it is looked at
     * @return trimmed, in order, without overlaps; together they hold every character of the part that is not blank
     */
    public static List<TextSpan> in(String text, TextSpan within) {
        List<TextSpan> sentences = new ArrayList<>();
        int lineStart = within.start();
        for (int i = within.start(); i <= within.end(); i++) {
            if (i == within.end() || isLineBreak(text.charAt(i))) {
                addLine(text, lineStart, i, sentences);
                lineStart = i + 1;
            }
        }
        return sentences;
    }

    /** White space of any kind, and the marks of no width that pages are sprinkled with. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || (c >= '\u200B' && c <= '\u200D')
                || c == '\uFEFF';
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029' || c == '\f' || c == '\u000B';
    }

    private static void addLine(String text, int start, int end, List<TextSpan> sentences) {
        Enclosures enclosures = new Enclosures(text, start, end);
        int from = start;
        int i = start;
        while (i < end) {
            if (STOPS.indexOf(text.charAt(i)) < 0) {
                i++;
                continue;
            }
            int tail = afterStop(text, i, end);
            if (tail < end
                    && isBlank(text.charAt(tail))
                    && !enclosures.tornAt(tail)
                    && ends(text, start, i, tail, end)) {
                addTrimmed(text, from, tail, sentences);
                from = tail;
            }
            i = tail;
        }
        addTrimmed(text, from, end, sentences);
    }

    private static void addTrimmed(String text, int start, int end, List<TextSpan> sentences) {
        int from = start;
        int to = end;
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            sentences.add(new TextSpan(from, to));
        }
    }

    /** The offset after the stops from {@code stop} on, the marks that close after them, and reference marks. */
    private static int afterStop(String text, int stop, int end) {
        int i = stop;
        while (i < end && (STOPS.indexOf(text.charAt(i)) >= 0 || CLOSERS.indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        if (i < end && (text.charAt(i) == '[' || text.charAt(i) == ':')) {
            var reference = REFERENCE.matcher(text).region(i, end);
            if (reference.lookingAt()) {
                return reference.end();
            }
        }
        return i;
    }

    /** Whether the stop at {@code stop}, whose tail ends at {@code tail} before a blank, ends a sentence. */
    private static boolean ends(String text, int lineStart, int stop, int tail, int end) {
        int next = tail;
        while (next < end && (isBlank(text.charAt(next)) || OPENERS.indexOf(text.charAt(next)) >= 0)) {
            next++;
        }
        // When only marks follow, they belong to the sentence before them; ". . ." is one ellipsis.
        if (next == end || STOPS.indexOf(text.charAt(next)) >= 0) {
            return false;
        }
        String word = wordAt(text, next, end);
        if (!word.isEmpty() && Character.isLowerCase(word.codePointAt(0)) && !isCamel(word)) {
            return false;
        }
        boolean starter = STARTERS.contains(word) && !isInitial(text, word, next, end);
        if (text.charAt(stop) == '.' && (stop + 1 == tail || STOPS.indexOf(text.charAt(stop + 1)) < 0)) {
            return endsAtFullStop(text, lineStart, stop, next, starter);
        }
        if (stop == lineStart || isBlank(text.charAt(stop - 1))) {
            return starter;
        }
        if (text.charAt(stop - 1) == '(') {
            return false;
        }
        if ("!?".indexOf(text.charAt(stop)) >= 0 && isEitherWay(text, lineStart, stop)) {
            return starter;
        }
        return tail == stop + 1 || !isAttribution(text, next, end);
    }

    private static boolean endsAtFullStop(String text, int lineStart, int stop, int next, boolean starter) {
        int start = stop;
        while (start > lineStart
                && !isBlank(text.charAt(start - 1))
                && "([“\"‘'«—–/".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        String token = text.substring(start, stop);
        if (!ALWAYS_OPEN.contains(token)) {
            token = token.substring(token.lastIndexOf('-') + 1);
        }
        if (token.isEmpty()) {
            return starter;
        }
        if (ALWAYS_OPEN.contains(token)) {
            return false;
        }
        if (OPEN_BEFORE_NUMBER.contains(token)) {
            return !Character.isDigit(text.charAt(next));
        }
        if (token.length() == 1 && Character.isLetter(token.charAt(0))) {
            return Character.isUpperCase(token.charAt(0)) ? starter || isPronoun(text, lineStart, start, token) : true;
        }
        if (EITHER.contains(token) || DOTTED.matcher(token).matches()) {
            return starter;
        }
        // "3. Prisoner exchanges" is an item of a list.
        boolean itemNumber = token.chars().allMatch(Character::isDigit) && isAllBlank(text, lineStart, start);
        return !itemNumber || token.length() > 2;
    }

    private static boolean isEitherWay(String text, int lineStart, int stop) {
        int start = stop;
        while (start > lineStart && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return EITHER.contains(text.substring(start, stop));
    }

    /** "… and so do I. Trump …" against "… Elizabeth I. Trump …". */
    private static boolean isPronoun(String text, int lineStart, int start, String token) {
        if (!token.equals("I") || start - 2 < lineStart) {
            return false;
        }
        int i = start - 1;
        while (i > lineStart && !isBlank(text.charAt(i - 1))) {
            i--;
        }
        return Character.isLowerCase(text.charAt(i));
    }

    private static boolean isAllBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** "“Are you ready?” Dmitry Peskov asked": a name and a verb of saying follow the quotation. */
    private static boolean isAttribution(String text, int next, int end) {
        int i = next;
        for (int words = 0; words < 5 && i < end; words++) {
            String word = wordAt(text, i, end);
            if (word.isEmpty()) {
                return false;
            }
            if (SAYING.contains(word)) {
                return words > 0;
            }
            i += word.length();
            if (i >= end || text.charAt(i) != ' ') {
                return false;
            }
            i++;
        }
        return false;
    }

    private static String wordAt(String text, int start, int end) {
        int i = start;
        while (i < end && (Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i)))) {
            i++;
        }
        return text.substring(start, i);
    }

    /** "iPhone", "eBay": a capital in second place. */
    private static boolean isCamel(String word) {
        return word.length() > 2 && Character.isUpperCase(word.charAt(1));
    }

    private static boolean isInitial(String text, String word, int start, int end) {
        int after = start + word.length();
        return word.length() == 1 && after < end && text.charAt(after) == '.';
    }
}
