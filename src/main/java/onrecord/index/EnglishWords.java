package onrecord.index;

import onrecord.language.Names;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;

/**
 * Cuts English text into the terms that are indexed and searched: words without case, accents, possessive {@code 's},
 * stop words, and endings; every spelling of a known name is one term.
 */
final class EnglishWords extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new WholeTextTokenizer(Names::canonicalTokens);
        TokenStream terms = new EnglishPossessiveFilter(words);
        terms = new StopFilter(terms, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        return new TokenStreamComponents(words, new PorterStemFilter(terms));
    }
}
