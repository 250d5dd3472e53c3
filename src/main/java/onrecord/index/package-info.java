/**
 * Keeps passages searchable, by vector and by word; H2 is the record, all else follows it.
 * Main types: {@link onrecord.index.PassageIndex}, {@link onrecord.index.H2EmbeddingStore}. Next: {@code retrieval}.
 */
@NullMarked
package onrecord.index;

import org.jspecify.annotations.NullMarked;
