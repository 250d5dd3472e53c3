package onrecord.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the words that name a point or stretch of time in English text; {@link TimeReader} says which time it is. */
public final class TemporalExpressions {
    private static final List<TimeRule> RULES = Stream.of(
                    CalendarTimes.RULES, PartialTimes.RULES, RelativeTimes.RULES, AnchoredTimes.RULES, Lengths.RULES)
            .flatMap(List::stream)
            .toList();

    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:on|in|at|during|of|from|since)(?: the)? $");

    private TemporalExpressions() {}

    /** Words and the form they have. */
    record Found(TextSpan words, TimeRule rule) {}

    /**
     * The expressions inside a span of a text that say when, in order, without overlaps, as spans of the text. Mere
     * lengths ("three hours") are left out.
     */
    public static List<TextSpan> in(String text, TextSpan within) {
        return find(text, within).stream()
                .filter(found -> !found.rule().isLength())
                .map(Found::words)
                .toList();
    }

    /** The text without the expressions that say when, nor the prepositions before them. */
    public static String without(String text) {
        if (text.isBlank()) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (TextSpan time : in(text, new TextSpan(0, text.length()))) {
            kept.append(LINK.matcher(text.substring(from, time.start())).replaceFirst(" "));
            from = time.end();
        }
        return kept.append(text.substring(from)).toString().strip();
    }

    /** Whether words of time in a sentence say when its statement was made, as in "the agency said on Wednesday". */
    public static boolean isOfSaying(String text, TextSpan sentence, TextSpan words) {
        return Speech.isDated(text, sentence, words);
    }

    /** All expressions: of those that overlap the one that begins first, then the longest. */
    static List<Found> find(String text, TextSpan within) {
        int[] openings = Matches.openings(text, within);
        List<Found> all = new ArrayList<>();
        for (TimeRule rule : RULES) {
            Matches.wholeWords(rule.pattern(), text, within, openings)
                    .forEach(words -> all.add(new Found(words, rule)));
        }
        all.sort(Comparator.<Found>comparingInt(found -> found.words().start())
                .thenComparingInt(found -> -found.words().end()));
        List<Found> kept = new ArrayList<>();
        for (Found found : all) {
            if (kept.isEmpty()
                    || kept.get(kept.size() - 1).words().end() <= found.words().start()) {
                kept.add(found);
            }
        }
        return kept;
    }
}
