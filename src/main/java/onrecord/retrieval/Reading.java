package onrecord.retrieval;

import onrecord.language.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * What a reading model said of a passage, asked the question.
 *
 * @param answerable how likely it finds that the passage holds the answer, in [0, 1]
 * @param span where in the body it sees the answer, if anywhere; null if the passage has no room for one
 * @param certainty how much of its belief is in that beginning and that end, in [0, 1]
 */
public record Reading(double answerable, @Nullable TextSpan span, double certainty) {}
