package onrecord.answer;

/** What speaks for a sentence as the answer. Names are the keys of the fitted weights. */
enum Feature {
    /** Cosine of question and sentence. */
    COSINE,
    /** BM25 of the sentence, relative to the best candidate's. */
    WORDS,
    /** Fused score of the passage. */
    PASSAGE,
    /** 1 if the passage ranks first. */
    FIRST_PASSAGE,
    /** 1 if the sentence holds an expression of the kind that was asked for. */
    TYPE,
    /** Share of the question's terms, weighted by rarity, in the title, the sentence before and the sentence. */
    COVERAGE,
    /** The same in the sentence alone. */
    OWN_COVERAGE,
    /** Share of neighbouring word pairs of the question that stand together in the sentence. */
    PAIRS,
    /** Share of the question's names and numbers that the title, the sentence before and the sentence hold. */
    NAMES,
    /** Length in characters, 1 from 300 on. */
    LENGTH,
    /** 1 for a sentence that the passage begins with. */
    OPENING,
    /** Logit of the reader's best span in the sentence against no answer, divided by 10. */
    SPAN,
    /** How sure the reader is of that span, in [0, 1]. */
    SPAN_CERTAINTY,
    /** The reader's logit that the passage answers, divided by 10. */
    ANSWERABLE;

    /** Whether it takes the reader to know it. */
    boolean needsReader() {
        return compareTo(SPAN) >= 0;
    }
}
