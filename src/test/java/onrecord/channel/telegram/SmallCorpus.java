package onrecord.channel.telegram;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
import org.jspecify.annotations.Nullable;

/** A few articles in memory, and an answerer that answers by rule, so that tests know what must be shown. */
final class SmallCorpus implements PassageIndex {
    static final String BRIDGE =
            "The Old Bridge opened to cars at 06:00 on Saturday, eleven weeks after it closed. Trams followed later.";

    private final List<Article> articles = new ArrayList<>();
    private final QuoteChecker checker = new QuoteChecker();

    SmallCorpus() {
        add(
                "bridge",
                "Bridge reopens",
                "City Post",
                "https://news.example/bridge?a=1&b=2",
                "2025-05-03",
                true,
                "City Post, Saturday\n" + BRIDGE + "\nThe mayor said the works had cost 4 million euros.");
        add(
                "trams",
                "Trams back on line 4",
                "Harbour News",
                "https://news.example/trams",
                "2025-05-05",
                false,
                "Line 4 trams crossed the bridge again on Monday, the operator said.\n"
                        + "Services run every eight minutes until midnight, as before the closure of the bridge.");
        add(
                "odd",
                "Tags <b>&\" in a title",
                null,
                null,
                null,
                false,
                "The firm \"Smith & <Sons>\" built the bridge > others did not.\nNobody objected to the bridge.");
        add("long", "A long report", "City Post", null, "2025-04-01", true, longBody());
        add(
                "ferry",
                "Ferry stays",
                "City Post",
                null,
                "2025-05-06",
                true,
                "The ferry beside the bridge keeps running until autumn, the harbour office said.");
    }

    private static String longBody() {
        StringBuilder body = new StringBuilder();
        for (int i = 1; i <= 120; i++) {
            body.append("Sentence number ").append(i).append(" of the report speaks of the bridge at some length. ");
        }
        return body.toString().strip();
    }

    private void add(
            String id,
            String title,
            @Nullable String publisher,
            @Nullable String url,
            @Nullable String day,
            boolean stated,
            String body) {
        LocalDate published = day == null ? null : LocalDate.parse(day);
        PublishedBasis basis =
                published == null ? PublishedBasis.UNKNOWN : stated ? PublishedBasis.STATED : PublishedBasis.INFERRED;
        articles.add(new Article(
                id,
                new Provenance(title, publisher, null, url == null ? null : URI.create(url), published, basis),
                body,
                List.of(),
                Integer.toHexString(body.hashCode())));
    }

    Quote quote(String article, String text, String... highlights) {
        Article found = article(article).orElseThrow();
        int start = found.body().indexOf(text);
        List<TextSpan> spans = new ArrayList<>();
        for (String highlight : highlights) {
            int at = found.body().indexOf(highlight, start);
            spans.add(new TextSpan(at, at + highlight.length()));
        }
        return checker.quote(found, new TextSpan(start, start + text.length()), spans, 0.9)
                .orElseThrow();
    }

    /** One quote for each of the articles in which the bridge is spoken of. */
    List<Quote> quotes() {
        return List.of(
                quote("bridge", BRIDGE, "06:00 on Saturday"),
                quote("trams", "Line 4 trams crossed the bridge again on Monday, the operator said."),
                quote("odd", "The firm \"Smith & <Sons>\" built the bridge > others did not."),
                quote("ferry", article("ferry").orElseThrow().body()),
                quote("long", article("long").orElseThrow().body()));
    }

    /** Refuses questions with "nowhere" in them, fails at "outage", and quotes everything to all others. */
    Answer answer(String question) {
        String words = question.toLowerCase(Locale.ROOT);
        if (words.contains("outage")) {
            throw new IllegalStateException("the reader is out of order");
        }
        Evidence evidence = find(question, 5);
        if (words.contains("nowhere")) {
            return new Answer.NotInCorpus(evidence, quotes().subList(0, 2), 0.1, Duration.ofMillis(1), "extractive");
        }
        return new Answer.Quoted(evidence, "Answer to: " + question, quotes(), 0.9, Duration.ofMillis(1), "extractive");
    }

    Evidence find(String words, int limit) {
        List<RankedPassage> ranked = articles.stream()
                .flatMap(article -> passages(article.id()).stream()
                        .map(passage -> new RankedPassage(passage, article, 1, 0.8, 1, 3.0, 0.7, 0.7)))
                .limit(limit)
                .toList();
        return new Evidence(new Question(words, QuestionType.WHAT), ranked);
    }

    @Override
    public Optional<Article> article(String id) {
        return articles.stream().filter(article -> article.id().equals(id)).findFirst();
    }

    @Override
    public List<ArticleEntry> articles() {
        return articles.stream()
                .sorted(Comparator.comparing(
                        (Article article) -> article.provenance().published(),
                        Comparator.nullsLast(Comparator.reverseOrder())))
                .map(article -> new ArticleEntry(
                        article.id(),
                        article.provenance(),
                        passages(article.id()).size()))
                .toList();
    }

    @Override
    public Article article(Passage passage) {
        return article(passage.article()).orElseThrow();
    }

    @Override
    public List<Passage> passages(String id) {
        Article article = article(id).orElseThrow();
        List<Passage> passages = new ArrayList<>();
        int start = 0;
        for (String line : article.body().split("\n", -1)) {
            TextSpan span = new TextSpan(start, start + line.length());
            passages.add(new Passage(id, passages.size(), span, List.of(span)));
            start += line.length() + 1;
        }
        return passages;
    }

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
        throw new IllegalStateException("the channel asks for no words");
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public void close() {}
}
