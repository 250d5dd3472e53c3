package onrecord.index;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import onrecord.corpus.Article;
import onrecord.language.TimeReading;
import onrecord.passage.Passage;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;

/**
 * The passage index on H2: articles, passages and vectors lie in its tables; the scan block and the word index are
 * derived from them and follow every committed change, whichever process made it.
 */
public final class H2PassageIndex implements PassageIndex {
    private static final String PREFIX = "passage_";
    private static final int ATTEMPTS = 20;

    private final Sessions sessions;
    private final StoreTables changes = new StoreTables(PREFIX);
    private final ArticleTables tables = new ArticleTables();
    private final TimeTable times = new TimeTable();
    private final CopyTable copies = new CopyTable(tables);
    private final H2EmbeddingStore vectors;
    private final FollowedWords words;
    private final ArticleCache articles;

    private H2PassageIndex(DataSource dataSource, @Nullable Path wordFolder, Analyzer analyzer) {
        sessions = new Sessions(dataSource, "the passage index");
        H2EmbeddingStore.Builder store = H2EmbeddingStore.builder(dataSource).tablePrefix(PREFIX);
        if (wordFolder != null) {
            store.blockFile(wordFolder.resolveSibling(wordFolder.getFileName() + ".vectors"));
        }
        vectors = store.build();
        words = new FollowedWords(sessions, changes, tables, LexicalIndex.open(wordFolder, analyzer));
        articles = new ArticleCache(tables);
    }

    /**
     * Opens the index in a database.
     *
     * @param dataSource of a migrated database
     * @param wordFolder where the word index is kept between runs, and beside it, once they are many, the rounded
     *     vectors; null to make both anew in memory each time
     */
    public static H2PassageIndex open(DataSource dataSource, @Nullable Path wordFolder) {
        return open(dataSource, wordFolder, new EnglishWords());
    }

    /** As {@link #open(DataSource, Path)}, with another way to cut text into terms. */
    public static H2PassageIndex open(DataSource dataSource, @Nullable Path wordFolder, Analyzer analyzer) {
        return new H2PassageIndex(dataSource, wordFolder, analyzer);
    }

    @Override
    public List<ScoredPassage> nearest(float[] vector, int limit, Set<String> articles, boolean hidden) {
        requireLimit(limit);
        if (dimension() == 0) {
            return List.of();
        }
        return scored(
                articles,
                hidden,
                entries -> vectors.nearest(vector, limit, entries).stream()
                        .map(hit -> new Found(hit.id(), hit.cosine()))
                        .toList());
    }

    @Override
    public List<ScoredPassage> matching(String text, int limit, Set<String> articles, boolean hidden) {
        requireLimit(limit);
        return scored(
                articles,
                hidden,
                entries -> words.search(text, limit, entries).stream()
                        .map(hit -> new Found(hit.entry(), hit.score()))
                        .toList());
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("a search finds 1 to 1,000 passages, not " + limit);
        }
    }

    private record Found(long entry, double score) {}

    /** Searches anew when articles were replaced between the search and the reading of its rows. */
    private List<ScoredPassage> scored(
            Set<String> articles, boolean hidden, Function<EntrySelection, List<Found>> search) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            StoreTables.State before = sessions.read(changes::state);
            List<Found> found = search.apply(sessions.read(connection -> select(connection, articles, hidden)));
            List<Long> entries = found.stream().map(Found::entry).toList();
            Map<Long, Passage> passages = sessions.read(connection -> tables.passages(connection, entries));
            if (passages.keySet().containsAll(entries)
                    && (articles.isEmpty() || sessions.read(changes::state).equals(before))) {
                return ranked(found, passages);
            }
        }
        throw new IllegalStateException("articles are replaced faster than their passages are read");
    }

    private EntrySelection select(Connection connection, Set<String> articles, boolean hidden) throws SQLException {
        return articles.isEmpty() && hidden
                ? EntrySelection.ALL
                : new EntrySelection(tables.entries(connection, articles), hidden);
    }

    private static List<ScoredPassage> ranked(List<Found> found, Map<Long, Passage> passages) {
        List<ScoredPassage> ranked = new ArrayList<>();
        for (Found hit : found) {
            Optional.ofNullable(passages.get(hit.entry()))
                    .ifPresent(passage -> ranked.add(new ScoredPassage(passage, hit.score())));
        }
        ranked.sort(Comparator.comparingDouble(ScoredPassage::score)
                .reversed()
                .thenComparing(hit -> hit.passage().id()));
        return ranked;
    }

    /** Makes the word index survive this process as it is now, so that the next one starts where it stands. */
    void settle() {
        words.settle();
    }

    @Override
    public List<float[]> sentenceVectors(Passage passage) {
        return sessions.read(connection -> sentenceVectors(connection, passage));
    }

    List<float[]> sentenceVectors(Connection connection, Passage passage) throws SQLException {
        byte[] stored = tables.sentenceVectors(connection, passage).orElseThrow(() -> new ReplacedException(passage));
        int count = passage.sentences().size();
        int length = stored.length / Float.BYTES / count;
        List<float[]> sentences = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sentences.add(FloatBytes.decode(stored, i * length, length));
        }
        return sentences;
    }

    @Override
    public TimeReading times(Passage passage) {
        return sessions.read(connection -> times.read(connection, passage));
    }

    @Override
    public Lexicon lexicon() {
        return words.lexicon();
    }

    @Override
    public Optional<Article> article(String id) {
        return sessions.read(connection -> articles.read(connection, id));
    }

    @Override
    public Article article(Passage passage) {
        return sessions.read(connection -> {
            // Read before the passage is looked for: one that still stands then was cut from this body.
            Optional<Article> article = articles.read(connection, passage.article());
            boolean stands = tables.holds(connection, passage);
            return article.filter(read -> stands).orElseThrow(() -> new ReplacedException(passage));
        });
    }

    @Override
    public List<ArticleEntry> articles() {
        return sessions.read(tables::entries);
    }

    @Override
    public List<Passage> passages(String article) {
        return sessions.read(connection -> tables.passages(connection, article));
    }

    @Override
    public Map<String, Set<String>> copies(Collection<String> articles) {
        return sessions.read(connection -> copies.of(connection, articles));
    }

    @Override
    public int reports() {
        return sessions.read(copies::reports);
    }

    @Override
    public int dimension() {
        return vectors.dimension();
    }

    Sessions sessions() {
        return sessions;
    }

    ArticleTables tables() {
        return tables;
    }

    TimeTable timeTable() {
        return times;
    }

    CopyTable copyTable() {
        return copies;
    }

    H2EmbeddingStore vectors() {
        return vectors;
    }

    /** What scans the vectors on this virtual machine: the name of its kernel. */
    public String engine() {
        return ScanKernels.fastest().name();
    }

    @Override
    public void close() {
        words.close();
        vectors.close();
    }
}
