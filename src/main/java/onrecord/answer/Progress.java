package onrecord.answer;

/** Told how far an answer has come, while it is still being written. */
@FunctionalInterface
public interface Progress {
    /** For whoever waits for the whole. */
    Progress NONE = text -> {};

    /**
     * More of the answer is certain.
     *
     * @param text its text so far, all of it verified: the beginning of what {@link Answer.Quoted#text} will say
     */
    void says(String text);

    /**
     * Whether somebody still waits. Where nobody does, an answerer may end early with a
     * {@link java.util.concurrent.CancellationException}. Asked often, by any thread.
     */
    default boolean isAwaited() {
        return true;
    }
}
