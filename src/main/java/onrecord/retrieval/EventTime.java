package onrecord.retrieval;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import onrecord.corpus.Article;
import onrecord.index.Lexicon;
import onrecord.index.PassageIndex;
import onrecord.index.ScoredPassage;
import onrecord.language.Interval;
import onrecord.language.Names;
import onrecord.language.ResolvedTime;
import onrecord.language.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * When an event was: by a sentence that dates it, or else, if it has a name, by the first article that speaks of it.
 *
 * @param told the day of the first article found that speaks of it; null if unknown
 */
record EventTime(Interval when, @Nullable LocalDate told) {
    private static final int SEARCHED = 20;
    private static final int LONGEST_DAYS = 366;

    /** When an event was, as far as the corpus tells; empty if it does not speak of it. */
    static Optional<EventTime> of(String event, PassageIndex index) {
        Lexicon lexicon = index.lexicon();
        Set<String> terms = new HashSet<>();
        for (TextSpan name : Names.inQuestion(event)) {
            terms.addAll(lexicon.terms(name.in(event)));
        }
        boolean named = !terms.isEmpty();
        if (!named) {
            terms.addAll(lexicon.terms(event));
        }
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        Optional<Interval> when = Optional.empty();
        LocalDate told = null;
        for (ScoredPassage hit : index.matching(event, SEARCHED)) {
            Article article = index.article(hit.passage());
            String body = article.body();
            for (TextSpan sentence : hit.passage().sentences()) {
                if (new HashSet<>(lexicon.terms(sentence.in(body))).containsAll(terms)) {
                    if (when.isEmpty()) {
                        when = dated(index.times(hit.passage()).within(sentence));
                    }
                    told = earlier(told, article.provenance().published());
                }
            }
        }
        LocalDate first = told;
        return when.or(() -> named ? Optional.ofNullable(first).map(Interval::of) : Optional.empty())
                .map(interval -> new EventTime(interval, first));
    }

    /** The first day from which an article may tell what came after it. */
    LocalDate since() {
        return told != null && told.isBefore(when.last()) ? told : when.last();
    }

    private static Optional<Interval> dated(List<ResolvedTime> times) {
        return times.stream()
                .map(ResolvedTime::interval)
                .filter(interval -> interval != null
                        && interval.last().toEpochDay() - interval.first().toEpochDay() < LONGEST_DAYS)
                .findFirst();
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
