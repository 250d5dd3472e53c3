package onrecord.language;

import java.util.List;
import java.util.regex.Pattern;

/** Finds the words that name a point or stretch of time in English text; it does not resolve them to dates. */
public final class TemporalExpressions {
    private static final String MONTH =
            "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)|Apr(?:il|\\.)|May|June?|July?"
                    + "|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
    private static final String DAY = "(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?";
    private static final String YEAR = "(?:1\\d{3}|20\\d{2})";
    private static final String WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    private static final String PART = "(?:(?:early|late|mid|earlier|later)[- ](?:in[- ])?)";
    private static final String UNIT =
            "(?:day|night|week|weekend|month|quarter|year|decade|century|summer|winter|spring"
                    + "|autumn|fall|morning|afternoon|evening)";

    private static final Pattern EXPRESSION = Pattern.compile(String.join(
            "|",
            YEAR + "-\\d{2}-\\d{2}",
            "(?:" + WEEKDAY + ",? )?" + MONTH + " " + DAY + "(?!\\d)(?:,? " + YEAR + ")?",
            "(?:" + WEEKDAY + ",? )?" + DAY + "(?: of)? " + MONTH + "(?:,? " + YEAR + ")?",
            "[Bb]etween " + YEAR + " and " + YEAR,
            "[Ff]rom " + YEAR + " (?:to|until) " + YEAR,
            PART + "?" + MONTH + ",? " + YEAR,
            PART + "?(?:the )?" + YEAR + "s",
            PART + "?" + YEAR + "(?:[–-]\\d{2,4})?(?![\\d,]*\\d)",
            "(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his|[Oo]f|[Dd]uring) )" + MONTH + "(?! [A-Z])",
            "(?:" + PART + "?(?:in|the) )?(?:spring|summer|autumn|fall|winter) (?:of )?" + YEAR,
            "(?:" + PART
                    + "?(?:the )?)?(?:\\d{1,2}(?:st|nd|rd|th)|(?:eigh|nine|seven|six|four|fif|thir)teenth|twent(?:y-first|ieth)) centur(?:y|ies)(?: (?:BC|AD))?",
            "(?:[Ee]arlier |[Ll]ater )?(?:[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat|[Tt]he (?:past|previous|following|same)) (?:(?:few|several|two|three|four|five|six|ten) )?(?:"
                    + UNIT + "s?|" + WEEKDAY + ")",
            "(?:[Ll]ast |[Nn]ext )?" + WEEKDAY + "(?: (?:morning|afternoon|evening|night))?",
            "(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\\d+) (?:day|week|month|year|decade|hour)s? (?:ago|earlier|later|before|after)",
            "[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight"));

    private TemporalExpressions() {}

    /** The expressions inside a span of a text, in order, without overlaps, as spans of the text. */
    public static List<TextSpan> in(String text, TextSpan within) {
        return Matches.wholeWords(EXPRESSION, text, within);
    }
}
