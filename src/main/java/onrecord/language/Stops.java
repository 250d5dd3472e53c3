package onrecord.language;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the stops of one line that end a sentence from those of an abbreviation, an initial, a number or an address.
 *
 * @param start where the line begins in the text
 * @param end where it ends
 */
record Stops(String text, int start, int end) {
    private static final Set<String> STARTERS = WordList.words("sentence-starters.txt");
    private static final Set<String> ALWAYS_OPEN = WordList.group("abbreviations.txt", "open");
    private static final Set<String> OPEN_BEFORE_NUMBER = WordList.group("abbreviations.txt", "number");
    private static final Set<String> MONTHS = WordList.group("abbreviations.txt", "month");
    private static final Set<String> UNITS = WordList.group("abbreviations.txt", "unit");
    private static final Set<String> EITHER = WordList.group("abbreviations.txt", "either");
    private static final Set<String> SAYING = WordList.words("saying-verbs.txt");

    private static final String STOPS = ".!?…";
    private static final String CLOSERS = "”\"’')]»";
    private static final String OPENERS = "“\"‘'([«„–—-•*";
    private static final Pattern REFERENCE = Pattern.compile("(?:\\[[^\\[\\]]{1,30}]|:\\d[\\d–:,-]*+)++");
    private static final Pattern DOTTED = Pattern.compile("(?:\\p{L}{1,2}\\.)+\\p{L}");

    boolean isStop(int at) {
        return STOPS.indexOf(text.charAt(at)) >= 0;
    }

    /** The offset after the stops from {@code stop} on, the marks that close after them, and reference marks. */
    int tail(int stop) {
        int i = stop;
        while (i < end && (isStop(i) || CLOSERS.indexOf(text.charAt(i)) >= 0)) {
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

    /** Whether the stop at {@code stop}, whose tail ends at {@code tail} inside the line, ends a sentence. */
    boolean ends(int stop, int tail) {
        if (!isBlank(tail)) {
            return isGlued(stop);
        }
        int next = tail;
        while (next < end && (isBlank(next) || OPENERS.indexOf(text.charAt(next)) >= 0)) {
            next++;
        }
        // When only marks follow, they belong to the sentence before them; ". . ." is one ellipsis.
        if (next == end || isStop(next)) {
            return false;
        }
        String word = wordAt(next);
        if (!word.isEmpty() && Character.isLowerCase(word.codePointAt(0)) && !isCamel(word)) {
            return false;
        }
        boolean starter = STARTERS.contains(word) && !isInitial(word, next);
        if (text.charAt(stop) == '.' && (stop + 1 == tail || !isStop(stop + 1))) {
            return endsAtFullStop(stop, next, starter);
        }
        if (stop == start || isBlank(stop - 1)) {
            return starter;
        }
        if (text.charAt(stop - 1) == '(') {
            return false;
        }
        if ("!?".indexOf(text.charAt(stop)) >= 0 && EITHER.contains(text.substring(lettersBefore(stop), stop))) {
            return starter;
        }
        return tail == stop + 1 || !isAttribution(next);
    }

    private boolean endsAtFullStop(int stop, int next, boolean starter) {
        int from = stop;
        while (from > start && !isBlank(from - 1) && "([“”\"‘'«»—–/".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        String token = text.substring(from, stop);
        if (!ALWAYS_OPEN.contains(token)) {
            token = token.substring(token.lastIndexOf('-') + 1);
        }
        if (token.isEmpty()) {
            // "… a pause". Trump …
            boolean afterQuotation = from > start && CLOSERS.indexOf(text.charAt(from - 1)) >= 0;
            return starter || afterQuotation;
        }
        if (ALWAYS_OPEN.contains(token)) {
            return false;
        }
        if (OPEN_BEFORE_NUMBER.contains(token)) {
            return !Character.isDigit(text.charAt(next)) && !MONTHS.contains(wordAt(next));
        }
        if (UNITS.contains(token)) {
            return isAfterNumber(from);
        }
        if (token.length() == 1 && Character.isLetter(token.charAt(0))) {
            return Character.isLowerCase(token.charAt(0)) || starter || isPronoun(from, token);
        }
        if (EITHER.contains(token) || DOTTED.matcher(token).matches()) {
            return starter;
        }
        // "3. Prisoner exchanges" is an item of a list.
        boolean itemNumber = token.chars().allMatch(Character::isDigit) && isFirst(from);
        return !itemNumber || token.length() > 2;
    }

    /** "… was lost.The mood …": the space after a stop is missing, and no address stands there. */
    private boolean isGlued(int stop) {
        int from = lettersBefore(stop);
        String word = wordAt(stop + 1);
        int after = stop + 1 + word.length();
        return (from == start || isBlank(from - 1))
                && stop - from > 1
                && Character.isLowerCase(text.charAt(stop - 1))
                && word.length() > 1
                && (Character.isLowerCase(text.charAt(from)) || STARTERS.contains(word))
                && Character.isUpperCase(word.charAt(0))
                && Character.isLowerCase(word.charAt(1))
                && after < end
                && isBlank(after);
    }

    /** "… and so do I. Trump …" against "… Elizabeth I. Trump …". */
    private boolean isPronoun(int from, String token) {
        if (!token.equals("I") || from - 2 < start) {
            return false;
        }
        int i = from - 1;
        while (i > start && !isBlank(i - 1)) {
            i--;
        }
        return Character.isLowerCase(text.charAt(i));
    }

    private boolean isAfterNumber(int from) {
        int i = from - 1;
        while (i > start && isBlank(i)) {
            i--;
        }
        return i >= start && Character.isDigit(text.charAt(i));
    }

    private boolean isFirst(int from) {
        int i = from;
        while (i > start && isBlank(i - 1)) {
            i--;
        }
        return i == start;
    }

    /** "“Are you ready?” Dmitry Peskov asked": a name and a verb of saying follow the quotation. */
    private boolean isAttribution(int next) {
        int i = next;
        for (int words = 0; words < 5 && i < end; words++) {
            String word = wordAt(i);
            if (word.isEmpty() || (words == 0 && STARTERS.contains(word))) {
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

    private int lettersBefore(int stop) {
        int from = stop;
        while (from > start && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private String wordAt(int from) {
        int i = from;
        while (i < end && (Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i)))) {
            i++;
        }
        return text.substring(from, i);
    }

    /** "iPhone", "eBay": a capital in second place. */
    private static boolean isCamel(String word) {
        return word.length() > 2 && Character.isUpperCase(word.charAt(1));
    }

    private boolean isInitial(String word, int from) {
        int after = from + word.length();
        return word.length() == 1 && after < end && text.charAt(after) == '.';
    }

    private boolean isBlank(int at) {
        return Sentences.isBlank(text.charAt(at));
    }
}
