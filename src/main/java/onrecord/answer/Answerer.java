package onrecord.answer;

/** Answers questions from the corpus. Implementations are thread-safe. */
@FunctionalInterface
public interface Answerer {
    /**
     * Answers one question.
     *
     * @param question as asked, not blank
     * @return an answer with quotes, or the finding that the corpus does not hold one
     */
    Answer answer(String question);
}
