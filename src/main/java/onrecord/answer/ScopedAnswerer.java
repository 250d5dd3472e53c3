package onrecord.answer;

import onrecord.retrieval.Scope;

/** An answerer that can be kept to part of the corpus. Implementations are thread-safe. */
public interface ScopedAnswerer extends Answerer {
    /**
     * Answers from part of the corpus.
     *
     * @param question as asked, not blank
     */
    Answer answer(String question, Scope scope);
}
