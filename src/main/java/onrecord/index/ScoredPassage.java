package onrecord.index;

import onrecord.passage.Passage;

/**
 * A passage with the score one search gave it.
 *
 * @param score higher is nearer; the scale is the search's own: cosine in [-1, 1], BM25 in [0, ∞)
 */
public record ScoredPassage(Passage passage, double score) {}
