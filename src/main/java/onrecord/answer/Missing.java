package onrecord.answer;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import onrecord.language.Language;
import onrecord.language.Texts;

/**
 * Why a question is not answered, as far as one thing can be named: what it asks about that the articles do not bear.
 *
 * @param kind what sort of thing it is
 * @param asked the thing, in the question's words or in English; never blank
 * @param about what it was to be true of, such as "talks"; empty if nothing was found
 * @param instead what the articles have in its place, such as "Istanbul"; often empty
 * @param elsewhere whether articles that come less near do bear it
 */
public record Missing(Kind kind, String asked, String about, List<String> instead, boolean elsewhere) {
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
        /** Words of someone who is asked about: {@code instead} names them if they speak, but of something else. */
        SPEECH,
        /** Words of a question in Russian or Ukrainian that could not be turned into English. */
        WORDS
    }

    private static final Map<Language, Texts> TEXTS = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            TEXTS.put(language, Texts.of("onrecord.answer.missing", language));
        }
    }

    public Missing {
        instead = List.copyOf(instead);
        if (asked.isBlank()) {
            throw new IllegalArgumentException("what is missing needs a name");
        }
    }

    /** A thing that none of the articles looked into bears, and that nothing stands in for. */
    Missing(Kind kind, String asked) {
        this(kind, asked, "", List.of(), false);
    }

    /** The reason in one sentence, for people: plain text. */
    public String sentence(Language language) {
        Texts texts = Objects.requireNonNull(TEXTS.get(language));
        String key = kind.name().toLowerCase(Locale.ROOT);
        if (elsewhere) {
            return texts.get("elsewhere", asked);
        }
        if (instead.isEmpty()) {
            return texts.get(key, asked);
        }
        String others = instead.size() == 1
                ? instead.get(0)
                : String.join(", ", instead.subList(0, instead.size() - 1))
                        + " "
                        + texts.get("and")
                        + " "
                        + instead.get(instead.size() - 1);
        return texts.get(key + (about.isEmpty() ? ".instead" : ".about"), asked, others, about);
    }
}
