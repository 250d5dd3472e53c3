/**
 * Cuts articles into passages, the units of retrieval, each a run of whole sentences.
 * Main types: {@link onrecord.passage.Passage}, {@link onrecord.passage.PassageSplitter}. Next: {@code index}.
 */
@NullMarked
package onrecord.passage;

import org.jspecify.annotations.NullMarked;
