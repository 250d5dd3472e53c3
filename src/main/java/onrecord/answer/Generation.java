package onrecord.answer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a language model had to do with an answer.
 *
 * @param model as it was named: {@code openai:NAME}
 * @param prompts hash of the prompts it was given
 * @param outcome whether it wrote the answer, and if not, why
 * @param detail what was at fault, in a few words; empty where the outcome says all
 * @param claims what it said and its sources hold, as shown
 * @param dropped what it said and was not shown, in its order
 * @param inputTokens read by the model for this answer, as it counts them; 0 if it does not say or was not asked
 * @param outputTokens written by the model for this answer; 0 likewise
 * @param calls how often it was called, repeats after a failure included
 * @param cached whether its reply was kept from an earlier time
 * @param took waiting for it
 */
public record Generation(
        String model,
        String prompts,
        Outcome outcome,
        String detail,
        List<Claim> claims,
        List<Dropped> dropped,
        int inputTokens,
        int outputTokens,
        int calls,
        boolean cached,
        Duration took) {

    /** How it went. */
    public enum Outcome {
        /** It wrote the answer. */
        ANSWERED("the model worded it"),
        /** The corpus holds no answer, so there was nothing to word. */
        NOT_ASKED("the model was not asked: the corpus does not hold the answer"),
        /** Not one claim was held by the sentences it cites. */
        NOTHING_HELD("nothing the model said could be verified"),
        /** It found no answer in the evidence. */
        REFUSED("the model found no answer in the evidence"),
        /** The deadline passed before anything was verified. */
        SLOW("the model took too long"),
        /** It could not be reached, or broke off, or replied with an error. */
        FAILED("the model could not be used"),
        /** It failed so often of late that it is left alone for a while. */
        PAUSED("the model failed repeatedly and is not asked for a while");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** In words, for people. */
        public String label() {
            return label;
        }
    }

    /** Why a claim is not shown. */
    public enum Reason {
        EMPTY,
        TOO_LONG,
        LINK,
        MARKUP,
        PROMPT,
        CITES_NOTHING,
        NO_SUCH_SENTENCE,
        FOREIGN_FIGURE,
        FOREIGN_DATE,
        FOREIGN_NAME,
        FOREIGN_WORD,
        NEGATES,
        OVERSTATES,
        CHANGES_PLACES,
        REPEATS;

        /** In words: "foreign figure". */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * A claim that is shown.
     *
     * @param quotes which of the answer's quotes hold it, from 1
     */
    public record Claim(String text, List<Integer> quotes) {
        public Claim {
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * A claim that is not shown.
     *
     * @param cites the numbers it cites
     * @param detail what in it is at fault; may be empty
     */
    public record Dropped(String text, List<Integer> cites, Reason reason, String detail) {
        public Dropped {
            cites = List.copyOf(cites);
        }
    }

    public Generation {
        claims = List.copyOf(claims);
        dropped = List.copyOf(dropped);
    }

    /** How it went, in words, with what was at fault. */
    public String told() {
        return outcome.label() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    /** Whether the answer is the extractive one in the model's stead. */
    public boolean isFallback() {
        return outcome != Outcome.ANSWERED && outcome != Outcome.NOT_ASKED;
    }
}
