package onrecord.retrieval;

import onrecord.corpus.Article;
import onrecord.passage.Passage;

/**
 * A passage with every score that ranked it.
 *
 * @param passage the passage
 * @param article the article it stands in
 * @param vectorRank from 1; 0 if the vector search did not return it
 * @param vectorScore cosine in [-1, 1]; 0 if the vector search did not return it
 * @param lexicalRank from 1; 0 if the word search did not return it
 * @param lexicalScore BM25, 0 or more; 0 if the word search did not return it
 * @param sentenceScore cosine of the passage's best sentence, in [-1, 1]; 0 if it ranked too low to be looked at
 * @param fusedScore in [0, 1], what the evidence is sorted by
 */
public record RankedPassage(
        Passage passage,
        Article article,
        int vectorRank,
        double vectorScore,
        int lexicalRank,
        double lexicalScore,
        double sentenceScore,
        double fusedScore) {

    /** The same with a share of its fused score. */
    RankedPassage weighed(double share) {
        return new RankedPassage(
                passage,
                article,
                vectorRank,
                vectorScore,
                lexicalRank,
                lexicalScore,
                sentenceScore,
                share * fusedScore);
    }

    /** The passage's characters. */
    public String text() {
        return passage.span().in(article.body());
    }
}
