package onrecord.answer.generated;

import onrecord.answer.Generation.Outcome;

/** A model gave no whole reply. The message says why in a few words, without anything the server wrote. */
final class ModelFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    ModelFailure(Outcome outcome, String why) {
        super(why);
        this.outcome = outcome;
    }

    /** {@code SLOW}, {@code FAILED} or {@code PAUSED}. */
    Outcome outcome() {
        return outcome;
    }
}
