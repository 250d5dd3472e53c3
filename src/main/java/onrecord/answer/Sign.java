package onrecord.answer;

/** What tells whether the corpus holds the answer. Names are the keys of the fitted weights. */
enum Sign {
    /** Cosine of question and chosen sentence. */
    COSINE,
    /** Highest cosine of question and any passage. */
    PASSAGE_COSINE,
    /** Share of the question's terms, weighted by rarity, in the chosen sentence and its title and predecessor. */
    COVERAGE,
    /** The same in the chosen sentence's whole passage and title. */
    PASSAGE_COVERAGE,
    /** Share of the question's terms, weighted by rarity, that stand nowhere in the evidence. */
    ABSENT,
    /** Share of the question's names and numbers that the chosen sentence's article does not hold. */
    ABSENT_NAMES,
    /** 1 if the chosen sentence holds an expression of the kind that was asked for. */
    TYPE,
    /** The sentence score of the chosen sentence. */
    SCORE,
    /** How far the chosen sentence's score stands above that of the best sentence of another passage. */
    LEAD,
    /** Logit of the reader's best span in the chosen sentence, divided by 10. */
    SPAN,
    /** How sure the reader is of that span. */
    SPAN_CERTAINTY,
    /** The reader's logit that the chosen passage answers, divided by 10. */
    ANSWERABLE,
    /** The highest such logit of all passages read, divided by 10. */
    BEST_ANSWERABLE;

    /** Whether it takes the reader to know it. */
    boolean needsReader() {
        return compareTo(SPAN) >= 0;
    }
}
