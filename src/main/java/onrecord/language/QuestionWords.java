package onrecord.language;

import java.util.Set;

/** English words that only ask, folded. */
public final class QuestionWords {
    public static final Set<String> ALL =
            Set.of("what", "which", "who", "whom", "whose", "when", "where", "why", "how");

    private QuestionWords() {}
}
