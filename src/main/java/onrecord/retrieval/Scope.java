package onrecord.retrieval;

import java.util.Set;

/**
 * Which articles a question may be answered from.
 *
 * @param articles ids
 * @param hidden true to answer from all but these, false to answer from these alone
 */
public record Scope(Set<String> articles, boolean hidden) {
    /** The whole corpus. */
    public static final Scope ALL = new Scope(Set.of(), true);

    public Scope {
        articles = Set.copyOf(articles);
    }

    /** All but these. */
    public static Scope without(Set<String> articles) {
        return new Scope(articles, true);
    }

    /** These alone. */
    public static Scope only(Set<String> articles) {
        return new Scope(articles, false);
    }
}
