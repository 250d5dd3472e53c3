package onrecord.language;

/** What a question asks for. */
public enum QuestionType {
    WHEN,
    WHO,
    WHERE,
    HOW_MANY,
    HOW_LONG,
    WHY,
    WHAT,
    SAID,
    YES_NO
}
