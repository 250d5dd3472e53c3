package onrecord.answer.generated;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import onrecord.language.Language;
import onrecord.language.Names;
import onrecord.language.Words;

/**
 * Holds a translation between English and a Cyrillic language against what was translated: the same figures and dates, no
 * names besides, "not" on both sides or on none, about as long, no links and no orders. Words it cannot compare.
 */
final class TranslationCheck {
    private static final int LONGEST = 600;
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}{2,}");

    private TranslationCheck() {}

    /** Whether a Cyrillic text may stand for the English one. */
    static boolean holdsFromEnglish(String english, String cyrillic, Language language, PromptWords prompts) {
        // A short Ukrainian text may look Russian; one with letters that Ukrainian lacks is not Ukrainian.
        boolean isIn = Language.ofText(cyrillic) == language
                || (language == Language.UK && cyrillic.chars().noneMatch(c -> "ыэъёЫЭЪЁ".indexOf(c) >= 0));
        return isIn
                && Language.ofText(cyrillic) != Language.EN
                && holds(english, cyrillic, prompts)
                && LATIN.matcher(cyrillic)
                        .results()
                        .allMatch(word -> Names.fold(english).contains(Names.fold(word.group())));
    }

    /** Whether an English text may stand for the Cyrillic one. */
    static boolean holdsFromCyrillic(String cyrillic, String english, PromptWords prompts) {
        return !Translator.isForeign(english) && holds(english, cyrillic, prompts);
    }

    private static boolean holds(String english, String cyrillic, PromptWords prompts) {
        for (String text : List.of(english, cyrillic)) {
            boolean isSound = text.length() <= LONGEST
                    && !Orders.isOrder(text)
                    && ClaimCheck.formFault(new Claim(text, List.of()), prompts).isEmpty();
            if (!isSound) {
                return false;
            }
        }
        Gist one = Gist.of(english, List::of);
        Gist other = Gist.of(cyrillic, List::of);
        double ratio = (double) Words.in(cyrillic).size()
                / Math.max(1, Words.in(english).size());
        return one.figures().equals(other.figures())
                && one.dates().equals(other.dates())
                && negates(english) == negates(cyrillic)
                && ratio >= 0.4
                && ratio <= 2
                && sameNames(english, one, cyrillic, other);
    }

    private static boolean negates(String text) {
        return Words.in(text).stream().anyMatch(word -> Gist.isNegation(word.folded()));
    }

    /** Every name on either side has its like among the words of the other. */
    private static boolean sameNames(String english, Gist one, String cyrillic, Gist other) {
        Set<String> latin = new HashSet<>(Names.canonicalTokens(english));
        Words.in(english).forEach(word -> latin.add(word.folded()));
        List<String> letters =
                Words.in(cyrillic).stream().map(Words.Token::folded).toList();
        boolean noneAdded = other.terms().stream()
                .filter(Gist.Term::name)
                .allMatch(term -> isAmong(Names.fold(term.written()), latin));
        boolean noneInvented = one.terms().stream()
                .filter(Gist.Term::name)
                .allMatch(term -> letters.stream().anyMatch(word -> isName(word, term)));
        return noneAdded && noneInvented;
    }

    private static boolean isName(String cyrillic, Gist.Term name) {
        String written = Names.fold(name.written()).replaceFirst("'s$", "");
        return isAmong(cyrillic, new HashSet<>(List.of(name.term(), written)));
    }

    private static boolean isAmong(String word, Set<String> latin) {
        return latin.contains(word) || latin.stream().anyMatch(name -> CyrillicName.same(word, name));
    }
}
