package onrecord.app;

import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import onrecord.answer.Answerer;
import onrecord.answer.Completer;
import onrecord.answer.Weights;
import onrecord.answer.WeightsFitter;
import onrecord.channel.console.EvidenceSource;
import onrecord.channel.console.StatusReport;
import onrecord.channel.telegram.Deliveries;
import onrecord.database.Database;
import onrecord.eval.Evaluation;
import onrecord.index.IndexingReport;
import onrecord.index.PassageIndex;
import onrecord.index.Plan;

/** The parts of the program that commands work with, over one corpus. Closing ends them all. */
interface Parts extends AutoCloseable {

    /**
     * Makes the index hold what the corpus and the shelf hold, showing progress: what is gone from them is removed. What
     * could not be read once, and has not changed, is reported without being read again.
     *
     * @param corpus a folder or a file
     */
    IndexingReport follow(Path corpus);

    /**
     * As {@link #follow}, of the corpus alone: where the shelf was followed before, to read it again at every change of
     * the corpus would take long, and who puts something on it indexes it.
     */
    IndexingReport followCorpus(Path corpus);

    /**
     * Makes the index hold what a folder and the shelf hold, or a file, as {@link #follow} does, but reads again what
     * could not be read.
     */
    IndexingReport readAnew(Path path);

    /** Adds and refreshes the articles in a file, showing progress; removes none. */
    IndexingReport takeIn(Path file);

    /** Fetches a page, or a feed and its pages, and adds and refreshes what came. */
    IndexingReport gather(URI address, String userAgent);

    /** Where documents, pages and posts are handed in one by one. */
    Deliveries deliveries();

    /** Tells what taking in a path would do, and does nothing. */
    void plan(Path path, Consumer<Plan> each);

    /** Ends indexing after the article at hand; from another thread. */
    void stop();

    PassageIndex index();

    /** Where the index is kept, and what the channels keep. */
    Database database();

    EvidenceSource search();

    Answerer answerer();

    /** Completes questions that lean on those before them. */
    Completer completer();

    /** Where conversations are remembered. */
    ChatMemoryStore memory();

    /** Measures the answerer with these weights. */
    Evaluation evaluation(Weights weights);

    /**
     * Measures what an answerer without its best part makes of the same questions: without the language model, if there is
     * one, else without the reader; empty if there is neither.
     */
    Optional<Evaluation> plainerEvaluation(Weights weights);

    /** Where weights are fitted to questions on this corpus. */
    WeightsFitter.Corpus lessons(WeightsFitter fitter);

    /** What is indexed and active, with self-checks made now. */
    StatusReport status();

    @Override
    void close();
}
