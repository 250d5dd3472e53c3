package onrecord.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import onrecord.answer.QuoteChecker;
import onrecord.channel.console.StatusReport.Check;
import onrecord.corpus.Article;
import onrecord.index.PassageIndex;
import onrecord.index.PassageIndex.ArticleEntry;
import onrecord.index.ScoredPassage;
import onrecord.language.TextSpan;
import onrecord.passage.Passage;

/** Looks whether what is indexed keeps the program's promises. */
final class SelfChecks {
    private static final int ARTICLES = 200;
    private static final int SEARCHES = 20;
    private static final int DEPTH = 1_000;

    private final PassageIndex index;
    private final QuoteChecker checker;

    SelfChecks(PassageIndex index, QuoteChecker checker) {
        this.index = index;
        this.checker = checker;
    }

    /** Checks up to 200 articles spread over the corpus, and up to 20 passages of them by search. */
    List<Check> run() {
        List<ArticleEntry> entries = index.articles();
        List<Article> articles = new ArrayList<>();
        List<Passage> passages = new ArrayList<>();
        int step = Math.max(1, entries.size() / ARTICLES);
        for (int i = 0; i < entries.size(); i += step) {
            String id = entries.get(i).id();
            List<Passage> its = index.passages(id);
            Article article = index.article(id).orElseThrow();
            its.forEach(passage -> {
                articles.add(article);
                passages.add(passage);
            });
        }
        List<Check> checks = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        List<String> altered = new ArrayList<>();
        int sentences = 0;
        for (int i = 0; i < passages.size(); i++) {
            Article article = articles.get(i);
            for (TextSpan sentence : passages.get(i).sentences()) {
                sentences++;
                if (sentence.end() > article.body().length()) {
                    outside.add(passages.get(i).id());
                } else if (!isQuotable(article, sentence)) {
                    altered.add(passages.get(i).id());
                }
            }
        }
        checks.add(check("sentences lie inside their articles", sentences + " sentences", outside));
        checks.add(check("quotes are verbatim and free of site furniture", sentences + " sentences", altered));
        List<Passage> sample = new ArrayList<>();
        for (int i = 0; i < passages.size(); i += Math.max(1, passages.size() / SEARCHES)) {
            sample.add(passages.get(i));
        }
        checks.add(search(
                "the vectors find every passage",
                sample,
                passage -> isFound(
                        passage, index.nearest(index.sentenceVectors(passage).get(0), DEPTH))));
        checks.add(search(
                "the words find every passage",
                sample,
                passage -> isFound(
                        passage,
                        index.matching(
                                passage.span()
                                        .in(index.article(passage.article())
                                                .orElseThrow()
                                                .body()),
                                DEPTH))));
        return checks;
    }

    private boolean isQuotable(Article article, TextSpan span) {
        return checker.quote(article, span, List.of(), 1)
                .filter(quote -> checker.isVerbatim(article, span, quote.text()))
                .isPresent();
    }

    private static boolean isFound(Passage passage, List<ScoredPassage> hits) {
        return hits.stream().anyMatch(hit -> hit.passage().id().equals(passage.id()));
    }

    private static Check search(String name, List<Passage> sample, Predicate<Passage> isFound) {
        return check(
                name,
                sample.size() + " passages",
                sample.stream().filter(isFound.negate()).map(Passage::id).toList());
    }

    private static Check check(String name, String looked, List<String> culprits) {
        return culprits.isEmpty()
                ? new Check(name, true, looked)
                : new Check(name, false, culprits.size() + " of " + looked + ", first " + culprits.get(0));
    }
}
