package onrecord.index;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import onrecord.model.TextEmbedder;

/** An embedder in which only equal texts are near each other; counts what it embeds. */
final class HashedEmbedder implements TextEmbedder {
    private final HashedTextModel model;
    private final String id;
    final AtomicInteger embedded = new AtomicInteger();

    HashedEmbedder(String id, int dimension) {
        this.id = id;
        model = new HashedTextModel(dimension);
    }

    @Override
    public float[] question(String text) {
        return model.vector(text);
    }

    @Override
    public List<float[]> passages(List<String> texts) {
        embedded.addAndGet(texts.size());
        return texts.stream().map(model::vector).toList();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int dimension() {
        return model.dimension();
    }
}
