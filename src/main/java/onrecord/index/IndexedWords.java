package onrecord.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The lexicon of the word index as it stands at each call. Thread-safe. */
final class IndexedWords implements Lexicon {
    private static final int LONGEST_ENDING = 3;
    /** Characters of texts whose terms are remembered: the same sentences are asked about again and again. */
    private static final int REMEMBERED = 4_000_000;

    /** Terms that the index lacks whose meaning is remembered, for one question asks for each of its own several times. */
    private static final int MISSPELT = 1000;

    private final Analyzer analyzer;
    private final SearcherManager searchers;
    private final LoadingCache<String, List<String>> remembered = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED)
            .weigher((String text, List<String> terms) -> text.length())
            .build(this::cut);

    /** A term, in the state of the index that lacks it. */
    private record Unindexed(long version, String term) {}

    private final Cache<Unindexed, String> meant =
            Caffeine.newBuilder().maximumSize(MISSPELT).build();

    IndexedWords(Analyzer analyzer, SearcherManager searchers) {
        this.analyzer = analyzer;
        this.searchers = searchers;
    }

    @Override
    public List<String> terms(String text) {
        return remembered.get(text);
    }

    private List<String> cut(String text) {
        try (TokenStream stream = analyzer.tokenStream(WordQuery.TEXT, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            List<String> terms = new ArrayList<>();
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            return List.copyOf(terms);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot cut a text into terms: " + e.getMessage(), e);
        }
    }

    @Override
    public double idf(String term) {
        return ask(index -> {
            int frequency = frequency(index, term);
            int passages = index.numDocs();
            return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
        });
    }

    @Override
    public String corrected(String term) {
        return ask(index -> {
            if (frequency(index, term) > 0) {
                return term;
            }
            Unindexed unindexed = new Unindexed(index.getVersion(), term);
            String found = meant.getIfPresent(unindexed);
            if (found == null) {
                found = nearest(index, term);
                meant.put(unindexed, found);
            }
            return found;
        });
    }

    @Override
    public boolean holds(String term) {
        return ask(index -> frequency(index, term) > 0);
    }

    @Override
    public long version() {
        return ask(DirectoryReader::getVersion);
    }

    @Override
    public void each(Consumer<String> reader) {
        ask(index -> {
            Terms terms = MultiTerms.getTerms(index, WordQuery.TEXT);
            if (terms != null) {
                TermsEnum each = terms.iterator();
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    reader.accept(term.utf8ToString());
                }
            }
            return true;
        });
    }

    private static String nearest(IndexReader index, String term) throws IOException {
        int edits = WordQuery.edits(term);
        String best = term;
        if (edits > 0) {
            int most = 0;
            Terms terms = MultiTerms.getTerms(index, WordQuery.TEXT);
            if (terms != null) {
                FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(WordQuery.TEXT, term), edits, 1, true);
                for (BytesRef found = near.next(); found != null; found = near.next()) {
                    if (near.docFreq() > most) {
                        most = near.docFreq();
                        best = found.utf8ToString();
                    }
                }
                best = most > 0 ? best : longer(terms, term);
            }
        }
        return best;
    }

    /** A name's endings are no endings: "Shaheds" is indexed as "shahed", but "Shahed" is cut to "shah". */
    private static String longer(Terms terms, String term) throws IOException {
        TermsEnum each = terms.iterator();
        BytesRef start = new BytesRef(term);
        if (each.seekCeil(start) != TermsEnum.SeekStatus.END && StringHelper.startsWith(each.term(), start)) {
            String found = each.term().utf8ToString();
            return found.length() - term.length() <= LONGEST_ENDING ? found : term;
        }
        return term;
    }

    private static int frequency(IndexReader index, String term) throws IOException {
        return index.docFreq(new Term(WordQuery.TEXT, term));
    }

    private interface Look<T> {
        T at(DirectoryReader index) throws IOException;
    }

    private <T> T ask(Look<T> look) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return look.at((DirectoryReader) searcher.getIndexReader());
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the word index: " + e.getMessage(), e);
        }
    }
}
