package onrecord.index;

import dev.langchain4j.data.embedding.Embedding;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import onrecord.corpus.Article;
import onrecord.language.TextSpan;
import onrecord.language.TimeReading;
import onrecord.model.TextEmbedder;
import onrecord.passage.Passage;
import org.jspecify.annotations.Nullable;

/**
 * Cuts and embeds articles, many at a time, and writes each in one transaction with its passages and vectors. Not
 * thread-safe.
 */
final class ArticleWriter {
    /** Texts embedded in one call: enough to keep all processors busy, little enough to be over in a second. */
    private static final int TEXTS_AT_ONCE = 64;

    private static final String MODEL = "model";
    private static final String COPIES = "copies";
    /** Names how copies are found: by another name, they are looked for anew. */
    private static final String COPIES_FOUND_AS = "1";

    private final H2PassageIndex index;
    private final Function<Article, List<Passage>> splitter;
    private final TextEmbedder embedder;
    private final String form;
    private final List<Pending> pending = new ArrayList<>();
    /** The vectors of texts that stand in the index already, and of none else. */
    private final Map<String, float[]> kept = new HashMap<>();

    private final Set<String> texts = new LinkedHashSet<>();
    private int articles;
    private long passages;

    ArticleWriter(H2PassageIndex index, Function<Article, List<Passage>> splitter, TextEmbedder embedder, String cut) {
        this.index = index;
        this.splitter = splitter;
        this.embedder = embedder;
        this.form = cut + " | " + embedder.id();
    }

    private record Pending(
            Article article,
            String origin,
            List<Passage> passages,
            @Nullable String former) {}

    /** How articles are read, cut and embedded now. */
    String form() {
        return form;
    }

    /** Articles written so far. */
    int articles() {
        return articles;
    }

    /** Passages written so far. */
    long passages() {
        return passages;
    }

    /** What a passage is embedded as: the title tells what the passage may only call "the talks". */
    private static String embeddedText(Article article, Passage passage) {
        return article.provenance().title() + "\n" + passage.span().in(article.body());
    }

    /** Drops the vectors of another model: vectors of two models must never meet in one search. */
    void prepare() {
        index.sessions().change(connection -> {
            if (!index.tables().setting(connection, MODEL).orElse("").equals(embedder.id())) {
                index.timeTable().removeAll(connection);
                index.tables().removeAllPassages(connection);
                index.vectors().removeAll(connection);
                index.tables().writeSetting(connection, MODEL, embedder.id());
            }
        });
        index.vectors().reshape(embedder.dimension());
        findCopies();
    }

    /** Finds the copies among articles that were taken in before copies were looked for. */
    private void findCopies() {
        String done = index.sessions()
                .read(connection -> index.tables().setting(connection, COPIES).orElse(""));
        if (!done.equals(COPIES_FOUND_AS)) {
            index.sessions().change(connection -> {
                for (String id : index.tables().ids(connection)) {
                    index.copyTable()
                            .write(
                                    connection,
                                    index.tables().article(connection, id).orElseThrow());
                }
                index.tables().writeSetting(connection, COPIES, COPIES_FOUND_AS);
            });
        }
    }

    /** The passages an article would have. */
    List<Passage> cut(Article article) {
        return splitter.apply(article);
    }

    /**
     * Takes in an article, to be written at the latest by {@link #flush}. Texts that the index holds of its earlier
     * version keep their vectors.
     *
     * @param former the id the article had until now, which goes; null if it had none, or this one
     */
    void write(Article article, String origin, @Nullable String former) {
        List<Passage> cut = splitter.apply(article);
        pending.add(new Pending(article, origin, cut, former));
        keepVectors(former == null ? article.id() : former);
        for (Passage passage : cut) {
            embed(embeddedText(article, passage));
            for (TextSpan sentence : passage.sentences()) {
                embed(sentence.in(article.body()));
            }
        }
        if (texts.size() >= TEXTS_AT_ONCE) {
            flush();
        }
    }

    private void embed(String text) {
        if (!kept.containsKey(text)) {
            texts.add(text);
        }
    }

    private void keepVectors(String id) {
        index.sessions().read(connection -> {
            if (!index.tables().form(connection, id).equals(form)) {
                return 0;
            }
            Article article = index.tables().article(connection, id).orElseThrow();
            Map<Long, Passage> passages = index.tables().passagesByEntry(connection, id);
            Map<Long, float[]> vectors = index.vectors().vectors(connection, List.copyOf(passages.keySet()));
            passages.forEach((entry, passage) -> {
                float[] vector = vectors.get(entry);
                if (vector != null) {
                    kept.put(embeddedText(article, passage), vector);
                }
            });
            for (Passage passage : passages.values()) {
                List<float[]> sentences = index.sentenceVectors(connection, passage);
                for (int i = 0; i < sentences.size(); i++) {
                    kept.put(passage.sentences().get(i).in(article.body()), sentences.get(i));
                }
            }
            return passages.size();
        });
    }

    /** Writes all that was taken in. */
    void flush() {
        List<String> missing = List.copyOf(texts);
        List<float[]> embedded = missing.isEmpty() ? List.of() : embedder.passages(missing);
        Map<String, float[]> vectors = new HashMap<>(kept);
        for (int i = 0; i < missing.size(); i++) {
            vectors.put(missing.get(i), embedded.get(i));
        }
        for (Pending article : pending) {
            index.sessions().change(connection -> replace(connection, article, vectors));
            articles++;
            passages += article.passages().size();
        }
        pending.clear();
        texts.clear();
        kept.clear();
    }

    private void replace(Connection connection, Pending written, Map<String, float[]> vectors) throws SQLException {
        Article article = written.article();
        if (written.former() != null) {
            removePassages(connection, written.former());
            index.tables().remove(connection, written.former());
            index.copyTable().remove(connection, written.former());
        }
        removePassages(connection, article.id());
        index.tables().write(connection, article, form, written.origin());
        index.copyTable().write(connection, article);
        List<Passage> cut = written.passages();
        if (cut.isEmpty()) {
            return;
        }
        List<Embedding> embeddings = new ArrayList<>();
        List<byte[]> sentences = new ArrayList<>();
        for (Passage passage : cut) {
            embeddings.add(Embedding.from(vector(vectors, embeddedText(article, passage))));
            ByteBuffer bytes = ByteBuffer.allocate(passage.sentences().size() * embedder.dimension() * Float.BYTES);
            for (TextSpan sentence : passage.sentences()) {
                bytes.put(FloatBytes.encode(vector(vectors, sentence.in(article.body()))));
            }
            sentences.add(bytes.array());
        }
        List<Long> entries =
                index.vectors().addAll(connection, cut.stream().map(Passage::id).toList(), embeddings, null);
        TimeReading times = written.article().times();
        for (int i = 0; i < cut.size(); i++) {
            index.timeTable().insert(connection, entries.get(i), cut.get(i), times);
            index.tables().insertPassage(connection, entries.get(i), cut.get(i), sentences.get(i));
        }
    }

    private static float[] vector(Map<String, float[]> vectors, String text) {
        float[] vector = vectors.get(text);
        if (vector == null) {
            throw new IllegalStateException("no vector for a text that was to be embedded");
        }
        return vector;
    }

    private void removePassages(Connection connection, String article) throws SQLException {
        // The lock comes first, so that two processes that write one article wait for each other here, not half-way.
        index.vectors().lock(connection);
        List<String> ids = index.tables().passages(connection, article).stream()
                .map(Passage::id)
                .toList();
        index.vectors().removeAll(connection, ids);
        index.timeTable().remove(connection, article);
        index.tables().removePassages(connection, article);
    }

    void remove(String article) {
        index.sessions().change(connection -> {
            removePassages(connection, article);
            index.tables().remove(connection, article);
            index.copyTable().remove(connection, article);
        });
    }
}
