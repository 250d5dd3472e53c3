package onrecord.answer;

/**
 * What tells whether the corpus holds the answer. Names are the keys of the fitted weights; each sign may count only in
 * the direction that makes sense, so that no weight fits the accidents of one question set.
 */
enum Sign {
    /** Cosine of question and chosen sentence. */
    COSINE(1),
    /** Highest cosine of question and any passage. */
    PASSAGE_COSINE(1),
    /** Share of the question's terms, weighted by rarity, in the chosen sentence and its title and predecessor. */
    COVERAGE(1),
    /** Share of the question's terms, weighted by rarity, that stand nowhere in the evidence. */
    ABSENT(-1),
    /** Share of the question's names and numbers that the chosen sentence's article does not hold. */
    ABSENT_NAMES(-1),
    /** 1 if the chosen sentence holds an expression of the kind that was asked for. */
    TYPE(1),
    /** How far the chosen sentence's score stands above that of the best sentence of another passage. */
    LEAD(1),
    /** Logit of the reader's best span in the chosen sentence, divided by 10. */
    SPAN(1),
    /** How sure the reader is of that span. */
    SPAN_CERTAINTY(1),
    /** The reader's logit that the chosen passage answers, divided by 10. */
    ANSWERABLE(1),
    /** The highest such logit of all passages read, divided by 10. */
    BEST_ANSWERABLE(1);

    /** 1 if more of it may only raise the confidence, -1 if only lower it. */
    final int direction;

    Sign(int direction) {
        this.direction = direction;
    }

    /** Whether it takes the reader to know it. */
    boolean needsReader() {
        return compareTo(SPAN) >= 0;
    }
}
