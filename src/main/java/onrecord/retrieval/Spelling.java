package onrecord.retrieval;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onrecord.index.Lexicon;

/** Mends what is misspelt in a question, for models that know words by their letters. */
public final class Spelling {
    /** Shorter words have too many neighbours. */
    private static final Pattern LONG_WORD = Pattern.compile("\\p{IsLatin}{6,}");

    private Spelling() {}

    /** The question with every long word that the index lacks written as the indexed word a typing error away, if any. */
    public static String mended(String question, Lexicon lexicon) {
        Matcher word = LONG_WORD.matcher(question);
        return word.replaceAll(found -> Matcher.quoteReplacement(mendedWord(found.group(), lexicon)));
    }

    private static String mendedWord(String word, Lexicon lexicon) {
        List<String> terms = lexicon.terms(word);
        if (terms.size() != 1) {
            return word;
        }
        String term = terms.get(0);
        String meant = lexicon.corrected(term);
        // A term that another one merely goes on from was cut by stemming, not misspelt.
        return meant.startsWith(term) ? word : meant;
    }
}
