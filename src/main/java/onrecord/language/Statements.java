package onrecord.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds what an article puts into whose mouth: "“…,” X said", "X told reporters: “…”", "X said that …", "according to
 * X, …", quotations that go on over paragraphs, speakers named by a pronoun or an office. A statement whose speaker is
 * not sure is left out: a wrong speaker is worse than none. Thread-safe; linear in the text.
 */
public final class Statements {
    private Statements() {}

    /**
     * The statements of a text by their place; those of one place may be nested ("X told Y that …, according to Z").
     *
     * @param parts the parts of the text that are the article's own, in order: nothing else is looked at
     */
    public static List<Statement> in(String written, List<TextSpan> parts) {
        String text = Sentences.withPlainSpaces(written);
        List<List<Frame>> paragraphs = new ArrayList<>();
        List<Quotations.Quotation> quotations = new ArrayList<>();
        for (TextSpan part : parts) {
            for (TextSpan line : Quotations.lines(text, part)) {
                List<Quotations.Quotation> here = Quotations.in(text, line);
                quotations.addAll(here);
                paragraphs.add(sentences(text, line, here));
            }
        }
        Cast cast = Cast.of(paragraphs.stream().flatMap(List::stream).toList());
        Speaking speaking = new Speaking(cast, quotations);
        paragraphs.forEach(speaking::paragraph);
        List<Statement> statements = new ArrayList<>(speaking.statements());
        statements.sort((one, other) -> one.words().compareTo(other.words()));
        return Collections.unmodifiableList(statements);
    }

    /** The sentences of a line, none of which ends inside a quotation, however long it is. */
    private static List<Frame> sentences(String text, TextSpan line, List<Quotations.Quotation> quotations) {
        List<Frame> frames = new ArrayList<>();
        TextSpan open = null;
        int first = 0;
        int next = 0;
        for (TextSpan sentence : Sentences.in(text, line)) {
            TextSpan whole = open == null ? sentence : open.union(sentence);
            while (next < quotations.size() && quotations.get(next).whole().start() < whole.end()) {
                next++;
            }
            boolean torn =
                    next > 0 && whole.end() < quotations.get(next - 1).whole().end();
            if (torn) {
                open = whole;
            } else {
                frames.add(new Frame(text, whole, quotations.subList(first, next)));
                open = null;
                first = next;
            }
        }
        if (open != null) {
            frames.add(new Frame(text, open, quotations.subList(first, next)));
        }
        return frames;
    }
}
