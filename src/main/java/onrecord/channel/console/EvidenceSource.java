package onrecord.channel.console;

import onrecord.retrieval.Evidence;

/** Ranks the corpus for words, without answering. Thread-safe. */
@FunctionalInterface
public interface EvidenceSource {
    /**
     * The passages that come nearest.
     *
     * @param words not blank
     * @param limit 1 to 100
     */
    Evidence evidence(String words, int limit);
}
