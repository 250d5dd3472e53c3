package onrecord.retrieval;

import java.util.List;
import onrecord.language.QuestionWords;
import onrecord.language.Words;
import onrecord.model.TextEmbedder;

/** An embedder for which texts are near each other that share words; stop words count nothing. */
public final class WordBagEmbedder implements TextEmbedder {
    private static final int DIMENSION = 256;

    @Override
    public float[] question(String text) {
        float[] vector = new float[DIMENSION];
        vector[0] = 0.1f;
        for (Words.Token word : Words.in(text)) {
            if (!Words.isStopWord(word.folded()) && !QuestionWords.ALL.contains(word.folded())) {
                vector[1 + Math.floorMod(word.folded().hashCode() * 31, DIMENSION - 1)] += 1;
            }
        }
        double square = 0;
        for (float x : vector) {
            square += x * x;
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (vector[i] / Math.sqrt(square));
        }
        return vector;
    }

    @Override
    public List<float[]> passages(List<String> texts) {
        return texts.stream().map(this::question).toList();
    }

    @Override
    public String id() {
        return "word-bag";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }
}
