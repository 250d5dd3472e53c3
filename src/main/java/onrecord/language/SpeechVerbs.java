package onrecord.language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Verbs by which articles say that something was said. */
final class SpeechVerbs {
    /** What a verb goes with. */
    enum Kind {
        /** A clause or a quotation. */
        SAID,
        /** A listener first, then a clause or quotation. */
        TOLD,
        /** It speaks only with quoted words. */
        PART,
        /** A quotation alone. */
        QUOTING
    }

    /** The -ing form leans on the subject of another verb; the plain one on "to" or a plural. */
    enum Form {
        FINITE,
        PLAIN,
        PARTICIPLE
    }

    /** A form of a verb. */
    record Verb(Kind kind, Form form) {}

    private static final Map<String, Verb> VERBS = read();

    private SpeechVerbs() {}

    /** The verb of saying that a folded word is a form of, if it is one. */
    static @Nullable Verb of(String folded) {
        return VERBS.get(folded);
    }

    private static Map<String, Verb> read() {
        Map<String, Verb> verbs = new HashMap<>();
        for (String line : WordList.lines("speech-verbs.txt")) {
            String[] words = line.split("[:\\s]+", -1);
            Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
            for (int i = 1; i < words.length; i++) {
                boolean plain = i + 1 < words.length && isIngOf(words[i + 1]) && !isIngOf(words[i]);
                Form form = isIngOf(words[i]) ? Form.PARTICIPLE : plain ? Form.PLAIN : Form.FINITE;
                verbs.put(words[i], new Verb(kind, form));
            }
        }
        return Map.copyOf(verbs);
    }

    private static boolean isIngOf(String word) {
        return word.endsWith("ing");
    }
}
