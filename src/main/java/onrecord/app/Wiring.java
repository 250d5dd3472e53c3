package onrecord.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import onrecord.answer.Answerer;
import onrecord.answer.ExtractiveAnswerer;
import onrecord.answer.QuoteChecker;
import onrecord.answer.Reader;
import onrecord.answer.Weights;
import onrecord.answer.WeightsFitter;
import onrecord.channel.console.EvidenceSource;
import onrecord.channel.console.ProgressBar;
import onrecord.channel.console.StatusReport;
import onrecord.corpus.ArticleReader;
import onrecord.database.Database;
import onrecord.eval.Evaluation;
import onrecord.index.H2PassageIndex;
import onrecord.index.Indexer;
import onrecord.index.IndexingReport;
import onrecord.index.PassageIndex;
import onrecord.model.OnnxEmbedder;
import onrecord.model.ReadingModel;
import onrecord.passage.PassageSplitter;
import onrecord.retrieval.Question;
import onrecord.retrieval.Retriever;
import org.jspecify.annotations.Nullable;

/** Makes every part of the program from its settings, and closes them in reverse. */
final class Wiring implements Parts {
    /** Names how articles are read and cut: a change of either gets another name, and every article is done anew. */
    private static final String CUT = "1";

    private final Settings settings;
    private final Session.Progress progress;
    private final OnnxEmbedder embedder;
    private final @Nullable ReadingModel readingModel;
    private final @Nullable Reader reader;
    private final Database database;
    private final H2PassageIndex index;
    private final Retriever retriever;
    private final ExtractiveAnswerer answerer;

    Wiring(Settings settings, Session.Progress progress) {
        VectorModule.load();
        this.settings = settings;
        this.progress = progress;
        // The models load in the background while the database opens.
        embedder = new OnnxEmbedder(settings.embeddings());
        readingModel = settings.reader() ? ReadingModel.shipped().orElse(null) : null;
        Path data = settings.corpusData();
        database = Database.open(data);
        index = H2PassageIndex.open(database.dataSource(), data.resolve("words"));
        retriever = new Retriever(index, embedder);
        reader = readingModel == null ? null : new Reader(readingModel);
        answerer = extractive(Weights.shipped());
    }

    private ExtractiveAnswerer extractive(Weights weights) {
        return new ExtractiveAnswerer(retriever, index, embedder, reader, weights, new QuoteChecker());
    }

    @Override
    public Evaluation evaluation(Weights weights) {
        return new Evaluation(extractive(weights), index);
    }

    @Override
    public WeightsFitter.Corpus lessons(WeightsFitter fitter) {
        return fitter.corpus(retriever, index, embedder, reader);
    }

    @Override
    public Intake takeIn(Path path) {
        Indexer indexer = new Indexer(index, new ArticleReader(), new PassageSplitter(), CUT, embedder);
        try (ProgressBar bar = progress.on("indexing articles")) {
            boolean whole = path.toAbsolutePath().normalize().equals(settings.corpus());
            IndexingReport report = whole
                    ? indexer.update(path, (articles, of, passages) -> bar.show(articles, of))
                    : indexer.ingest(List.of(path), (articles, of, passages) -> bar.show(articles, of));
            return new Intake(
                    report.added(),
                    report.changed(),
                    report.unchanged(),
                    report.removed(),
                    report.skipped().stream()
                            .map(skipped -> skipped.name() + ": " + skipped.reason())
                            .toList());
        }
    }

    @Override
    public PassageIndex index() {
        return index;
    }

    @Override
    public EvidenceSource search() {
        return (words, limit) -> retriever.retrieve(Question.of(words), limit);
    }

    @Override
    public Answerer answerer() {
        return answerer;
    }

    @Override
    public StatusReport status() {
        throw new FailureException("not built yet");
    }

    @Override
    public void close() {
        index.close();
        database.close();
        embedder.close();
        Optional.ofNullable(readingModel).ifPresent(ReadingModel::close);
    }
}
