package onrecord.answer;

import java.time.Duration;

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

    /**
     * Answers one question and tells meanwhile what is already certain of the answer; most answerers know all at once
     * and tell nothing.
     *
     * @param waited how long the asker has waited already; counts where an answer has a deadline
     * @throws java.util.concurrent.CancellationException if {@code progress} says that nobody waits any more; the quick
     *     ones answer all the same
     */
    default Answer answer(String question, Duration waited, Progress progress) {
        return answer(question);
    }
}
