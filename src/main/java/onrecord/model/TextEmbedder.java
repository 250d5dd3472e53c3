package onrecord.model;

import java.util.List;

/**
 * Turns text into vectors of unit length whose cosine says how near two texts are in meaning. Questions and passages
 * are embedded apart because some models want them marked.
 *
 * <p>Thread-safe.
 */
public interface TextEmbedder {
    /** The vector of a question. */
    float[] question(String text);

    /** The vectors of passages or sentences, in the order given. */
    List<float[]> passages(List<String> texts);

    /** Name and version of the model and of how it is used; an index built with another id is built anew. */
    String id();

    /** Length of every vector. */
    int dimension();
}
