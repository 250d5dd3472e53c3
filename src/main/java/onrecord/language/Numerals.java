package onrecord.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers in English text, in figures or words, and their values. Pure. */
public final class Numerals {
    private static final Pattern FIGURE = Pattern.compile("(\\d[\\d,]*(?:\\.\\d+)?)(st|nd|rd|th)?");

    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("dozen", 12),
            Map.entry("twice", 2),
            Map.entry("both", 2),
            Map.entry("double", 2),
            Map.entry("pair", 2),
            Map.entry("triple", 3));
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);
    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("first", 1),
            Map.entry("second", 2),
            Map.entry("third", 3),
            Map.entry("fourth", 4),
            Map.entry("fifth", 5),
            Map.entry("sixth", 6),
            Map.entry("seventh", 7),
            Map.entry("eighth", 8),
            Map.entry("ninth", 9),
            Map.entry("tenth", 10),
            Map.entry("eleventh", 11),
            Map.entry("twelfth", 12),
            Map.entry("thirteenth", 13),
            Map.entry("fourteenth", 14),
            Map.entry("fifteenth", 15),
            Map.entry("sixteenth", 16),
            Map.entry("seventeenth", 17),
            Map.entry("eighteenth", 18),
            Map.entry("nineteenth", 19),
            Map.entry("twentieth", 20));
    private static final Map<String, Double> POWERS =
            Map.of("hundred", 1e2, "thousand", 1e3, "million", 1e6, "billion", 1e9, "trillion", 1e12);

    private Numerals() {}

    /**
     * A number and its place.
     *
     * @param value of the whole, powers included: 2,400,000,000 for "2.4 billion"
     * @param base without them: 2.4
     * @param ordinal whether it counts a place in a row: "third"
     */
    public record Numeral(TextSpan span, double value, double base, boolean ordinal) {}

    /** The numbers of a text, in order. */
    public static List<Numeral> in(String text) {
        List<Words.Token> tokens = Words.in(text);
        List<Numeral> numerals = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            Optional<Numeral> plain = plain(tokens, i);
            if (plain.isEmpty()) {
                i++;
                continue;
            }
            Numeral numeral = plain.get();
            i++;
            // "twenty-five"
            boolean tens = TENS.containsKey(tokens.get(i - 1).folded());
            if (tens && i < tokens.size()) {
                Optional<Numeral> unit = plain(tokens, i).filter(next -> next.base < 10 && next.base >= 1);
                if (unit.isPresent() && unit.get().span.start() - numeral.span.end() == 1) {
                    double value = numeral.base + unit.get().base;
                    numeral = new Numeral(numeral.span.union(unit.get().span), value, value, unit.get().ordinal);
                    i++;
                }
            }
            while (i < tokens.size() && POWERS.containsKey(tokens.get(i).folded())) {
                numeral = new Numeral(
                        numeral.span.union(tokens.get(i).span()),
                        numeral.value * POWERS.getOrDefault(tokens.get(i).folded(), 1.0),
                        numeral.base,
                        numeral.ordinal);
                i++;
            }
            numerals.add(numeral);
        }
        return numerals;
    }

    private static Optional<Numeral> plain(List<Words.Token> tokens, int at) {
        Words.Token token = tokens.get(at);
        String word = token.folded();
        Matcher figure = FIGURE.matcher(word);
        if (figure.matches()) {
            double value = Double.parseDouble(figure.group(1).replace(",", ""));
            return Optional.of(new Numeral(token.span(), value, value, figure.group(2) != null));
        }
        Integer ordinal = ORDINALS.get(word);
        Integer value = ordinal != null ? ordinal : SMALL.getOrDefault(word, TENS.get(word));
        return value == null ? Optional.empty() : Optional.of(new Numeral(token.span(), value, value, ordinal != null));
    }
}
