/**
 * Turns a question into ranked evidence by fusing what the vectors and the words find.
 * Main types: {@link onrecord.retrieval.Retriever}, {@link onrecord.retrieval.Evidence}. Next: {@code answer}.
 */
@NullMarked
package onrecord.retrieval;

import org.jspecify.annotations.NullMarked;
