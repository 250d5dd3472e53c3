package onrecord.answer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import onrecord.language.TextSpan;
import onrecord.model.PageReading;
import onrecord.model.ReadingModel;
import onrecord.retrieval.RankedPassage;
import onrecord.retrieval.Reading;

/** Reads the first passages of the evidence with the question. Thread-safe. */
public final class Reader {
    private final ReadingModel model;

    public Reader(ReadingModel model) {
        this.model = Objects.requireNonNull(model);
    }

    /** Which model reads. */
    public String id() {
        return model.id();
    }

    /** What the reader says of each passage. */
    Readings read(String question, List<RankedPassage> passages) {
        List<ReadingModel.Page> pages = passages.stream()
                .map(passage ->
                        new ReadingModel.Page(passage.article().provenance().title(), passage.text()))
                .toList();
        List<PageReading> readings = model.read(question, pages);
        Map<String, PageReading> byPassage = new HashMap<>();
        for (int i = 0; i < passages.size(); i++) {
            byPassage.put(passages.get(i).passage().id(), readings.get(i));
        }
        return new Readings(byPassage);
    }

    /** Readings by passage. */
    static final class Readings {
        /** Nothing was read. */
        static final Readings NONE = new Readings(Map.of());

        private final Map<String, PageReading> byPassage;

        private Readings(Map<String, PageReading> byPassage) {
            this.byPassage = byPassage;
        }

        boolean isEmpty() {
            return byPassage.isEmpty();
        }

        /** Whether the passage was read. */
        boolean has(RankedPassage passage) {
            return byPassage.containsKey(passage.passage().id());
        }

        /** The readings of some passages alone. */
        Readings of(Collection<RankedPassage> passages) {
            Map<String, PageReading> some = new HashMap<>(byPassage);
            some.keySet()
                    .retainAll(passages.stream()
                            .map(passage -> passage.passage().id())
                            .toList());
            return new Readings(some);
        }

        /** The same for people, with the best span of each passage. */
        Map<String, Reading> noted(List<RankedPassage> passages) {
            Map<String, Reading> noted = new HashMap<>();
            for (RankedPassage passage : passages) {
                answerable(passage).ifPresent(logit -> {
                    Optional<Candidate.Spot> spot =
                            spot(passage, passage.passage().span());
                    noted.put(
                            passage.passage().id(),
                            new Reading(
                                    1 / (1 + Math.exp(-logit)),
                                    spot.map(Candidate.Spot::span).orElse(null),
                                    spot.map(Candidate.Spot::certainty).orElse(0.0)));
                });
            }
            return noted;
        }

        /** Logit that the passage answers; empty if it was not read. */
        Optional<Double> answerable(RankedPassage passage) {
            return Optional.ofNullable(byPassage.get(passage.passage().id())).map(PageReading::answerable);
        }

        /** Where in the sentence the answer would be; empty if the passage was not read. */
        Optional<Candidate.Spot> spot(RankedPassage passage, TextSpan sentence) {
            int offset = passage.passage().span().start();
            return Optional.ofNullable(byPassage.get(passage.passage().id()))
                    .flatMap(reading -> reading.best(sentence.start() - offset, sentence.end() - offset))
                    .map(span -> new Candidate.Spot(
                            new TextSpan(span.start() + offset, span.end() + offset), span.score(), span.certainty()));
        }
    }
}
