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
import onrecord.language.Words;

/** Finds the words of a sentence that are of the kind a question asks for: a date, a name, a number, a duration. */
final class ShortAnswers {
    private static final Pattern MANY = Pattern.compile("(?i)\\bhow (?:many|much)\\b");
    /** What a question counts: "how many passenger ferries". */
    private static final Pattern COUNTED =
            Pattern.compile("(?i)\\bhow many (?:\\p{Ll}+ (?=\\p{Ll}+s\\b))?(\\p{Ll}{3,})");

    /** Where and when a report was filed: "GENEVA, Sept 7 (Reuters) - ". */
    private static final Pattern DATELINE = Pattern.compile("\\p{Lu}{3,}[^.!?\\n]{0,60}?\\([^()\\n]{2,30}\\) [-–—] ");
    /** What asks when something was said. */
    private static final Pattern SAYING = Pattern.compile(
            "(?i)\\b(?:sa(?:y|ys|id)|told?|tells?|announc|warn|stat(?:e|ed|ing)\\b|wr[io]te|speak|spoke|statement|report|confirm|claim"
                    + "|promis|pledg|vow|declar|den(?:y|ied|ies)|insist|post|tweet|testif|acknowledg|admit|argu|suggest|repeat|call|interview)");

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
     * Whether words that a reader took for the answer can be one: a length of time is told by a length or by its ends, the
     * time of an event not by that of a statement, and words that only point back ("this report") tell nothing by
     * themselves.
     */
    static boolean fits(QuestionType type, String question, String body, TextSpan sentence, TextSpan words) {
        // "This week" is a time.
        if (type != QuestionType.WHEN && POINTING_BACK.matcher(words.in(body)).matches()) {
            return false;
        }
        return switch (type) {
            case HOW_LONG ->
                Stream.concat(
                                options(QuestionType.HOW_LONG, body, sentence).stream(),
                                options(QuestionType.WHEN, body, sentence).stream())
                        .anyMatch(words::overlaps);
            case WHEN -> {
                List<TextSpan> times = options(QuestionType.WHEN, body, sentence).stream()
                        .filter(words::overlaps)
                        .toList();
                yield times.isEmpty()
                        || !ofEvent(times, question, body, sentence).isEmpty();
            }
            case WHO, WHERE, HOW_MANY, WHY, WHAT, SAID, YES_NO -> true;
        };
    }

    /**
     * The one expression of the kind that the question does not itself hold; of several numbers the one that alone
     * stands before what the question counts, or alone tells no time. Empty if there are several or none.
     *
     * @param read what a reader takes for the answer, however unsure: among several numbers there is no other
     */
    static Optional<TextSpan> only(
            QuestionType type, String question, String body, TextSpan sentence, Optional<TextSpan> read) {
        String asked = " " + words(question) + " ";
        List<TextSpan> fresh = options(type, body, sentence).stream()
                .filter(option -> !asked.contains(" " + words(option.in(body)) + " "))
                .toList();
        return switch (type) {
            case WHEN -> sole(ofEvent(fresh, question, body, sentence));
            case HOW_MANY ->
                sole(fresh)
                        .or(() -> sole(counting(fresh, question, body, sentence))
                                .filter(number -> read.filter(span -> !span.overlaps(number))
                                        .isEmpty()));
            case WHO, WHERE, HOW_LONG, WHY, WHAT, SAID, YES_NO -> sole(fresh);
        };
    }

    private static Optional<TextSpan> sole(List<TextSpan> options) {
        return options.size() == 1 ? Optional.of(options.get(0)) : Optional.empty();
    }

    /** Whether words of time tell when something was, not when a report was filed, or made where that is not asked. */
    static boolean isOfEvent(TextSpan time, String question, String body, TextSpan sentence) {
        Matcher dateline = DATELINE.matcher(sentence.in(body));
        return !(dateline.lookingAt() && time.end() <= sentence.start() + dateline.end())
                && (SAYING.matcher(question).find() || !TemporalExpressions.isOfSaying(body, sentence, time));
    }

    private static List<TextSpan> ofEvent(List<TextSpan> times, String question, String body, TextSpan sentence) {
        return times.stream()
                .filter(time -> isOfEvent(time, question, body, sentence))
                .toList();
    }

    /** The numbers that count what the question does, or else those that no time is told by. */
    private static List<TextSpan> counting(List<TextSpan> numbers, String question, String body, TextSpan sentence) {
        if (!MANY.matcher(question).find()) {
            return numbers;
        }
        Matcher counted = COUNTED.matcher(question);
        if (counted.find() && !Words.isStopWord(counted.group(1))) {
            Pattern noun = Pattern.compile(
                    "\\s(?:of (?:the |its |his |her |their )?\\S+ )?(?:\\p{L}+\\s)?"
                            + Pattern.quote(stem(counted.group(1))) + "\\p{L}{0,3}\\b",
                    Pattern.CASE_INSENSITIVE);
            List<TextSpan> before = numbers.stream()
                    .filter(number -> noun.matcher(body)
                            .region(number.end(), sentence.end())
                            .lookingAt())
                    .toList();
            if (!before.isEmpty()) {
                return before;
            }
        }
        List<TextSpan> times = Stream.concat(
                        TemporalExpressions.in(body, sentence).stream(), Quantities.durations(body, sentence).stream())
                .toList();
        return numbers.stream()
                .filter(number -> times.stream().noneMatch(number::overlaps))
                .toList();
    }

    /** "part" of "parties" and "party", "ship" of "ships". */
    private static String stem(String noun) {
        return noun.replaceFirst("(?:ies|es|s|y)$", "");
    }

    /** Folded, with one space between words. */
    private static String words(String text) {
        return Names.fold(text).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
    }
}
