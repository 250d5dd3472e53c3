/**
 * Runs small neural models in process on ONNX Runtime: tokenizer and embeddings.
 * Knows nothing of articles or questions. Used by {@code index}, {@code retrieval} and {@code answer}.
 */
@NullMarked
package onrecord.model;

import org.jspecify.annotations.NullMarked;
