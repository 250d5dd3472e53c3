package onrecord.answer;

import java.util.List;

/**
 * What was asked and answered so far in one chat or console.
 *
 * @param turns the oldest first; empty at the beginning
 */
public record Conversation(List<Turn> turns) {
    /** Before the first question. */
    public static final Conversation EMPTY = new Conversation(List.of());

    /**
     * A question and what came of it.
     *
     * @param question as it was answered: complete in itself
     * @param answer the answer's text; empty if the corpus held none
     */
    public record Turn(String question, String answer) {}

    public Conversation {
        turns = List.copyOf(turns);
    }
}
