package onrecord.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a sentence, to tell whether another article has the same one with at most a few words changed. */
public final class SentenceWords {
    private static final Pattern DATELINE =
            Pattern.compile("^\\p{Lu}{3}[^.!?—–]{0,60}?(?:\\([^)]{2,40}\\))?\\s*(?:—|–|--| - )\\s*");
    /** Sentences of fewer words must be the same altogether. */
    private static final int SHORT = 6;
    /** The share of the longer one's words that both must have. */
    private static final double SAME = 0.75;

    private static final Set<String> DENYING =
            Set.of("not", "no", "never", "none", "nothing", "nobody", "neither", "nor", "cannot", "without");

    private final List<String> words;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<Double> numbers;
    private final long denials;

    private SentenceWords(String sentence) {
        words = Names.canonicalTokens(sentence);
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        numbers = new ArrayList<>(
                Numerals.in(sentence).stream().map(Numerals.Numeral::value).toList());
        numbers.sort(null);
        List<Words.Token> tokens = Words.in(sentence);
        for (int i = 1; i < tokens.size(); i++) {
            String written = tokens.get(i).span().in(sentence);
            if (Character.isUpperCase(written.charAt(0))) {
                names.addAll(Names.canonicalTokens(written.replaceFirst("['’]s$", "")));
            }
        }
        denials = words.stream()
                .filter(word -> DENYING.contains(word) || word.endsWith("n't"))
                .count();
    }

    /** The words of a sentence without the dateline before it. */
    public static SentenceWords of(String sentence) {
        return new SentenceWords(DATELINE.matcher(sentence).replaceFirst(""));
    }

    /** Whether the other says the same in nearly the same words: no number, name or denial in it is another. */
    public boolean repeats(SentenceWords other) {
        if (words.equals(other.words)) {
            return true;
        }
        int longer = Math.max(words.size(), other.words.size());
        if (Math.min(words.size(), other.words.size()) < SHORT
                || !numbers.equals(other.numbers)
                || !names.equals(other.names)
                || denials != other.denials) {
            return false;
        }
        int common = counts.entrySet().stream()
                .mapToInt(word -> Math.min(word.getValue(), other.counts.getOrDefault(word.getKey(), 0)))
                .sum();
        return common >= SAME * longer;
    }
}
