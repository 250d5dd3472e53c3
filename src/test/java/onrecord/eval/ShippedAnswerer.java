package onrecord.eval;

import onrecord.answer.ExtractiveAnswerer;
import onrecord.answer.QuoteChecker;
import onrecord.answer.Reader;
import onrecord.answer.Weights;
import onrecord.model.LoadedModels;
import onrecord.retrieval.IndexedCorpus;

/** The answerer as it ships, with its reader, over a corpus of a test. */
final class ShippedAnswerer {
    private ShippedAnswerer() {}

    static Evaluation evaluation(IndexedCorpus corpus) {
        ExtractiveAnswerer answerer = new ExtractiveAnswerer(
                corpus.retriever(),
                corpus.index(),
                corpus.embedder(),
                new Reader(LoadedModels.reader()),
                Weights.shipped(),
                new QuoteChecker());
        return new Evaluation(answerer, corpus.index());
    }
}
