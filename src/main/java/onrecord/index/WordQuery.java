package onrecord.index;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Turns the words of a question into a query over titles and texts, which are one field. */
final class WordQuery {
    static final String TEXT = "text";

    private static final float MISSPELT_WEIGHT = 0.5f;
    private static final int MOST_TERMS = 256;

    private final Analyzer analyzer;
    private final IndexReader index;

    WordQuery(Analyzer analyzer, IndexReader index) {
        this.analyzer = analyzer;
        this.index = index;
    }

    /** Any of the words may match; a term that the index does not hold stands for those spelt nearly like it. */
    Query of(String words) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Map.Entry<String, Integer> term : terms(words).entrySet()) {
            boolean known = index.docFreq(new Term(TEXT, term.getKey())) > 0;
            add(query, new Term(TEXT, term.getKey()), known, term.getValue());
        }
        return query.build();
    }

    private static void add(BooleanQuery.Builder query, Term term, boolean known, float weight) {
        if (known) {
            query.add(new BoostQuery(new TermQuery(term), weight), Occur.SHOULD);
            return;
        }
        int edits = edits(term.text());
        if (edits > 0) {
            FuzzyQuery near = new FuzzyQuery(term, edits, 1);
            query.add(new BoostQuery(near, weight * MISSPELT_WEIGHT), Occur.SHOULD);
        }
    }

    /** How many typing errors a term of this length may hold. */
    static int edits(String term) {
        int letters = term.length();
        return letters < 4 ? 0 : letters < 8 ? 1 : 2;
    }

    /** The first distinct terms of a text, with how often each occurs. */
    private Map<String, Integer> terms(String words) throws IOException {
        Map<String, Integer> terms = new LinkedHashMap<>();
        try (TokenStream stream = analyzer.tokenStream(TEXT, words)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken() && terms.size() < MOST_TERMS) {
                terms.merge(term.toString(), 1, Integer::sum);
            }
        }
        return terms;
    }
}
