package onrecord.answer;

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

    /** What is read of a passage: some of its sentences on end, which {@code span} covers in the body. */
    record Page(RankedPassage passage, TextSpan span) {

        /** A sentence with the one before and the one after it. */
        static Page around(Candidate candidate) {
            List<TextSpan> sentences = candidate.passage().passage().sentences();
            TextSpan first = sentences.get(Math.max(0, candidate.ordinal() - 1));
            TextSpan last = sentences.get(Math.min(sentences.size() - 1, candidate.ordinal() + 1));
            return new Page(candidate.passage(), first.union(last));
        }

        /** From the first sentence of both pages of one passage to the last. */
        Page with(Page other) {
            return new Page(passage, span.union(other.span));
        }

        private ReadingModel.Page titled() {
            return new ReadingModel.Page(
                    passage.article().provenance().title(),
                    span.in(passage.article().body()));
        }
    }

    /** What the reader says of each page, of a passage at most one. */
    Readings read(String question, List<Page> pages) {
        List<PageReading> readings =
                model.read(question, pages.stream().map(Page::titled).toList());
        Map<String, ReadPage> byPassage = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            byPassage.put(pages.get(i).passage.passage().id(), new ReadPage(pages.get(i), readings.get(i)));
        }
        return new Readings(byPassage);
    }

    private record ReadPage(Page page, PageReading reading) {

        Optional<Candidate.Spot> spot(TextSpan inside) {
            int offset = page.span.start();
            return reading.best(inside.start() - offset, inside.end() - offset)
                    .map(span -> new Candidate.Spot(
                            new TextSpan(span.start() + offset, span.end() + offset), span.score(), span.certainty()));
        }
    }

    /** Readings by passage. */
    static final class Readings {
        /** Nothing was read. */
        static final Readings NONE = new Readings(Map.of());

        private final Map<String, ReadPage> byPassage;

        private Readings(Map<String, ReadPage> byPassage) {
            this.byPassage = byPassage;
        }

        boolean isEmpty() {
            return byPassage.isEmpty();
        }

        /** Whether the sentence was read. */
        boolean has(Candidate candidate) {
            return page(candidate.passage())
                    .map(read -> read.page.span.contains(candidate.span()))
                    .orElse(false);
        }

        /** The same for people, with the best span of each passage. */
        Map<String, Reading> noted(List<RankedPassage> passages) {
            Map<String, Reading> noted = new HashMap<>();
            for (RankedPassage passage : passages) {
                page(passage).ifPresent(read -> {
                    Optional<Candidate.Spot> spot = read.spot(read.page.span);
                    noted.put(
                            passage.passage().id(),
                            new Reading(
                                    1 / (1 + Math.exp(-read.reading.answerable())),
                                    spot.map(Candidate.Spot::span).orElse(null),
                                    spot.map(Candidate.Spot::certainty).orElse(0.0)));
                });
            }
            return noted;
        }

        /** Logit that what was read of the passage answers; empty if nothing was. */
        Optional<Double> answerable(RankedPassage passage) {
            return page(passage).map(read -> read.reading.answerable());
        }

        /** Where in the sentence the answer would be; empty if it was not read. */
        Optional<Candidate.Spot> spot(RankedPassage passage, TextSpan sentence) {
            return page(passage).flatMap(read -> read.spot(sentence));
        }

        private Optional<ReadPage> page(RankedPassage passage) {
            return Optional.ofNullable(byPassage.get(passage.passage().id()));
        }
    }
}
