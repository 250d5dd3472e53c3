package onrecord.corpus;

import java.util.Optional;

/** The title of an article that states none. */
final class Headline {
    private static final int MAX_CHARS = 160;
    private static final int MIN_WORDS = 3;

    private Headline() {}

    /** The first line with text, if it looks like a headline: a few words, more text after it, no full stop. */
    static Optional<String> of(String body) {
        String text = body.strip();
        int end = text.indexOf('\n');
        if (end < 0) {
            return Optional.empty();
        }
        String line = text.substring(0, end).strip();
        boolean fits = line.length() <= MAX_CHARS && line.split("\\s+").length >= MIN_WORDS;
        boolean startsLikeOne = !Character.isLowerCase(line.charAt(0)) && "•*-–#".indexOf(line.charAt(0)) < 0;
        return fits && startsLikeOne && ".:;,".indexOf(line.charAt(line.length() - 1)) < 0 && !Furniture.isMarked(line)
                ? Optional.of(line.replaceAll("\\s+", " "))
                : Optional.empty();
    }
}
