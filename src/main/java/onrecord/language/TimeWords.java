package onrecord.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of which English names of times are made, as parts of patterns, and what they stand for. */
final class TimeWords {
    /** Capitals tell months from verbs, so they count even where the rest of a pattern ignores them. */
    static final String MONTH = "(?-i:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)|Apr(?:il|\\.)|May|June?|July?"
            + "|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";

    static final String DAY = "(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?";
    static final String YEAR = "(?:1\\d{3}|20\\d{2})";
    static final String WEEKDAY = "(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)";
    static final String SEASON = "(?:spring|summer|autumn|fall|winter)";
    static final String UNIT = "(?:minute|hour|day|week|fortnight|month|quarter|year|decade|century|centurie)";
    static final String CLOCK = "(?:,? (?:[-–] |at )?\\d{1,2}[:.]\\d{2})?";
    static final String DAYTIME = "(?: (?:morning|afternoon|evening|night))?";

    private static final List<String> UP_TO_TWENTY = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    private static final Map<String, Integer> TENS =
            Map.of("thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety", 90);
    private static final Map<String, Integer> ORDINALS =
            Map.of("first", 1, "1st", 1, "second", 2, "2nd", 2, "third", 3, "3rd", 3, "fourth", 4, "4th", 4, "last", 4);
    private static final List<String> CENTURIES =
            List.of("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first");

    static final String NUMBER_WORD = UP_TO_TWENTY.stream().skip(1).collect(Collectors.joining("|"))
            + "|(?:twenty|" + String.join("|", TENS.keySet()) + ")(?:-(?:"
            + UP_TO_TWENTY.stream().skip(1).limit(9).collect(Collectors.joining("|")) + "))?";
    /** A number in figures or words, with a half perhaps. */
    static final String NUMBER =
            "(?<![\\d,.])(?:\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)?|" + NUMBER_WORD + ")(?:[- ]and[- ]a[- ]half)?";

    static final String ORDINAL = "(?:first|second|third|fourth|last|1st|2nd|3rd|4th)";
    static final String CENTURY = "(?:(?:1\\d|2[01])(?:st|th)|" + String.join("|", CENTURIES) + ")";

    private TimeWords() {}

    static double number(String words) {
        String text = words.toLowerCase(Locale.ROOT).replaceAll("[- ]and[- ]a[- ]half$", "");
        double half = text.length() < words.length() ? 0.5 : 0;
        if (text.equals("a") || text.equals("an") || text.equals("the")) {
            return 1 + half;
        }
        if (Character.isDigit(text.charAt(0))) {
            return Double.parseDouble(text.replace(",", "")) + half;
        }
        int small = UP_TO_TWENTY.indexOf(text);
        if (small >= 0) {
            return small + half;
        }
        String[] parts = text.split("-", 2);
        int tens = parts[0].equals("twenty") ? 20 : TENS.getOrDefault(parts[0], 0);
        return tens + (parts.length == 2 ? UP_TO_TWENTY.indexOf(parts[1]) : 0) + half;
    }

    /** 1 for "first" to 4 for "fourth" and "last". */
    static int ordinal(String word) {
        return ORDINALS.getOrDefault(word.toLowerCase(Locale.ROOT), 0);
    }

    /** 19 for "19th" and for "nineteenth". */
    static int century(String word) {
        String text = word.toLowerCase(Locale.ROOT);
        return Character.isDigit(text.charAt(0))
                ? Integer.parseInt(text.substring(0, 2))
                : 16 + CENTURIES.indexOf(text);
    }

    static Month month(String name) {
        return Arrays.stream(Month.values())
                .filter(month -> month.name().startsWith(name.substring(0, 3).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no month is called " + name));
    }

    static DayOfWeek weekday(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    }

    static int day(String figures) {
        return Integer.parseInt(figures.replaceAll("\\D", ""));
    }

    /** The season that begins in a year: winter 2024 runs into 2025. */
    static Interval season(String name, int year) {
        int first = switch (name.toLowerCase(Locale.ROOT)) {
            case "spring" -> 3;
            case "summer" -> 6;
            case "autumn", "fall" -> 9;
            default -> 12;
        };
        YearMonth start = YearMonth.of(year, first);
        return Interval.of(start).union(Interval.of(start.plusMonths(2)));
    }

    /** Monday to Sunday. */
    static Interval week(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Interval(monday, monday.plusDays(6));
    }

    /** The weekend of the week of a day. */
    static Interval weekend(LocalDate day) {
        LocalDate sunday = week(day).last();
        return new Interval(sunday.minusDays(1), sunday);
    }

    /** Three months, from the first quarter to the fourth. */
    static Interval quarter(int year, int number) {
        return Interval.of(YearMonth.of(year, 3 * number - 2)).union(Interval.of(YearMonth.of(year, 3 * number)));
    }

    /** Six months, the first or the second. */
    static Interval half(int year, int number) {
        return quarter(year, 2 * number - 1).union(quarter(year, 2 * number));
    }
}
