package onrecord.app;

import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onrecord.answer.Answerer;
import onrecord.answer.Completer;
import onrecord.answer.ExtractiveAnswerer;
import onrecord.answer.FollowUps;
import onrecord.answer.QuoteChecker;
import onrecord.answer.Reader;
import onrecord.answer.ScopedAnswerer;
import onrecord.answer.Weights;
import onrecord.answer.WeightsFitter;
import onrecord.answer.generated.GeneratedAnswerer;
import onrecord.answer.generated.LanguageModel;
import onrecord.answer.generated.PromptLibrary;
import onrecord.answer.memory.H2ChatMemoryStore;
import onrecord.channel.console.EvidenceSource;
import onrecord.channel.console.ProgressBar;
import onrecord.channel.console.StatusReport;
import onrecord.channel.telegram.Deliveries;
import onrecord.corpus.ArticleReader;
import onrecord.corpus.ArticleSource;
import onrecord.database.Database;
import onrecord.eval.Evaluation;
import onrecord.index.H2PassageIndex;
import onrecord.index.Holding;
import onrecord.index.Indexer;
import onrecord.index.IndexingProgress;
import onrecord.index.IndexingReport;
import onrecord.index.PassageIndex;
import onrecord.index.PassageIndex.ArticleEntry;
import onrecord.index.Plan;
import onrecord.model.OnnxEmbedder;
import onrecord.model.ReadingModel;
import onrecord.passage.PassageSplitter;
import onrecord.retrieval.Question;
import onrecord.retrieval.Retriever;
import onrecord.web.Gathered;
import onrecord.web.Gatherer;
import onrecord.web.Hosts;
import onrecord.web.Shelf;
import org.jspecify.annotations.Nullable;

/** Makes every part of the program from its settings, and closes them in reverse. */
final class Wiring implements Parts {
    /** Names how articles are read, cut and dated: a change of any gets another name, and every article is done anew. */
    private static final String CUT = "5";

    /** A property, not an option: for tests against a server on this machine. */
    private static final String LOOPBACK = "onrecord.fetch.loopback";

    private final Settings settings;
    private final Session.Progress progress;
    private final Models models;
    private final Database database;
    private final H2PassageIndex index;
    private final Retriever retriever;
    private final ScopedAnswerer answerer;
    private final Completer completer;
    private final @Nullable PromptLibrary prompts;
    private final Shelf shelf;
    private final ArticleReader reader = new ArticleReader();
    private final Set<Indexer> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private @Nullable Gatherer gatherer;

    /** The neural models; they load in the background, and must have loaded before the program may end. */
    private record Models(OnnxEmbedder embedder, Optional<ReadingModel> reading) implements AutoCloseable {
        static Models of(Settings settings) {
            return new Models(
                    new OnnxEmbedder(settings.embeddings()),
                    settings.reader() ? ReadingModel.shipped() : Optional.empty());
        }

        @Nullable
        Reader reader() {
            return reading.map(Reader::new).orElse(null);
        }

        @Override
        public void close() {
            embedder.close();
            reading.ifPresent(ReadingModel::close);
        }
    }

    private Wiring(Settings settings, Session.Progress progress, Models models, @Nullable PromptLibrary prompts) {
        this.settings = settings;
        this.progress = progress;
        this.models = models;
        Path data = settings.corpusData();
        shelf = new Shelf(data.resolve("shelf"));
        database = Database.open(data);
        index = H2PassageIndex.open(database.dataSource(), data.resolve("words"));
        retriever = new Retriever(index, models.embedder);
        this.prompts = prompts;
        answerer = answerer(models.reader(), Weights.shipped());
        completer = answerer instanceof GeneratedAnswerer generated ? generated.followUps() : new FollowUps();
    }

    static Parts open(Settings settings, Session.Progress progress) {
        VectorModule.load();
        PromptLibrary prompts = settings.model() == null ? null : prompts(settings.prompts());
        Models models = Models.of(settings);
        try {
            return new Wiring(settings, progress, models, prompts);
        } catch (RuntimeException e) {
            models.close();
            throw e;
        }
    }

    private static PromptLibrary prompts(Path folder) {
        try {
            return PromptLibrary.open(folder);
        } catch (PromptLibrary.BrokenPromptException e) {
            throw new FailureException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Without a language model it cuts its answers from the articles; with one it has them worded. */
    private ScopedAnswerer answerer(@Nullable Reader reader, Weights weights) {
        // One for both: it knows who speaks in the articles it has seen.
        QuoteChecker checker = new QuoteChecker(index);
        ScopedAnswerer extractive = extractive(reader, weights, checker);
        LanguageModel model = settings.model();
        return model == null || prompts == null
                ? extractive
                : new GeneratedAnswerer(
                        extractive,
                        model,
                        prompts,
                        words -> index.lexicon().terms(words),
                        checker,
                        database.dataSource());
    }

    private ScopedAnswerer extractive(@Nullable Reader reader, Weights weights, QuoteChecker checker) {
        return new ExtractiveAnswerer(retriever, index, models.embedder, reader, weights, checker);
    }

    @Override
    public Evaluation evaluation(Weights weights) {
        return new Evaluation(answerer(models.reader(), weights), index);
    }

    @Override
    public Optional<Evaluation> plainerEvaluation(Weights weights) {
        boolean model = settings.model() != null;
        if (!model && models.reading.isEmpty()) {
            return Optional.empty();
        }
        Reader reader = model ? models.reader() : null;
        return Optional.of(new Evaluation(extractive(reader, weights, new QuoteChecker(index)), index));
    }

    @Override
    public WeightsFitter.Corpus lessons(WeightsFitter fitter) {
        return fitter.corpus(retriever, index, models.embedder, models.reader());
    }

    @Override
    public IndexingReport follow(Path corpus) {
        return index((indexer, progress) -> {
            indexer.believeRefusals();
            return indexer.update(List.of(indexer.holding(corpus), shelved()), progress);
        });
    }

    @Override
    public IndexingReport followCorpus(Path corpus) {
        return index((indexer, progress) -> {
            indexer.believeRefusals();
            return indexer.update(corpus, progress);
        });
    }

    @Override
    public IndexingReport readAnew(Path path) {
        return index((indexer, progress) -> indexer.update(List.of(indexer.holding(path), shelved()), progress));
    }

    @Override
    public IndexingReport takeIn(Path file) {
        return index((indexer, progress) -> indexer.ingest(List.of(file), progress));
    }

    @Override
    public IndexingReport gather(URI address, String userAgent) {
        Gathered gathered = gatherer(userAgent).gather(address);
        IndexingReport report = index((indexer, progress) ->
                indexer.ingest(List.of(new Holding(shelf.origin(), () -> gathered.sources().stream())), progress));
        List<IndexingReport.Skipped> refused = gathered.refused().stream()
                .map(one -> new IndexingReport.Skipped(one.address(), one.reason()))
                .toList();
        return report.and(new IndexingReport(0, 0, 0, 0, gathered.unchanged(), 0, List.of(), refused));
    }

    @Override
    public Deliveries deliveries() {
        return new ShelfDeliveries(index, shelf, this::takeIn, address -> gather(address, Gatherer.USER_AGENT));
    }

    private IndexingReport takeIn(ArticleSource shelvedNow) {
        return index((indexer, progress) ->
                indexer.ingest(List.of(new Holding(shelf.origin(), () -> Stream.of(shelvedNow))), progress));
    }

    @Override
    public void plan(Path path, Consumer<Plan> each) {
        Indexer indexer = indexer();
        indexer.plan(List.of(indexer.holding(path)), each);
    }

    @Override
    public void stop() {
        stopped = true;
        running.forEach(Indexer::stop);
    }

    /** One for all addresses of a run: it remembers what sites ask for, and when they were last asked. */
    private synchronized Gatherer gatherer(String userAgent) {
        Gatherer made = gatherer;
        if (made == null) {
            Hosts hosts = Boolean.getBoolean(LOOPBACK) ? Hosts.PUBLIC_AND_LOOPBACK : Hosts.PUBLIC;
            made = new Gatherer(hosts, userAgent, shelf);
            gatherer = made;
        }
        return made;
    }

    private Holding shelved() {
        return new Holding(shelf.origin(), shelf::sources);
    }

    private Indexer indexer() {
        return new Indexer(index, reader, new PassageSplitter(), CUT, models.embedder);
    }

    private IndexingReport index(BiFunction<Indexer, IndexingProgress, IndexingReport> work) {
        Indexer indexer = indexer();
        running.add(indexer);
        if (stopped) {
            indexer.stop();
        }
        try (ProgressBar bar = progress.on("indexing articles")) {
            return work.apply(indexer, (articles, of, passages) -> bar.show(articles, of, passages, "passages"));
        } catch (IllegalArgumentException e) {
            throw new FailureException(String.valueOf(e.getMessage()), e);
        } finally {
            running.remove(indexer);
        }
    }

    @Override
    public PassageIndex index() {
        return index;
    }

    @Override
    public Database database() {
        return database;
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
    public Completer completer() {
        return completer;
    }

    @Override
    public ChatMemoryStore memory() {
        return new H2ChatMemoryStore(database.dataSource());
    }

    @Override
    public StatusReport status() {
        List<ArticleEntry> articles = index.articles();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("corpus", settings.corpus().toString());
        facts.put("articles", articles.size());
        facts.put("reports", index.reports());
        facts.put("passages", articles.stream().mapToInt(ArticleEntry::passages).sum());
        facts.put("database", settings.corpusData().toString());
        facts.put("database bytes", size(settings.corpusData()));
        facts.put("embedding model", models.embedder.id());
        facts.put("reading model", models.reading.map(ReadingModel::id).orElse("none"));
        LanguageModel model = settings.model();
        facts.put("language model", model == null ? "none" : model.label());
        facts.put("vector engine", index.engine());
        facts.put("java", Runtime.version().toString());
        return new StatusReport(facts, new SelfChecks(index, new QuoteChecker()).run());
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    @Override
    public void close() {
        index.close();
        database.close();
        models.close();
    }
}
