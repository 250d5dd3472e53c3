package onrecord.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import onrecord.corpus.Article;
import onrecord.corpus.ArticleSource;
import onrecord.corpus.Document;
import onrecord.corpus.UnreadableArticleException;

/** An article on the shelf. */
record ShelvedSource(Path folder, Note note) implements ArticleSource {
    static Path file(Path folder, Note note) {
        return folder.resolve(note.id() + "." + note.format().extension());
    }

    @Override
    public String name() {
        return note.name();
    }

    @Override
    public String id() {
        return note.id();
    }

    @Override
    public String hash() {
        return document().hash();
    }

    @Override
    public Article read() throws UnreadableArticleException {
        return document().read();
    }

    private Document document() {
        Path file = file(folder, note);
        try {
            return new Document(note.name(), note.id(), note.format(), Files.readAllBytes(file), note.known());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
