package onrecord.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds amounts and durations in English text, in figures or in words. */
public final class Quantities {
    /** Words that count without saying how many. */
    private static final String VAGUE = "dozens|scores|hundreds|thousands|millions";

    private static final String WORD =
            "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
                    + "|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
                    + "|half|a dozen|" + VAGUE + ")";
    private static final String FIGURE =
            "(?:\\d{1,3}(?:(?:,|[" + Words.GROUPING + "](?=\\d{3}(?!\\d)))\\d{3})+|\\d+)(?:\\.\\d+)?";
    private static final String NUMBER =
            "(?:" + FIGURE + "|" + WORD + ")(?: (?:hundred|thousand|million|billion|trillion|dozen))*+";
    private static final String RANGE = NUMBER + "(?:(?: to | or |[–-])" + NUMBER + ")?";
    private static final String UNIT =
            "(?:second|minute|hour|day|night|week|month|year|decade|centur(?:y|ie)|generation)";

    private static final Pattern AMOUNT = Pattern.compile(
            "(?:[$€£¥]\\s?)?" + RANGE + "(?:\\s?%| per ?cent| percent|-fold)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION = Pattern.compile(
            "(?:" + RANGE + "|an?|several|few)(?:-and-a-half)?[ -]" + UNIT + "s?(?:[ -](?:long|old))?",
            Pattern.CASE_INSENSITIVE);

    /** An amount without its sign, and what follows it that tells what is counted. */
    private static final Pattern COUNTED = Pattern.compile(
            RANGE + "(?:(?<share>\\s?%| per ?cent| percent)|(?<fold>-fold)"
                    + "|[ -](?:US |U\\.S\\. )?(?<currency>dollar|euro|pound|yen|rouble|ruble|hryvnia)s?\\b)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern GROUPING = Pattern.compile("(?<=\\d)[" + Words.GROUPING + "](?=\\d)");

    private static final Map<String, String> CURRENCIES =
            Map.of("dollar", "$", "euro", "€", "pound", "£", "yen", "¥", "rouble", "₽", "ruble", "₽", "hryvnia", "₴");

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

    /**
     * A number of something.
     *
     * @param unit {@code %}, {@code -fold} or the sign of a currency; empty if it is of none of these
     */
    public record Amount(double value, String unit) {}

    /** The first number in a span of a text, with its unit, which may stand around the span; empty as {@link #value}. */
    public static Optional<Amount> amount(String text, TextSpan within) {
        return amounts(text, within).stream()
                .findFirst()
                .flatMap(amount -> value(amount.in(text)).map(value -> new Amount(value, unit(text, amount))));
    }

    private static String unit(String text, TextSpan amount) {
        int number = amount.start();
        while (!Character.isLetterOrDigit(text.charAt(number))) {
            number++;
        }
        String before = text.substring(Math.max(0, number - 2), number).strip();
        if (!before.isEmpty() && "$€£¥".indexOf(before.charAt(before.length() - 1)) >= 0) {
            return before.substring(before.length() - 1);
        }
        Matcher counted = COUNTED.matcher(text).region(number, text.length());
        if (!counted.lookingAt()) {
            return "";
        }
        String currency = counted.group("currency");
        return counted.group("share") != null
                ? "%"
                : counted.group("fold") != null
                        ? "-fold"
                        : currency == null ? "" : CURRENCIES.getOrDefault(currency.toLowerCase(Locale.ROOT), "");
    }

    /**
     * The first number in some words, with the hundreds or millions after it: "three" is 3, "1.9 billion" 1.9e9; empty
     * if there is none, or one that does not say how many, as "dozens".
     */
    public static Optional<Double> value(String words) {
        List<TextSpan> amounts = words.isEmpty() ? List.of() : amounts(words, new TextSpan(0, words.length()));
        if (amounts.isEmpty()) {
            return Optional.empty();
        }
        Matcher part = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?|\\p{L}+(?:-\\p{L}+)?")
                .matcher(GROUPING.matcher(amounts.get(0).in(words))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT));
        if (!part.find() || part.group().matches(VAGUE)) {
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
