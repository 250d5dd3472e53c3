package onrecord.channel.telegram;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Telegram HTML at the level of characters: what text must become to be shown as it is, and how much of it is seen. */
final class Markup {
    /** What Telegram takes at most, after it has read the tags. */
    static final int LONGEST = 4096;

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private Markup() {}

    /** Text that shows as {@code text}; halves of characters, which no reply could carry, become U+FFFD. */
    static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                default -> {
                    boolean pair = Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (pair) {
                        html.append(c).append(text.charAt(++i));
                    } else {
                        html.append(Character.isSurrogate(c) || c == 0 ? '\uFFFD' : c);
                    }
                }
            }
        }
        return html.toString();
    }

    /** An attribute's value, for double quotes. */
    static String attribute(String value) {
        return escape(value).replace("\"", "&quot;");
    }

    static String bold(String text) {
        return "<b>" + escape(text) + "</b>";
    }

    static String italic(String text) {
        return "<i>" + escape(text) + "</i>";
    }

    /** What our own HTML shows, for when Telegram does not read it; at most 4,096 characters. */
    static String plain(String html) {
        String text = TAG.matcher(html)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        return text.length() <= LONGEST ? text : text.substring(0, wholeCharacters(text, LONGEST - 1)) + "…";
    }

    /** How many characters our own HTML shows. */
    static int visible(String html) {
        return plainLength(TAG.matcher(html).replaceAll(""));
    }

    private static int plainLength(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .length();
    }

    /**
     * How much of a text fits: as many whole sentences as possible, or else words.
     *
     * @return the length to keep, 1 to {@code limit}, or the whole length
     */
    static int fitting(String text, int limit) {
        if (text.length() <= limit) {
            return text.length();
        }
        int sentences = lastBoundary(BreakIterator.getSentenceInstance(Locale.ENGLISH), text, limit);
        if (sentences > 0) {
            return sentences;
        }
        int words = lastBoundary(BreakIterator.getWordInstance(Locale.ENGLISH), text, limit);
        return words > limit / 2 ? words : Math.max(1, wholeCharacters(text, limit));
    }

    private static int lastBoundary(BreakIterator breaks, String text, int limit) {
        breaks.setText(text);
        int boundary = Math.max(0, breaks.preceding(limit + 1));
        while (boundary > 0 && Character.isWhitespace(text.charAt(boundary - 1))) {
            boundary--;
        }
        return boundary;
    }

    /** The text, or its beginning with "…" where it has more than {@code limit} characters. */
    static String brief(String text, int limit) {
        String line = text.strip();
        return line.length() <= limit ? line : line.substring(0, fitting(line, limit - 1)) + "…";
    }

    private static int wholeCharacters(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
