package onrecord.index;

import dev.langchain4j.data.embedding.Embedding;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import onrecord.corpus.Article;
import onrecord.language.TextSpan;
import onrecord.language.TimeReading;
import onrecord.model.TextEmbedder;
import onrecord.passage.Passage;

/**
 * Cuts and embeds articles, many at a time, and writes each in one transaction with its passages and vectors. Not
 * thread-safe.
 */
final class ArticleWriter {
    /** Texts embedded in one call: enough to fill batches of like length, little enough to show progress. */
    private static final int TEXTS_AT_ONCE = 512;

    private static final String MODEL = "model";

    private final H2PassageIndex index;
    private final Function<Article, List<Passage>> splitter;
    private final TextEmbedder embedder;
    private final String form;
    private final List<Pending> pending = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private int articles;
    private long passages;

    ArticleWriter(H2PassageIndex index, Function<Article, List<Passage>> splitter, TextEmbedder embedder, String cut) {
        this.index = index;
        this.splitter = splitter;
        this.embedder = embedder;
        this.form = cut + " | " + embedder.id();
    }

    private record Pending(Article article, String origin, List<Passage> passages) {}

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
    }

    /** Takes in an article, to be written at the latest by {@link #flush}. */
    void write(Article article, String origin) {
        List<Passage> cut = splitter.apply(article);
        pending.add(new Pending(article, origin, cut));
        for (Passage passage : cut) {
            texts.add(embeddedText(article, passage));
            for (TextSpan sentence : passage.sentences()) {
                texts.add(sentence.in(article.body()));
            }
        }
        if (texts.size() >= TEXTS_AT_ONCE) {
            flush();
        }
    }

    /** Writes all that was taken in. */
    void flush() {
        List<float[]> vectors = texts.isEmpty() ? List.of() : embedder.passages(List.copyOf(texts));
        int at = 0;
        for (Pending article : pending) {
            int count = article.passages().stream()
                    .mapToInt(passage -> 1 + passage.sentences().size())
                    .sum();
            List<float[]> own = vectors.subList(at, at + count);
            index.sessions().change(connection -> replace(connection, article, own));
            at += count;
            articles++;
            passages += article.passages().size();
        }
        pending.clear();
        texts.clear();
    }

    private void replace(Connection connection, Pending written, List<float[]> own) throws SQLException {
        removePassages(connection, written.article().id());
        index.tables().write(connection, written.article(), form, written.origin());
        List<Passage> cut = written.passages();
        if (cut.isEmpty()) {
            return;
        }
        List<Embedding> embeddings = new ArrayList<>();
        List<byte[]> sentences = new ArrayList<>();
        int at = 0;
        for (Passage passage : cut) {
            embeddings.add(Embedding.from(own.get(at++)));
            ByteBuffer bytes = ByteBuffer.allocate(passage.sentences().size() * embedder.dimension() * Float.BYTES);
            for (int i = 0; i < passage.sentences().size(); i++) {
                bytes.put(FloatBytes.encode(own.get(at++)));
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
        });
    }
}
