package onrecord.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import onrecord.language.Names;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Few numbers that stand for a text (MinHash): the share that two texts have in common estimates the share of their runs
 * of words that they have in common. Thread-safe.
 */
final class TextMarks {
    /** At most so many marks a text. */
    static final int MOST = 64;

    private static final int RUN = 5;

    private static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new WholeTextTokenizer(Names::canonicalTokens);
            ShingleFilter runs = new ShingleFilter(words, RUN, RUN);
            runs.setOutputUnigrams(false);
            return new TokenStreamComponents(words, new MinHashFilter(runs, 1, MOST, 1, false));
        }
    };

    private TextMarks() {}

    /** The marks of a text; none for one of fewer than five words. */
    static Set<Long> of(String text) {
        Set<Long> marks = new LinkedHashSet<>();
        try (TokenStream hashes = ANALYZER.tokenStream("", text)) {
            CharTermAttribute hash = hashes.getAttribute(CharTermAttribute.class);
            hashes.reset();
            while (hashes.incrementToken()) {
                long mark = 0;
                for (int i = 0; i < hash.length(); i++) {
                    mark = mark * 0x100000001B3L + hash.charAt(i);
                }
                marks.add(mark);
            }
            hashes.end();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read words from memory", e);
        }
        return marks;
    }
}
