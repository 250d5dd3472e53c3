package onrecord.answer;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import onrecord.language.TextSpan;
import onrecord.retrieval.RankedPassage;

/**
 * A sentence that may hold the answer.
 *
 * @param passage the passage it stands in
 * @param ordinal which of the passage's sentences it is, from 0
 * @param values what speaks for it
 * @param spot where in the body the reader sees the answer in it, if a reader read it
 * @param score higher is better; meaningful only among candidates of one question
 */
record Candidate(RankedPassage passage, int ordinal, Map<Feature, Double> values, Optional<Spot> spot, double score) {

    /** Where the reader sees the answer, as a span of the body, with its certainty in [0, 1]. */
    record Spot(TextSpan span, double score, double certainty) {}

    /** Whether a reader read it. */
    boolean isRead() {
        return values.containsKey(Feature.ANSWERABLE);
    }

    /** Whether the other stands just before or after it in one passage. */
    boolean isBeside(Candidate other) {
        return passage.passage().id().equals(other.passage.passage().id()) && Math.abs(ordinal - other.ordinal) == 1;
    }

    TextSpan span() {
        return passage.passage().sentences().get(ordinal);
    }

    String text() {
        return span().in(passage.article().body());
    }

    double value(Feature feature) {
        return values.getOrDefault(feature, 0.0);
    }

    /** The same with what the reader says of it. */
    Candidate read(Reader.Readings readings) {
        Map<Feature, Double> seen = new EnumMap<>(values);
        Optional<Spot> answer = readings.spot(passage, span());
        answer.ifPresent(found -> {
            seen.put(Feature.SPAN, found.score() / 10);
            seen.put(Feature.SPAN_CERTAINTY, found.certainty());
        });
        readings.answerable(passage).ifPresent(logit -> seen.put(Feature.ANSWERABLE, logit / 10));
        return new Candidate(passage, ordinal, seen, answer, score);
    }

    Candidate scored(double newScore) {
        return new Candidate(passage, ordinal, values, spot, newScore);
    }
}
