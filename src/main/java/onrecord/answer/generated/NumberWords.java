package onrecord.answer.generated;

import java.math.BigDecimal;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single folded words as numbers, magnitudes, months and units: English, and Russian and Ukrainian for the most common. */
final class NumberWords {
    private static final Pattern FIGURE =
            Pattern.compile("(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(st|nd|rd|th|k|m|bn|tn)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d+,\\d{1,2}");
    private static final Map<String, Integer> SMALL = new HashMap<>();
    private static final Map<String, Integer> TENS = new HashMap<>();
    private static final Map<String, BigDecimal> MAGNITUDES = new HashMap<>();
    private static final Map<String, String> UNITS = new HashMap<>();
    private static final Map<String, Month> MONTHS = new HashMap<>();

    static {
        List<String> small = List.of(
                "zero|ноль|нуль",
                "one|один|одна|одно|одного|одной|одну|одному|одним|одне|однієї|одній",
                "two|два|две|двух|двум|двумя|дві|двох|двом",
                "three|три|трех|трёх|трем|трём|тремя|трьох|трьом",
                "four|четыре|четырех|четырёх|чотири|чотирьох",
                "five|пять|пяти|п'ять|п'яти",
                "six|шесть|шести|шість|шести",
                "seven|семь|семи|сім|семи",
                "eight|восемь|восьми|вісім|восьми",
                "nine|девять|девяти|дев'ять|дев'яти",
                "ten|десять|десяти",
                "eleven|одиннадцать|одиннадцати|одинадцять",
                "twelve|двенадцать|двенадцати|дванадцять",
                "thirteen",
                "fourteen",
                "fifteen|пятнадцать|п'ятнадцять",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen");
        for (int i = 0; i < small.size(); i++) {
            for (String word : small.get(i).split("\\|", -1)) {
                SMALL.put(word, i);
            }
        }
        List<String> tens = List.of(
                "twenty|двадцать|двадцять",
                "thirty|тридцать|тридцять",
                "forty|сорок",
                "fifty|пятьдесят|п'ятдесят",
                "sixty|шестьдесят|шістдесят",
                "seventy|семьдесят|сімдесят",
                "eighty|восемьдесят|вісімдесят",
                "ninety|девяносто|дев'яносто");
        for (int i = 0; i < tens.size(); i++) {
            for (String word : tens.get(i).split("\\|", -1)) {
                TENS.put(word, 20 + 10 * i);
            }
        }
        magnitude(12, "dozen");
        magnitude(100, "hundred", "сто");
        magnitude(1_000, "thousand", "k", "тысяч", "тысячи", "тысяча", "тисяч", "тисячі", "тисяча");
        magnitude(1_000_000, "million", "m", "миллион", "миллиона", "миллионов", "мільйон", "мільйона", "мільйонів");
        magnitude(
                1_000_000_000,
                "billion",
                "bn",
                "миллиард",
                "миллиарда",
                "миллиардов",
                "мільярд",
                "мільярда",
                "мільярдів");
        magnitude(1_000_000_000_000L, "trillion", "tn", "триллион", "трильйон");
        unit("%", "percent", "процент", "процента", "процентов", "відсоток", "відсотки", "відсотків");
        unit("$", "dollar", "dollars", "доллар", "доллара", "долларов", "долар", "долара", "доларів");
        unit("€", "euro", "euros", "евро", "євро");
        unit("£", "pounds", "фунтов", "фунтів");
        unit("₽", "ruble", "rubles", "roubles", "рублей", "рубля", "рублів");
        List<String> months = List.of(
                "january|jan|января|январь|январе|січня|січень|січні",
                "february|feb|февраля|февраль|феврале|лютого|лютий|лютому",
                "march|mar|марта|март|марте|березня|березень|березні",
                "april|apr|апреля|апрель|апреле|квітня|квітень|квітні",
                "may|мая|май|мае|травня|травень|травні",
                "june|jun|июня|июнь|июне|червня|червень|червні",
                "july|jul|июля|июль|июле|липня|липень|липні",
                "august|aug|августа|август|августе|серпня|серпень|серпні",
                "september|sept|sep|сентября|сентябрь|сентябре|вересня|вересень|вересні",
                "october|oct|октября|октябрь|октябре|жовтня|жовтень|жовтні",
                "november|nov|ноября|ноябрь|ноябре|листопада|листопад|листопаді",
                "december|dec|декабря|декабрь|декабре|грудня|грудень|грудні");
        for (int i = 0; i < months.size(); i++) {
            for (String word : months.get(i).split("\\|", -1)) {
                MONTHS.put(word, Month.of(i + 1));
            }
        }
    }

    private NumberWords() {}

    private static void magnitude(long value, String... words) {
        for (String word : words) {
            MAGNITUDES.put(word, BigDecimal.valueOf(value));
        }
    }

    private static void unit(String sign, String... words) {
        for (String word : words) {
            UNITS.put(word, sign);
        }
    }

    /** The value of "1,600", "3.5", "27th", "10k", "three", "сорок"; empty if the word is no number. */
    static Optional<BigDecimal> number(String folded) {
        Integer word = SMALL.getOrDefault(folded, TENS.get(folded));
        if (word != null) {
            return Optional.of(BigDecimal.valueOf(word));
        }
        String plain = DECIMAL_COMMA.matcher(folded).matches() ? folded.replace(',', '.') : folded;
        Matcher figure = FIGURE.matcher(plain.toLowerCase(Locale.ROOT));
        if (!figure.matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(figure.group(1).replace(",", ""));
        String suffix = figure.group(2);
        BigDecimal times = suffix == null ? null : MAGNITUDES.get(suffix);
        return Optional.of(times == null ? value : value.multiply(times));
    }

    /** Whether it is a word of tens, which a number below ten may follow: "twenty". */
    static boolean isTens(String folded) {
        return TENS.containsKey(folded);
    }

    static boolean isBelowTen(String folded) {
        Integer value = SMALL.get(folded);
        return value != null && value > 0 && value < 10;
    }

    /** What "million" multiplies by; empty if the word is no magnitude. */
    static Optional<BigDecimal> magnitude(String folded) {
        return folded.length() < 3 ? Optional.empty() : Optional.ofNullable(MAGNITUDES.get(folded));
    }

    static Optional<String> unit(String folded) {
        return Optional.ofNullable(UNITS.get(folded));
    }

    static Optional<Month> month(String folded) {
        return Optional.ofNullable(MONTHS.get(folded));
    }
}
