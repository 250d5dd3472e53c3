package onrecord.language;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When what the sentences report was said: "told reporters on Monday" dates what the speaker says there and in the
 * sentences that go on with him. Reads sentences in order. Not thread-safe.
 */
final class Speech {
    private static final String SAID =
            "said|says|announced|warned|stated|wrote|added|confirmed|claimed|promised|pledged|vowed|declared"
                    + "|reported|denied|insisted|posted|tweeted|testified|acknowledged|admitted|noted|stressed|argued|suggested|repeated";
    private static final String WORD = "[\\p{L}\\p{N}'’.-]+";

    /** What may stand between the verb and its date. */
    private static final Pattern VERB_BEFORE = Pattern.compile("\\b(?:(?:told|telling)(?: (?!that\\b|to\\b)" + WORD
            + "){1,6}?|(?<!\\b(?:is|are|be) )(?:" + SAID + ")(?: (?:in|at|during|by|via|through|to)(?: " + WORD
            + "){1,7}?)?)(?:,? on|,? in| late| early|,)?\\s$");

    private static final Pattern VERB_AFTER =
            Pattern.compile("^(?: (?!and\\b)" + WORD + "){1,7}? (?:" + SAID + "|told)\\b");
    private static final Pattern LEADING = Pattern.compile(
            "^(?:[“\"]?On |(?:In|At|During) (?:an?|the|his|her|its|their) (?:\\p{L}+ )?(?:interview|speech|statement"
                    + "|address|briefing|news conference|press conference|call|letter|post|message)\\b[^,;]*)$");
    private static final Pattern THEN_SAID =
            Pattern.compile("^(?: \\p{L}+)?, (?:" + WORD + " ){1,6}?(?:" + SAID + "|told)\\b");
    private static final Pattern SAID_THEN =
            Pattern.compile("\\b(?:" + SAID + "|told \\w+)(?: (?:then|at the time)\\b)");
    private static final Pattern GOES_ON =
            Pattern.compile("^[“\"'‘(]*(?:He|She|They|It|His|Her|Their|Its|But he|But she|But they)\\b");
    private static final Pattern QUOTE = Pattern.compile("^[“\"]");
    private static final Pattern OTHER_SPEAKER =
            Pattern.compile("[”\"],? (?:(?:" + SAID + ") (?!he\\b|she\\b|they\\b)|(?!he\\b|she\\b|they\\b)" + WORD
                    + "(?: " + WORD + "){0,6} (?:" + SAID + "|told)\\b)");
    private static final Pattern NAME = Pattern.compile("(?<!\\p{L})\\p{Lu}\\p{L}{2,}");

    private final @Nullable Interval published;
    private final Map<String, Interval> bySpeaker = new HashMap<>();
    private @Nullable Interval current;

    Speech(@Nullable Interval published) {
        this.published = published;
        current = published;
    }

    /** When what a sentence reports was said, as far as the sentences before it tell; null if unknown. */
    @Nullable
    Interval begin(String text, TextSpan sentence, @Nullable Interval mentioned) {
        String words = sentence.in(text);
        if (mentioned != null && SAID_THEN.matcher(words).find()) {
            current = mentioned;
        } else if (!goesOn(words)) {
            current = published;
            Matcher name = NAME.matcher(words).region(0, Math.min(words.length(), 60));
            while (name.find()) {
                Interval known = bySpeaker.get(name.group());
                if (known != null) {
                    current = known;
                    break;
                }
            }
        }
        return current;
    }

    private static boolean goesOn(String sentence) {
        return GOES_ON.matcher(sentence).find()
                || (QUOTE.matcher(sentence).find()
                        && !OTHER_SPEAKER.matcher(sentence).find());
    }

    /** Whether words of time say when the sentence's statement was made. */
    static boolean isDated(String text, TextSpan sentence, TextSpan words) {
        String before = text.substring(sentence.start(), words.start());
        return VERB_BEFORE.matcher(before).find()
                || (LEADING.matcher(before).find()
                        && THEN_SAID
                                .matcher(text.substring(words.end(), sentence.end()))
                                .find());
    }

    /** Takes note of when the sentence's statement was made. */
    void dated(String text, TextSpan sentence, TextSpan words, Interval day) {
        current = day;
        lastName(text.substring(sentence.start(), words.start()), day);
    }

    /** Takes note of "a day after Mr X said": what X says further down was said then. */
    void hangsOnSpeech(String text, TextSpan sentence, TextSpan words, Interval day) {
        Matcher verb = VERB_AFTER.matcher(text.substring(words.end(), sentence.end()));
        if (verb.find()) {
            lastName(verb.group(), day);
        }
    }

    private void lastName(String words, Interval day) {
        String last = null;
        Matcher name = NAME.matcher(words);
        while (name.find()) {
            last = name.group();
        }
        if (last != null) {
            bySpeaker.put(last, day);
        }
    }

    /** When what the sentence reports was said; null if unknown. */
    @Nullable
    Interval current() {
        return current;
    }
}
