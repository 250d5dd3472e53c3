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

/** Looks up when an event was: by a sentence that dates it, or else, if it has a name, by the first article that speaks of it. */
final class EventTime {
    private static final int SEARCHED = 20;
    private static final int LONGEST_DAYS = 366;

    private EventTime() {}

    /** When an event was, as far as the corpus tells; empty if it does not speak of it. */
    static Optional<Interval> of(String event, PassageIndex index) {
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
        Optional<Interval> first = Optional.empty();
        for (ScoredPassage hit : index.matching(event, SEARCHED)) {
            Article article = index.article(hit.passage());
            String body = article.body();
            for (TextSpan sentence : hit.passage().sentences()) {
                if (new HashSet<>(lexicon.terms(sentence.in(body))).containsAll(terms)) {
                    Optional<Interval> dated = dated(index.times(hit.passage()).within(sentence));
                    if (dated.isPresent()) {
                        return dated;
                    }
                    first = named ? earlier(first, article.provenance().published()) : first;
                }
            }
        }
        return first;
    }

    private static Optional<Interval> dated(List<ResolvedTime> times) {
        return times.stream()
                .map(ResolvedTime::interval)
                .filter(interval -> interval != null
                        && interval.last().toEpochDay() - interval.first().toEpochDay() < LONGEST_DAYS)
                .findFirst();
    }

    private static Optional<Interval> earlier(Optional<Interval> first, @Nullable LocalDate published) {
        if (published == null
                || first.filter(known -> !known.first().isAfter(published)).isPresent()) {
            return first;
        }
        return Optional.of(Interval.of(published));
    }
}
