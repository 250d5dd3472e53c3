package onrecord.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Knows furniture by its words, from {@code furniture.txt}, and by being nothing but dates and numbers. */
final class Furniture {
    /** What a line's words say of it, and of the lines after it; {@code furniture.txt} says how each is meant. */
    enum Mark {
        KEEP,
        OPEN,
        CLOSE,
        TEASER,
        CUT,
        LINE,
        NONE
    }

    /** Longer lines are prose, whatever they begin with. */
    private static final int LONGEST = 400;

    private static final Map<Mark, List<Pattern>> PATTERNS = load();

    private static final String DAY_WORDS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
            + "|january|february|march|april|may|june|july|august|september|october|november|december"
            + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|st|nd|rd|th";
    private static final String CLOCK_WORDS =
            "am|pm|a\\.m\\.?|p\\.m\\.?|gmt|utc|est|edt|et|bst|cet|eet|ist|msk|at|on|of";
    private static final String STAMP_WORDS =
            "date|published|updated|posted|last|modified|all sections|ago|weeks?|days?|hours?|minutes?";
    private static final Pattern STAMP = Pattern.compile(
            "(?:\\d+|[\\s.,:;|/+•·–—-]|(?:" + DAY_WORDS + "|" + CLOCK_WORDS + "|" + STAMP_WORDS + ")(?![a-z]))+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNED_STAMP = Pattern.compile(
            ".{3,120}?(?:\\d{1,2}\\.? \\p{L}{3,9}|\\p{L}{3,9}\\.? \\d{1,2}),? \\d{4}(?:,| -| at| \\|)? \\d{1,2}:\\d{2}.{0,12}");
    private static final Pattern CLOCK =
            Pattern.compile("\\d{1,2}[:.]\\d{2}(?: ?[ap]\\.?m\\.?)?", Pattern.CASE_INSENSITIVE);

    private Furniture() {}

    /** What the words of a trimmed line say. */
    static Mark of(String line) {
        if (line.isEmpty() || line.length() > LONGEST) {
            return Mark.NONE;
        }
        for (Map.Entry<Mark, List<Pattern>> entry : PATTERNS.entrySet()) {
            for (Pattern pattern : entry.getValue()) {
                if (pattern.matcher(line).matches()) {
                    return entry.getKey();
                }
            }
        }
        boolean stamp =
                line.chars().anyMatch(Character::isDigit) && STAMP.matcher(line).matches();
        return stamp || SIGNED_STAMP.matcher(line).matches() ? Mark.LINE : Mark.NONE;
    }

    /** Whether the words of a trimmed line alone make it furniture. */
    static boolean isMarked(String line) {
        Mark mark = of(line);
        return mark != Mark.NONE && mark != Mark.KEEP;
    }

    /** Whether a line is a time of day and nothing else, as in lists of the latest headlines. */
    static boolean isClock(String line) {
        return CLOCK.matcher(line).matches();
    }

    private static Map<Mark, List<Pattern>> load() {
        Map<Mark, List<Pattern>> patterns = new EnumMap<>(Mark.class);
        try (InputStream in = Furniture.class.getResourceAsStream("furniture.txt")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks furniture.txt");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int space = line.indexOf(' ');
                    Mark mark = Mark.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT));
                    patterns.computeIfAbsent(mark, any -> new ArrayList<>())
                            .add(Pattern.compile(
                                    line.substring(space).strip(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read furniture.txt", e);
        }
        return patterns;
    }
}
