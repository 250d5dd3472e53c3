package onrecord.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a sentence says yes or no to a question, as far as its words of denial show it. */
final class Polarity {
    private static final Pattern CLAUSE = Pattern.compile("[,;:()“”\"—–]|\\b(?:but|although|though|while|whereas)\\b");
    private static final Pattern DENIAL = Pattern.compile(
            "(?i)\\b(?:not|never|no|none|nobody|neither|nor|without|cannot|denied|denies|deny|reject(?:s|ed)?|refus(?:es|ed|e)"
                    + "|ruled out|rules out|decline[sd]?|cancell?ed|called off|scrapped|abandoned)\\b|n['’]t\\b");
    private static final Pattern STANDING = Pattern.compile(
            "(?i)\\b(?:is|are|has|have|does|do|now|current|currently|still|remains?|holds?|leads?|runs?|owns?|will)\\b");
    private static final Pattern TOLD = Pattern.compile("(?i)\\b(?:was|were|did|had)\\b");

    private Polarity() {}

    /** Whether the clause that has most of the question's terms denies; words of denial in the question count for nothing. */
    static boolean denies(String sentence, String question, EvidenceTerms terms) {
        Set<String> asked = new HashSet<>(terms.of(question));
        String best = sentence;
        long most = -1;
        int from = 0;
        Matcher border = CLAUSE.matcher(sentence);
        boolean more = true;
        while (more) {
            more = border.find();
            String clause = sentence.substring(from, more ? border.start() : sentence.length());
            long held =
                    terms.of(clause).stream().distinct().filter(asked::contains).count();
            if (held > most) {
                most = held;
                best = clause;
            }
            from = more ? border.end() : from;
        }
        Matcher denial = DENIAL.matcher(best);
        boolean denies = false;
        while (denial.find()) {
            List<String> word = terms.of(denial.group());
            denies |= word.isEmpty() || !asked.containsAll(word);
        }
        return denies;
    }

    /** Whether a question asks how things stand rather than what once happened. */
    static boolean asksHowThingsStand(String question) {
        return STANDING.matcher(question).find() && !TOLD.matcher(question).find();
    }
}
