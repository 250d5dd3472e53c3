package onrecord.answer.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import onrecord.answer.QuoteChecker;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.corpus.Provenance.PublishedBasis;
import onrecord.database.Database;
import onrecord.index.H2PassageIndex;
import onrecord.language.TextSpan;
import onrecord.passage.Passage;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.Question;
import onrecord.retrieval.RankedPassage;

/** Evidence made of given sentences, one passage each, all of one article. */
final class Sheets {
    private Sheets() {}

    static EvidenceSheet of(String... sentences) {
        return EvidenceSheet.of(evidence("what", List.of(sentences)), 100, 100_000, new QuoteChecker());
    }

    static Evidence evidence(String question, List<String> sentences) {
        Article article = new Article(
                "article",
                new Provenance("An article", null, null, null, null, PublishedBasis.UNKNOWN),
                String.join("\n", sentences),
                List.of(),
                "00");
        List<RankedPassage> passages = new ArrayList<>();
        int start = 0;
        for (String sentence : sentences) {
            TextSpan span = new TextSpan(start, start + sentence.length());
            Passage passage = new Passage("article", passages.size(), span, List.of(span));
            passages.add(new RankedPassage(passage, article, 1, 0.8, 1, 3, 0.8, 0.8));
            start = span.end() + 1;
        }
        return new Evidence(Question.of(question), passages);
    }

    /** The terms of a text as the index cuts them. */
    static Function<String, List<String>> stems() {
        return Stems.INDEX.lexicon()::terms;
    }

    private static final class Stems {
        static final H2PassageIndex INDEX =
                H2PassageIndex.open(Database.inMemory("claim-stems").dataSource(), null);
    }
}
