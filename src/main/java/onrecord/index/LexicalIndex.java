package onrecord.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words of titles and passages, searched by BM25 with Lucene. Derived data: each commit says which store it followed,
 * and up to which change; one that does not fit is dropped and made anew.
 *
 * <p>One process at a time keeps the index in its folder. Others take what is there into memory, and follow the tables
 * on their own. Any number of threads may search; one at a time may change.
 */
final class LexicalIndex implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LexicalIndex.class);
    private static final String ENTRY = "entry";
    private static final String STORE = "store";
    private static final String LAST = "last";
    private static final String FORM = "form";
    /** Another number for another analysis or other fields: an index with another one is made anew. */
    private static final String THIS_FORM = "3";

    private final Directory directory;
    private final Analyzer analyzer;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    /** One for all who ask: it remembers. */
    private final Lexicon lexicon;

    private @Nullable UUID store;
    private long last;

    private LexicalIndex(Directory directory, Analyzer analyzer) throws IOException {
        this.directory = directory;
        this.analyzer = analyzer;
        writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setCommitOnClose(false));
        searchers = new SearcherManager(writer, null);
        lexicon = new IndexedWords(analyzer, searchers);
        Map<String, String> data = commitData(writer);
        if (THIS_FORM.equals(data.get(FORM)) && data.containsKey(STORE) && data.containsKey(LAST)) {
            store = UUID.fromString(data.get(STORE));
            last = Long.parseLong(data.get(LAST));
        }
    }

    /** A passage found. */
    record Hit(long entry, double score) {}

    /**
     * Opens the index in a folder.
     *
     * @param folder made if it does not exist; null for an index in memory
     */
    static LexicalIndex open(@Nullable Path folder, Analyzer analyzer) {
        if (folder != null) {
            try {
                return new LexicalIndex(FSDirectory.open(Files.createDirectories(folder)), analyzer);
            } catch (LockObtainFailedException e) {
                log.info("another process keeps the word index in {}, this one works on a copy in memory", folder);
                return openCopy(folder, analyzer);
            } catch (IOException | IllegalArgumentException e) {
                return openAnew(folder, analyzer, e);
            }
        }
        return inMemory(new ByteBuffersDirectory(), analyzer);
    }

    private static LexicalIndex inMemory(Directory directory, Analyzer analyzer) {
        try {
            return new LexicalIndex(directory, analyzer);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a word index in memory: " + e.getMessage(), e);
        }
    }

    /** A copy costs far less than to analyse all text again; what it lacks is followed from the tables. */
    private static LexicalIndex openCopy(Path folder, Analyzer analyzer) {
        ByteBuffersDirectory copy = new ByteBuffersDirectory();
        try (FSDirectory source = FSDirectory.open(folder)) {
            for (String file : org.apache.lucene.index.SegmentInfos.readLatestCommit(source)
                    .files(true)) {
                copy.copyFrom(source, file, file, IOContext.READONCE);
            }
            return new LexicalIndex(copy, analyzer);
        } catch (IOException | IllegalArgumentException e) {
            log.debug("no usable word index to copy from {}", folder, e);
            return inMemory(new ByteBuffersDirectory(), analyzer);
        }
    }

    /** Derived data that cannot be read is no loss: a folder that still cannot be used is done without. */
    private static LexicalIndex openAnew(Path folder, Analyzer analyzer, Exception fault) {
        log.warn("the word index in {} cannot be used and is made anew: {}", folder, fault.toString());
        try (FSDirectory broken = FSDirectory.open(folder)) {
            for (String file : broken.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    broken.deleteFile(file);
                }
            }
            return new LexicalIndex(FSDirectory.open(folder), analyzer);
        } catch (IOException e) {
            log.warn("the word index cannot be kept in {}, it stays in memory: {}", folder, e.toString());
            return inMemory(new ByteBuffersDirectory(), analyzer);
        }
    }

    private static Map<String, String> commitData(IndexWriter writer) {
        Map<String, String> data = new java.util.HashMap<>();
        Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
        if (entries != null) {
            entries.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    /** Whether it shows that store after that change. */
    synchronized boolean shows(StoreTables.State state) {
        return state.store().equals(store) && state.last() == last;
    }

    /** The change from which to follow the store; 0 after emptying an index of another store, or one too far behind or ahead. */
    synchronized long prepare(StoreTables.State state) throws IOException {
        if (!state.store().equals(store) || last < state.forgotten() || last > state.last()) {
            store = null;
            writer.deleteAll();
            last = 0;
        }
        return last;
    }

    void remove(long entry) throws IOException {
        writer.deleteDocuments(new Term(ENTRY, Long.toString(entry)));
    }

    void add(long entry, String title, String text) throws IOException {
        Document document = new Document();
        document.add(new StringField(ENTRY, Long.toString(entry), Field.Store.NO));
        document.add(new NumericDocValuesField(ENTRY, entry));
        document.add(new TextField(WordQuery.TEXT, title + "\n" + text, Field.Store.NO));
        // Replaces what a failure half-way through an earlier attempt may have left.
        writer.updateDocument(new Term(ENTRY, Long.toString(entry)), document);
    }

    /** Shows searches all that was added and removed, at once. */
    synchronized void publish(StoreTables.State state) throws IOException {
        searchers.maybeRefreshBlocking();
        store = state.store();
        last = state.last();
    }

    /** Makes what is shown survive this process. */
    synchronized void commit() throws IOException {
        if (store != null && !commitData(writer).equals(commitData())) {
            writer.setLiveCommitData(commitData().entrySet());
            writer.commit();
        }
    }

    private Map<String, String> commitData() {
        return Map.of(FORM, THIS_FORM, STORE, String.valueOf(store), LAST, Long.toString(last));
    }

    /** The best first, ties by entry. */
    List<Hit> search(String words, int limit, EntrySelection among) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            List<Hit> hits = new ArrayList<>();
            Query query = among.within(new WordQuery(analyzer, searcher.getIndexReader()).of(words), ENTRY);
            for (ScoreDoc found : searcher.search(query, limit).scoreDocs) {
                hits.add(new Hit(entry(searcher, found.doc), found.score));
            }
            hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparingLong(Hit::entry));
            return hits;
        } finally {
            searchers.release(searcher);
        }
    }

    Lexicon lexicon() {
        return lexicon;
    }

    private static long entry(IndexSearcher searcher, int document) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        NumericDocValues entries = leaf.reader().getNumericDocValues(ENTRY);
        if (entries == null || !entries.advanceExact(document - leaf.docBase)) {
            throw new IllegalStateException("document " + document + " of the word index has no entry");
        }
        return entries.longValue();
    }

    /** Commits nothing: what is not committed is followed again from the tables. */
    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the word index: " + e.getMessage(), e);
        }
    }
}
