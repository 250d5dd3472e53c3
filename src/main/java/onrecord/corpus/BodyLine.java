package onrecord.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import onrecord.language.TextSpan;

/**
 * A line of a body that is not blank.
 *
 * @param span the line without white space around it
 * @param text what stands there
 * @param follows whether the line before it is not blank either
 */
record BodyLine(TextSpan span, String text, boolean follows) {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    /** Words of several sentences that are running text, whatever they end with. */
    private static final int PARAGRAPH = 30;

    /** Characters of the longest remark in brackets that encyclopedias and reports put after a sentence. */
    private static final int NOTE = 40;

    private static final String CLOSERS = "”\"’')]»";

    /** The lines of a body that are not blank, in order. */
    static List<BodyLine> of(String body) {
        List<BodyLine> lines = new ArrayList<>();
        boolean follows = false;
        int start = 0;
        while (start < body.length()) {
            int end = start;
            while (end < body.length() && body.charAt(end) != '\n' && body.charAt(end) != '\r') {
                end++;
            }
            String raw = body.substring(start, end);
            String text = raw.strip();
            if (!text.isEmpty()) {
                int from = start + raw.indexOf(text);
                lines.add(new BodyLine(new TextSpan(from, from + text.length()), text, follows));
            }
            boolean crlf = body.startsWith("\r\n", end);
            follows = !text.isEmpty();
            start = end + (crlf ? 2 : 1);
        }
        return lines;
    }

    int words() {
        return WHITE_SPACE.split(text).length;
    }

    /** Whether it reads as running text: some words and a full stop or colon, or several sentences. */
    boolean isProse() {
        char last = lastMark();
        boolean stops = last == '.' || last == ':' || last == ';' || last == '…';
        boolean calls = (last == '?' || last == '!') && text.contains(". ");
        return words() >= (stops || calls ? 5 : text.contains(". ") ? PARAGRAPH : Integer.MAX_VALUE);
    }

    /** Whether it ends like neither a sentence nor the start of a list. */
    boolean isOpenEnded() {
        return ".:;…?!".indexOf(lastMark()) < 0;
    }

    /** Whether it goes on with the sentence of the line above it. */
    boolean continues() {
        return follows && !Character.isUpperCase(text.codePointAt(0)) && Character.isLetterOrDigit(text.codePointAt(0));
    }

    /** Whether it announces what follows it. */
    boolean announces() {
        return lastMark() == ':';
    }

    /** Whether it is long enough and in lower case enough to be the line that sums an article up under its title. */
    boolean isStandfirst() {
        long lower = WHITE_SPACE
                .splitAsStream(text)
                .filter(word -> Character.isLowerCase(word.codePointAt(0)))
                .count();
        return words() >= 8 && lower * 2 > words();
    }

    /** Its letters and digits: equal for lines that differ only in quote marks, case and the like. */
    String key() {
        return key(text);
    }

    static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    private char lastMark() {
        int end = text.length();
        while (end > 1 && text.charAt(end - 1) == ']') {
            int open = text.lastIndexOf('[', end);
            if (open < 1 || end - open > NOTE) {
                break;
            }
            end = open;
        }
        while (end > 1 && (text.charAt(end - 1) == ' ' || CLOSERS.indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        return text.charAt(end - 1);
    }
}
