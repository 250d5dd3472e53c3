package onrecord.answer;

/** Completes questions that lean on those before them: "and in Geneva?", "who said that?". Thread-safe. */
@FunctionalInterface
public interface Completer {
    /**
     * The question as it stands by itself.
     *
     * @param question as asked, not blank
     * @param so what was said before
     * @return the question unchanged if it leans on nothing, or nothing came before
     */
    String complete(String question, Conversation so);

    /**
     * The same, no longer than somebody waits for it.
     *
     * @param progress asked whether somebody does; told nothing
     */
    default String complete(String question, Conversation so, Progress progress) {
        return complete(question, so);
    }
}
