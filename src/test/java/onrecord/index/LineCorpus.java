package onrecord.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import onrecord.corpus.Article;
import onrecord.corpus.ArticleSource;
import onrecord.corpus.Provenance;
import onrecord.corpus.UnreadableArticleException;
import onrecord.language.TextSpan;
import onrecord.passage.Passage;

/**
 * A corpus in which each file is an article, its first line the title, and each further line a passage whose sentences
 * end at full stops. A file that begins with {@code !} cannot be read.
 */
final class LineCorpus {
    private final Path folder;

    LineCorpus(Path folder) {
        this.folder = folder;
    }

    void write(String id, String... lines) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(id + ".txt"), String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String id) {
        return folder.resolve(id + ".txt");
    }

    void delete(String id) {
        try {
            Files.delete(folder.resolve(id + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<ArticleSource> sources(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().<ArticleSource>map(Source::new).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Source(Path file) implements ArticleSource {
        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public String id() {
            return file.getFileName().toString().replace(".txt", "");
        }

        @Override
        public String hash() {
            return Integer.toHexString(text().hashCode());
        }

        private String text() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Article read() throws UnreadableArticleException {
            String text = text();
            if (text.startsWith("!")) {
                throw new UnreadableArticleException(file + " begins with !");
            }
            int body = text.indexOf('\n') + 1;
            Provenance provenance = new Provenance(
                    text.substring(0, body).strip(),
                    "Line News",
                    null,
                    null,
                    LocalDate.of(2025, 1, 1),
                    Provenance.PublishedBasis.STATED);
            return new Article(id(), provenance, text.substring(body), List.of(), hash());
        }
    }

    static List<Passage> split(Article article) {
        List<Passage> passages = new ArrayList<>();
        int start = 0;
        for (String line : article.body().split("\n", -1)) {
            if (!line.isBlank()) {
                List<TextSpan> sentences = sentences(line, start);
                TextSpan span = new TextSpan(start, start + line.length());
                passages.add(new Passage(article.id(), passages.size(), span, sentences));
            }
            start += line.length() + 1;
        }
        return passages;
    }

    private static List<TextSpan> sentences(String line, int offset) {
        List<TextSpan> sentences = new ArrayList<>();
        int from = 0;
        while (from < line.length()) {
            int stop = line.indexOf('.', from);
            int end = stop < 0 ? line.length() : stop + 1;
            sentences.add(new TextSpan(offset + from, offset + end));
            from = end;
        }
        return sentences;
    }
}
