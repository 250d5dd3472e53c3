package onrecord.retrieval;

import onrecord.language.Language;
import onrecord.language.QuestionType;

/**
 * A question as it was asked, with what it asks for.
 *
 * @param text as asked, trimmed, never blank
 * @param type what kind of answer it wants
 * @param language what it was asked in
 * @param words the English words that search and read for it; the text itself until it has been turned into English
 */
public record Question(String text, QuestionType type, Language language, String words) {
    public Question {
        text = text.strip();
        words = words.strip();
        if (text.isBlank()) {
            throw new IllegalArgumentException("a question needs words");
        }
    }

    /** A question in English. */
    public Question(String text, QuestionType type) {
        this(text, type, Language.EN, text);
    }

    /** The question in a line of text. */
    public static Question of(String text) {
        return new Question(text, QuestionType.of(text), Language.ofText(text), text);
    }
}
