package onrecord.passage;

import java.util.List;
import onrecord.language.TextSpan;

/**
 * The unit of retrieval: consecutive whole sentences of one article, free of boilerplate.
 *
 * @param article the article's id
 * @param ordinal 0 for the article's first passage, then 1, 2, …
 * @param span from the start of the first sentence to the end of the last
 * @param sentences at least one, sorted, without overlaps, all inside {@code span}
 */
public record Passage(String article, int ordinal, TextSpan span, List<TextSpan> sentences) {
    public Passage {
        sentences = List.copyOf(sentences);
        if (ordinal < 0) {
            throw new IllegalArgumentException("a passage's ordinal starts at 0, but is " + ordinal);
        }
        if (sentences.isEmpty()
                || sentences.get(0).start() != span.start()
                || sentences.get(sentences.size() - 1).end() != span.end()) {
            throw new IllegalArgumentException(
                    "the sentences of passage " + ordinal + " of " + article + " span " + sentences + ", not " + span);
        }
    }

    /** Unique in the index: the article's id, {@code #}, the ordinal. */
    public String id() {
        return article + "#" + ordinal;
    }
}
