package onrecord.retrieval;

import onrecord.language.QuestionType;

/**
 * A question as it was asked, with what it asks for.
 *
 * @param text as asked, trimmed, never blank
 * @param type what kind of answer it wants
 */
public record Question(String text, QuestionType type) {
    public Question {
        text = text.strip();
        if (text.isBlank()) {
            throw new IllegalArgumentException("a question needs words");
        }
    }

    /** The question in a line of text. */
    public static Question of(String text) {
        return new Question(text, QuestionType.of(text));
    }
}
