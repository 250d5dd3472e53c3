package onrecord.channel.telegram;

import onrecord.retrieval.Evidence;

/** Finds passages without answering, fast enough to follow someone's typing. Thread-safe. */
@FunctionalInterface
public interface PassageSearch {
    /**
     * The passages that speak to some words.
     *
     * @param words not blank
     * @param limit 1 to 100
     */
    Evidence find(String words, int limit);
}
