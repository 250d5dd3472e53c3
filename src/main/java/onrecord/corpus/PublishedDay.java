package onrecord.corpus;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day of publication in the forms in which pages and feeds give it. */
final class PublishedDay {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("((?:19|20)\\d{2})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|(\\d{2})(\\d{2}))(?!\\d)");
    private static final Pattern NAMED = Pattern.compile(
            "(?:(\\d{1,2})(?:st|nd|rd|th)?[ -]+)?(\\p{L}{3,9})\\.?,?[ -]+(?:(\\d{1,2})(?:st|nd|rd|th)?,? +)?((?:19|20)\\d{2})");
    /** With full stops, the day is written first everywhere. */
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?((?:19|20)\\d{2})(?!\\d)");

    private static final Pattern IN_PATH = Pattern.compile("/((?:19|20)\\d{2})[-/](\\d{2})[-/](\\d{2})(?=[/.-]|$)");

    private PublishedDay() {}

    /**
     * The day a text gives, in the time zone it was written in; empty if it gives none, or not its year. Days given in
     * numbers alone count only with the year first, or with full stops: of others nobody knows which is the month.
     */
    static Optional<LocalDate> of(String text) {
        String words = text.strip();
        if (words.length() > 100) {
            return Optional.empty();
        }
        Matcher numbers = YEAR_FIRST.matcher(words);
        if (numbers.lookingAt()) {
            return numbers.group(2) == null
                    ? day(numbers.group(1), numbers.group(5), numbers.group(6))
                    : day(numbers.group(1), numbers.group(3), numbers.group(4));
        }
        Matcher dotted = DAY_FIRST.matcher(words);
        if (dotted.find()) {
            return day(dotted.group(3), dotted.group(2), dotted.group(1));
        }
        Matcher named = NAMED.matcher(words);
        while (named.find()) {
            int month = MONTHS.indexOf(named.group(2).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
            String day = named.group(1) != null ? named.group(1) : named.group(3);
            if (month > 0 && day != null) {
                return day(named.group(4), "" + month, day);
            }
        }
        return Optional.empty();
    }

    /** The day in the path of an address, as in {@code /2025/03/04/harbour}. */
    static Optional<LocalDate> inPath(String path) {
        Matcher day = IN_PATH.matcher(path);
        return day.find() ? day(day.group(1), day.group(2), day.group(3)) : Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
