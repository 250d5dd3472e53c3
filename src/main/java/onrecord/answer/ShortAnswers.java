package onrecord.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onrecord.language.Names;
import onrecord.language.Quantities;
import onrecord.language.QuestionType;
import onrecord.language.TemporalExpressions;
import onrecord.language.TextSpan;

/** Finds the words of a sentence that are of the kind a question asks for: a date, a name, a number, a duration. */
final class ShortAnswers {
    private static final Pattern COUNTED =
            Pattern.compile("(?i)\\bhow many (?:(?:more|other|of|the|new) )*(?<noun>\\p{L}+)");
    private static final Pattern NEXT_WORDS = Pattern.compile("[ -](\\p{L}+)(?:[ -](\\p{L}+))?");
    private static final Pattern POINTING_BACK = Pattern.compile(
            "(?:(?:this|that|these|those|such)(?: \\p{Ll}+)?|it|its|he|him|his|she|her|hers|they|them|theirs)",
            Pattern.CASE_INSENSITIVE);

    private ShortAnswers() {}

    /** Every expression of the kind in the span, in order; none for kinds without an outward form. */
    static List<TextSpan> options(QuestionType type, String body, TextSpan sentence) {
        return switch (type) {
            case WHEN -> TemporalExpressions.in(body, sentence);
            case WHO -> Names.in(body, sentence);
            case WHERE -> Names.in(body, sentence);
            case HOW_MANY -> Quantities.amounts(body, sentence);
            case HOW_LONG -> Quantities.durations(body, sentence);
            case WHY, WHAT, SAID, YES_NO -> List.of();
        };
    }

    /**
     * Whether words that a reader took for the answer can be one: a length of time is told by a length or by its ends, and
     * words that only point back ("this report") tell nothing by themselves.
     */
    static boolean fits(QuestionType type, String body, TextSpan sentence, TextSpan words) {
        // "This week" is a time.
        if (type != QuestionType.WHEN && POINTING_BACK.matcher(words.in(body)).matches()) {
            return false;
        }
        return type != QuestionType.HOW_LONG
                || Stream.concat(
                                options(QuestionType.HOW_LONG, body, sentence).stream(),
                                options(QuestionType.WHEN, body, sentence).stream())
                        .anyMatch(words::overlaps);
    }

    /**
     * The one expression of the kind that the question does not itself hold, of several numbers the one that counts what
     * is asked for; empty if there are several or none.
     */
    static Optional<TextSpan> only(QuestionType type, String question, String body, TextSpan sentence) {
        String asked = " " + words(question) + " ";
        List<TextSpan> fresh = options(type, body, sentence).stream()
                .filter(option -> !asked.contains(" " + words(option.in(body)) + " "))
                .toList();
        Matcher counted = COUNTED.matcher(question);
        if (fresh.size() > 1 && type == QuestionType.HOW_MANY && counted.find()) {
            String noun = Names.fold(counted.group("noun"));
            fresh = fresh.stream()
                    .filter(option -> counts(noun, body, option.end(), sentence))
                    .toList();
        }
        return fresh.size() == 1 ? Optional.of(fresh.get(0)) : Optional.empty();
    }

    /** Whether the noun is the first or second word after a place. */
    private static boolean counts(String noun, String body, int place, TextSpan sentence) {
        Matcher after = NEXT_WORDS.matcher(body).region(place, Math.max(place, sentence.end()));
        return after.lookingAt()
                && (noun.equals(Names.fold(after.group(1)))
                        || (after.group(2) != null && noun.equals(Names.fold(after.group(2)))));
    }

    /** Folded, with one space between words. */
    private static String words(String text) {
        return Names.fold(text).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
    }
}
