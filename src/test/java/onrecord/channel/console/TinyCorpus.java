package onrecord.channel.console;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onrecord.answer.Answer;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.corpus.Provenance.PublishedBasis;
import onrecord.index.Lexicon;
import onrecord.index.PassageIndex;
import onrecord.index.ScoredPassage;
import onrecord.language.QuestionType;
import onrecord.language.TextSpan;
import onrecord.language.TimeReading;
import onrecord.passage.Passage;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.Question;
import onrecord.retrieval.RankedPassage;

/** Two articles in memory, a search that matches whole words in order, and an answerer that follows a script. */
public class TinyCorpus implements PassageIndex {
    public static final Article HARBOUR = new Article(
            "2025-03-04-harbour",
            new Provenance(
                    "Harbour reopens",
                    "The Islay Post",
                    "AFP",
                    URI.create("https://example.org/harbour"),
                    LocalDate.of(2025, 3, 4),
                    PublishedBasis.INFERRED),
            "The harbour reopened on Tuesday.\n“We lost two cranes,” Ann Reid said.\nREAD MORE: Storm photos",
            List.of(new TextSpan(70, 93)),
            "00");
    public static final Article FERRY = new Article(
            "2025-03-05-ferry",
            new Provenance("Ferries sail", null, null, null, null, PublishedBasis.UNKNOWN),
            "Ferries will sail again on 6 March, said Ann Reid.",
            List.of(),
            "01");

    public static final String HELD = "when did the harbour reopen";
    public static final String NOT_HELD = "what does bread cost";
    public static final String FAILING = "fail";

    @Override
    public List<ScoredPassage> nearest(float[] vector, int limit, Set<String> articles, boolean hidden) {
        return List.of();
    }

    @Override
    public List<ScoredPassage> matching(String words, int limit, Set<String> articles, boolean hidden) {
        return List.of();
    }

    @Override
    public List<float[]> sentenceVectors(Passage passage) {
        return List.of();
    }

    @Override
    public TimeReading times(Passage passage) {
        return new TimeReading(List.of(), Map.of());
    }

    @Override
    public Lexicon lexicon() {
        throw new UnsupportedOperationException("no reader of this corpus asks for its words");
    }

    @Override
    public Optional<Article> article(String id) {
        return List.of(HARBOUR, FERRY).stream()
                .filter(article -> article.id().equals(id))
                .findFirst();
    }

    @Override
    public List<ArticleEntry> articles() {
        return List.of(
                new ArticleEntry(HARBOUR.id(), HARBOUR.provenance(), 2),
                new ArticleEntry(FERRY.id(), FERRY.provenance(), 1));
    }

    @Override
    public Article article(Passage passage) {
        return article(passage.article()).orElseThrow();
    }

    @Override
    public List<Passage> passages(String article) {
        return List.of();
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public void close() {}

    /** Both articles' first sentences; the second was found by words alone. */
    public static Evidence evidence(String words, int limit) {
        List<RankedPassage> passages = new ArrayList<>();
        passages.add(new RankedPassage(passage(HARBOUR, 0, 32), HARBOUR, 1, 0.87654, 2, 3.5, 0.875, 0.95));
        passages.add(new RankedPassage(passage(FERRY, 0, 35), FERRY, 0, 0, 1, 4.25, 0.8125, 0.5));
        return new Evidence(
                new Question(words, QuestionType.WHEN),
                passages.stream().limit(limit).toList());
    }

    /** The scripted answers. */
    public static Answer answer(String question) {
        Evidence evidence = evidence(question, 2);
        if (question.equals(FAILING)) {
            throw new IllegalStateException("the answerer is out of order\nand says so at length");
        }
        Quote harbour = quote(HARBOUR, 0, 32, new TextSpan(24, 31));
        Quote ferry = quote(FERRY, 0, 35, new TextSpan(27, 34));
        return question.equals(HELD)
                ? new Answer.Quoted(
                        evidence, "Tuesday", List.of(harbour, ferry), 0.93456, Duration.ofMillis(21), "extractive")
                : new Answer.NotInCorpus(evidence, List.of(ferry), 0.1, Duration.ofMillis(7), "extractive");
    }

    /** A quote from an article, without which a test makes no sense. */
    public static Quote quote(Article article, int start, int end, TextSpan highlight) {
        return new QuoteChecker()
                .quote(article, new TextSpan(start, end), List.of(highlight), 0.91)
                .orElseThrow();
    }

    private static Passage passage(Article article, int start, int end) {
        TextSpan span = new TextSpan(start, end);
        return new Passage(article.id(), 0, span, List.of(span));
    }
}
