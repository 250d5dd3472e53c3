package onrecord.language;

/** Finds sentences. */
public final class Sentences {
    private Sentences() {}
}
