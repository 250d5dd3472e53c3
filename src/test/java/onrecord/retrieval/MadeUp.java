package onrecord.retrieval;

import java.util.List;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.language.Sentences;
import onrecord.language.TextSpan;
import onrecord.passage.Passage;

/** Articles and passages for tests that need no index. */
public final class MadeUp {
    private MadeUp() {}

    /** An article without site furniture. */
    public static Article article(String id, String body) {
        return article(id, body, List.of());
    }

    /** An article with site furniture. */
    public static Article article(String id, String body, List<TextSpan> boilerplate) {
        Provenance provenance =
                new Provenance("About " + id, null, null, null, null, Provenance.PublishedBasis.UNKNOWN);
        return new Article(id, provenance, body, boilerplate, "00");
    }

    /** The whole body as one passage. */
    public static Passage passage(Article article) {
        List<TextSpan> sentences =
                Sentences.in(article.body(), new TextSpan(0, article.body().length()));
        TextSpan span = sentences.get(0).union(sentences.get(sentences.size() - 1));
        return new Passage(article.id(), 0, span, sentences);
    }

    /** The same, ranked first by both searches. */
    public static RankedPassage ranked(Article article) {
        return new RankedPassage(passage(article), article, 1, 0.9, 1, 4, 0.9, 1);
    }
}
