package onrecord.answer;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import onrecord.corpus.Article;
import onrecord.index.Lexicon;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.RankedPassage;

/** The terms of passages and articles, each cut once for a question. Not thread-safe. */
final class EvidenceTerms {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Lexicon lexicon;
    private final Map<String, Set<String>> passages = new HashMap<>();
    private final Map<String, Set<String>> articles = new HashMap<>();
    private final Map<String, List<String>> titles = new HashMap<>();

    EvidenceTerms(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    List<String> of(String text) {
        return lexicon.terms(text);
    }

    /** Terms of the title and of the day of publication, which an article on that day need not repeat. */
    List<String> title(Article article) {
        return titles.computeIfAbsent(article.id(), id -> {
            LocalDate published = article.provenance().published();
            String day = published == null ? "" : " " + DAY.format(published);
            return lexicon.terms(article.provenance().title() + day);
        });
    }

    /** Terms of a passage and of its article's title. */
    Set<String> passage(RankedPassage passage) {
        return passages.computeIfAbsent(passage.passage().id(), id -> with(title(passage.article()), passage.text()));
    }

    /** Terms of a whole article and of its title. */
    Set<String> article(Article article) {
        return articles.computeIfAbsent(article.id(), id -> with(title(article), article.body()));
    }

    /** Terms of all the evidence. */
    Set<String> all(Evidence evidence) {
        Set<String> all = new HashSet<>();
        evidence.passages().forEach(passage -> all.addAll(passage(passage)));
        return all;
    }

    private Set<String> with(List<String> title, String text) {
        Set<String> terms = new HashSet<>(lexicon.terms(text));
        terms.addAll(title);
        return terms;
    }
}
