package onrecord.retrieval;

import java.util.List;
import onrecord.language.Language;
import onrecord.language.QuestionType;

/**
 * A question as it was asked, with what it asks for.
 *
 * @param text as asked, trimmed, never blank
 * @param type what kind of answer it wants
 * @param language what it was asked in
 * @param words the English words that search and read for it; the text itself until it has been turned into English
 * @param unknown what of the text could not be turned into English, as written there
 */
public record Question(String text, QuestionType type, Language language, String words, List<String> unknown) {
    public Question {
        text = text.strip();
        words = words.isBlank() ? text : words.strip();
        unknown = List.copyOf(unknown);
        if (text.isBlank()) {
            throw new IllegalArgumentException("a question needs words");
        }
    }

    /** A question in English. */
    public Question(String text, QuestionType type) {
        this(text, type, Language.EN, text, List.of());
    }

    /** The question in a line of text. */
    public static Question of(String text) {
        return new Question(text, QuestionType.of(text), Language.ofText(text), text, List.of());
    }
}
