package onrecord.answer;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was asked and answered so far in one chat or console.
 *
 * @param turns the oldest first; empty at the beginning
 */
public record Conversation(List<Turn> turns) {
    /** Before the first question. */
    public static final Conversation EMPTY = new Conversation(List.of());

    private static final int REMEMBERED = 5;

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

    /** With one more turn; only the last five are kept. */
    public Conversation with(String question, Answer answer) {
        Turn turn = new Turn(question, answer.fold(Answer.Quoted::text, refusal -> ""));
        List<Turn> kept = turns.subList(Math.max(0, turns.size() - REMEMBERED + 1), turns.size());
        return new Conversation(Stream.concat(kept.stream(), Stream.of(turn)).toList());
    }
}
