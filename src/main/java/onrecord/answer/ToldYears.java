package onrecord.answer;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The years that a text tells of: by their figures, in a range, in a century, or as its own. Thread-safe. */
final class ToldYears {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(1\\d{3}|20\\d{2})(s?)(?!\\d)");
    private static final Pattern RANGE =
            Pattern.compile("(1\\d{3}|20\\d{2})(?: and | to |[–-])(?:(1\\d{3}|20\\d{2})|(\\d{2}))(?!\\d)");
    private static final Pattern CENTURY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)[ -]centur");
    private static final Pattern OTHER_YEARS =
            Pattern.compile("\\b(?:last|previous|next|past|years? (?:ago|earlier|before|later)|decades?)\\b");

    private final String folded;
    private final @Nullable LocalDate published;

    ToldYears(String folded, @Nullable LocalDate published) {
        this.folded = folded;
        this.published = published;
    }

    boolean bear(int year) {
        if (published != null) {
            int away = Math.abs(published.getYear() - year);
            if (away == 0 || (away == 1 && OTHER_YEARS.matcher(folded).find())) {
                return true;
            }
        }
        Matcher told = YEAR.matcher(folded);
        while (told.find()) {
            int from = Integer.parseInt(told.group(1));
            int years = told.group(2).isEmpty() ? 0 : from % 100 == 0 ? 99 : 9;
            if (year >= from && year <= from + years) {
                return true;
            }
        }
        Matcher range = RANGE.matcher(folded);
        while (range.find()) {
            int from = Integer.parseInt(range.group(1));
            String to = range.group(2) != null ? range.group(2) : range.group(1).substring(0, 2) + range.group(3);
            if (year >= from && year <= Integer.parseInt(to)) {
                return true;
            }
        }
        Matcher century = CENTURY.matcher(folded);
        while (century.find()) {
            if ((year - 1) / 100 + 1 == Integer.parseInt(century.group(1))) {
                return true;
            }
        }
        return false;
    }
}
