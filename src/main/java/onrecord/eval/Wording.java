package onrecord.eval;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import onrecord.answer.Answer;
import onrecord.answer.Generation;
import org.jspecify.annotations.Nullable;

/**
 * What a language model made of a question, or of many together.
 *
 * @param outcomes questions by how the model fared: "answered", "slow" …
 * @param kept claims shown
 * @param dropped claims not shown, by reason: "foreign figure" …
 */
public record Wording(
        Map<String, Integer> outcomes, int kept, Map<String, Integer> dropped, int inputTokens, int outputTokens) {

    /** That of one answer; null if there is no language model. */
    static @Nullable Wording of(Answer answer) {
        Generation generation = answer.generation();
        if (generation == null) {
            return null;
        }
        Map<String, Integer> dropped = new TreeMap<>();
        generation.dropped().forEach(claim -> dropped.merge(claim.reason().label(), 1, Integer::sum));
        String outcome = generation.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Wording(
                Map.of(outcome, 1),
                generation.claims().size(),
                dropped,
                generation.inputTokens(),
                generation.outputTokens());
    }

    /** All together; null if none of them had a language model. */
    static @Nullable Wording sum(Collection<Outcome> outcomes) {
        Map<String, Integer> fared = new TreeMap<>();
        Map<String, Integer> dropped = new TreeMap<>();
        int kept = 0;
        int read = 0;
        int written = 0;
        for (Outcome outcome : outcomes) {
            Wording one = outcome.wording();
            if (one != null) {
                one.outcomes.forEach((name, n) -> fared.merge(name, n, Integer::sum));
                one.dropped.forEach((name, n) -> dropped.merge(name, n, Integer::sum));
                kept += one.kept;
                read += one.inputTokens;
                written += one.outputTokens;
            }
        }
        return fared.isEmpty() ? null : new Wording(fared, kept, dropped, read, written);
    }
}
