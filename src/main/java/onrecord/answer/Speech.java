package onrecord.answer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import onrecord.corpus.Article;
import onrecord.language.Sentences;
import onrecord.language.Statement;
import onrecord.language.Statements;
import onrecord.language.TextSpan;

/** Who says what in the articles, worked out when an article is first asked for. Thread-safe. */
final class Speech {
    private static final int MOST = 256;
    /** A statement by one of several speakers stands for the sentence if it is this share of what they say in it. */
    private static final double MOST_OF_IT = 0.67;

    private static final double MOST_OF_SEVERAL = 0.5;

    private final LoadingCache<Article, List<Statement>> known =
            Caffeine.newBuilder().maximumSize(MOST).build(article -> Statements.in(article.reading(), article.prose()));

    /** All that the article puts into someone's mouth, by its place. */
    List<Statement> statements(Article article) {
        return known.get(article);
    }

    /** The statements that a sentence holds or is part of. */
    List<Statement> within(Article article, TextSpan sentence) {
        return statements(article).stream()
                .filter(statement -> statement.words().overlaps(sentence))
                .toList();
    }

    /**
     * The statement that a sentence stands for: the only one, the inner one of "X told Y that …, according to Z", or
     * else the one that makes up most of it. Empty if nobody speaks in it, or nobody most; of several sentences also
     * if less than half of them is said by the one.
     */
    Optional<Statement> statement(Article article, TextSpan sentence) {
        List<Statement> all = within(article, sentence);
        List<Statement> inner = all.stream()
                .filter(one -> all.stream().noneMatch(other -> isInside(other, one)))
                .toList();
        Optional<Statement> longest = inner.stream().max(Comparator.comparingInt(one -> overlap(one, sentence)));
        double said = inner.stream().mapToInt(one -> overlap(one, sentence)).sum();
        return longest.filter(one -> {
            double own = inner.stream()
                    .filter(other -> other.speaker().name().equals(one.speaker().name()))
                    .mapToInt(other -> overlap(other, sentence))
                    .sum();
            return own >= MOST_OF_IT * said
                    && (own >= MOST_OF_SEVERAL * sentence.length()
                            || Sentences.in(article.reading(), sentence).size() == 1);
        });
    }

    private static boolean isInside(Statement inner, Statement outer) {
        return outer.words().contains(inner.words()) && !inner.words().equals(outer.words());
    }

    private static int overlap(Statement statement, TextSpan sentence) {
        TextSpan words = statement.words();
        return Math.min(words.end(), sentence.end()) - Math.max(words.start(), sentence.start());
    }
}
