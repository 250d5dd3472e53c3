package onrecord.retrieval;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import onrecord.corpus.Article;
import onrecord.index.PassageIndex;
import onrecord.language.SentenceWords;
import onrecord.language.Sentences;
import onrecord.language.TextSpan;
import onrecord.passage.Passage;

/**
 * Folds what several outlets print of one report, sentence by sentence: where a copy has another number, name or denial
 * in a sentence, it is a source of its own for that one. Thread-safe.
 */
public final class Copies {
    private static final int MOST_REMEMBERED = 128;
    private static final Comparator<Article> BY_DAY = Comparator.comparing(
                    (Article article) -> article.provenance().published(),
                    Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Article::id);

    private final PassageIndex index;
    private final LoadingCache<Article, List<Sentence>> sentences =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build(Copies::sentences);

    private record Sentence(TextSpan span, SentenceWords words) {}

    public Copies(PassageIndex index) {
        this.index = Objects.requireNonNull(index);
    }

    /** Where else a sentence of an article stands, the earliest article first, undated ones last. */
    public List<Copy> of(Article article, TextSpan sentence) {
        Set<String> others = reports(article);
        if (others.isEmpty()) {
            return List.of();
        }
        SentenceWords words = SentenceWords.of(sentence.in(article.body()));
        List<Copy> copies = new ArrayList<>();
        for (String other : others) {
            index.article(other).ifPresent(copy -> in(copy, words).ifPresent(span -> copies.add(new Copy(copy, span))));
        }
        copies.sort(Comparator.comparing(Copy::article, BY_DAY));
        return copies;
    }

    /** The articles that are copies of this one, in whole or for a good part. */
    public Set<String> reports(Article article) {
        return index.copies(Set.of(article.id())).getOrDefault(article.id(), Set.of());
    }

    private Optional<TextSpan> in(Article article, SentenceWords words) {
        for (Sentence sentence : sentences.get(article)) {
            if (words.repeats(sentence.words())) {
                return Optional.of(sentence.span());
            }
        }
        return Optional.empty();
    }

    private static List<Sentence> sentences(Article article) {
        String text = article.reading();
        return article.prose().stream()
                .flatMap(part -> Sentences.in(text, part).stream())
                .map(span -> new Sentence(span, SentenceWords.of(span.in(text))))
                .toList();
    }

    /**
     * The first passages, without those that say only what a copy before them says: its article has their every
     * sentence, and its passage at least one.
     *
     * @param passages the best first; looked at no further than need be
     * @param articles the articles that passages may come from
     * @param limit how many are kept at most
     */
    Folded fold(Iterator<RankedPassage> passages, Set<String> articles, int limit) {
        Map<String, Set<String>> copies = articles.isEmpty() ? Map.of() : index.copies(articles);
        List<RankedPassage> kept = new ArrayList<>();
        Map<String, List<Article>> also = new HashMap<>();
        while (kept.size() < limit && passages.hasNext()) {
            RankedPassage passage = passages.next();
            Set<String> others = copies.getOrDefault(passage.passage().article(), Set.of());
            Optional<RankedPassage> told = others.isEmpty()
                    ? Optional.empty()
                    : kept.stream()
                            .filter(before -> others.contains(before.passage().article()))
                            .filter(before -> isTold(passage, before))
                            .findFirst();
            if (told.isPresent()) {
                List<Article> known = also.computeIfAbsent(told.get().passage().id(), id -> new ArrayList<>());
                if (!known.contains(passage.article())) {
                    known.add(passage.article());
                }
            } else {
                kept.add(passage);
            }
        }
        also.values().forEach(list -> list.sort(BY_DAY));
        return new Folded(kept, also);
    }

    /** Passages with the articles, by the id of the passage, that say the same. */
    record Folded(List<RankedPassage> passages, Map<String, List<Article>> also) {}

    private boolean isTold(RankedPassage passage, RankedPassage before) {
        boolean near = false;
        Passage told = before.passage();
        for (TextSpan sentence : passage.passage().sentences()) {
            SentenceWords words = SentenceWords.of(sentence.in(passage.article().body()));
            Optional<TextSpan> there = in(before.article(), words);
            if (there.isEmpty()) {
                return false;
            }
            near = near || told.span().overlaps(there.get());
        }
        return near;
    }
}
