package onrecord.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds amounts and durations in English text, in figures or in words. */
public final class Quantities {
    private static final String WORD =
            "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
                    + "|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
                    + "|half|a dozen|dozens|scores|hundreds|thousands|millions)";
    private static final String FIGURE = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";
    private static final String NUMBER =
            "(?:" + FIGURE + "|" + WORD + ")(?: (?:hundred|thousand|million|billion|trillion|dozen))*";
    private static final String RANGE = NUMBER + "(?:(?: to | or |[–-])" + NUMBER + ")?";
    private static final String UNIT =
            "(?:second|minute|hour|day|night|week|month|year|decade|centur(?:y|ie)|generation)";

    private static final Pattern AMOUNT = Pattern.compile(
            "(?:[$€£¥]\\s?)?" + RANGE + "(?:\\s?%| per ?cent| percent|-fold)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION = Pattern.compile(
            "(?:" + RANGE + "|an?|several|few)(?:-and-a-half)?[ -]" + UNIT + "s?(?:[ -](?:long|old))?",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Double> SCALES = Map.of(
            "half",
            0.5,
            "dozen",
            12.0,
            "hundred",
            100.0,
            "thousand",
            1e3,
            "million",
            1e6,
            "billion",
            1e9,
            "trillion",
            1e12);

    private Quantities() {}

    /** The first number in some words, with the hundreds or millions after it: "three" is 3, "1.9 billion" 1.9e9. */
    public static Optional<Double> value(String words) {
        List<TextSpan> amounts = words.isEmpty() ? List.of() : amounts(words, new TextSpan(0, words.length()));
        if (amounts.isEmpty()) {
            return Optional.empty();
        }
        Matcher part = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?|\\p{L}+(?:-\\p{L}+)?")
                .matcher(amounts.get(0).in(words).toLowerCase(Locale.ROOT));
        if (!part.find()) {
            return Optional.empty();
        }
        Double scale = SCALES.get(part.group());
        double value = scale != null ? scale : TimeWords.number(part.group());
        while (part.find() && SCALES.containsKey(part.group())) {
            value *= SCALES.getOrDefault(part.group(), 1.0);
        }
        return Optional.of(value);
    }

    /** Numbers with their sign of money or per cent, in order, as spans of the text. */
    public static List<TextSpan> amounts(String text, TextSpan within) {
        return Matches.wholeWords(AMOUNT, text, within);
    }

    /** Numbers of seconds to centuries, in order, as spans of the text. */
    public static List<TextSpan> durations(String text, TextSpan within) {
        return Matches.wholeWords(DURATION, text, within);
    }
}
