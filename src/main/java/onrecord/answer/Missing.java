package onrecord.answer;

import java.util.List;

/**
 * Why a question is not answered, as far as one thing can be named: what it asks about that the articles do not bear.
 *
 * @param kind what sort of thing it is
 * @param asked the thing, in the question's words or in English; never blank
 * @param about what it was to be true of, such as "talks"; empty if nothing was found
 * @param instead what the articles have in its place, such as "Istanbul"; often empty
 */
public record Missing(Kind kind, String asked, String about, List<String> instead) {
    /** What sort of thing is missing. */
    public enum Kind {
        /** A person, a body, or another name that is no place. */
        NAME,
        PLACE,
        NUMBER,
        YEAR,
        DATE,
        /** Something that the question takes to have happened. */
        EVENT,
        /** Words of a question in Russian or Ukrainian that could not be turned into English. */
        WORDS
    }

    public Missing {
        instead = List.copyOf(instead);
        if (asked.isBlank()) {
            throw new IllegalArgumentException("what is missing needs a name");
        }
    }
}
