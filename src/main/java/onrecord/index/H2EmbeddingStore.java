package onrecord.index;

/** Keeps embeddings in H2. */
public final class H2EmbeddingStore {}
