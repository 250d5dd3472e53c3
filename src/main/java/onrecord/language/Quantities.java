package onrecord.language;

import java.util.List;
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

    private Quantities() {}

    /** Numbers with their sign of money or per cent, in order, as spans of the text. */
    public static List<TextSpan> amounts(String text, TextSpan within) {
        return Matches.wholeWords(AMOUNT, text, within);
    }

    /** Numbers of seconds to centuries, in order, as spans of the text. */
    public static List<TextSpan> durations(String text, TextSpan within) {
        return Matches.wholeWords(DURATION, text, within);
    }
}
