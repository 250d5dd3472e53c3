package onrecord.eval;

import java.util.Set;
import onrecord.answer.WeightsFitter;

/** Turns questions of known answer into what the answerer's weights are fitted to. */
public final class Lessons {
    private final WeightsFitter.Corpus corpus;

    public Lessons(WeightsFitter.Corpus corpus) {
        this.corpus = corpus;
    }

    /**
     * Adds a question; one whose answer is removed that had none is left out. An article alone teaches
     * which sentence answers once it was read, and nothing else.
     *
     * @param weight how often it counts, above 0
     */
    public void add(AskedQuestion asked, Evaluation.Gold gold, double weight) {
        boolean removed = gold == Evaluation.Gold.REMOVED;
        if (removed && !asked.answerable()) {
            return;
        }
        Set<String> articles = asked.answerable() && !removed ? asked.goldArticles() : Set.of();
        corpus.add(
                asked.question(),
                Evaluation.scope(asked, gold),
                articles,
                sentence -> Evaluation.holdsOne(sentence, asked.goldTexts()),
                gold == Evaluation.Gold.ALONE ? WeightsFitter.Teaches.READING : WeightsFitter.Teaches.ALL,
                weight);
    }
}
