package onrecord.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import onrecord.answer.Answerer;
import onrecord.answer.Completer;
import onrecord.answer.Weights;
import onrecord.answer.WeightsFitter;
import onrecord.answer.memory.Dialogue;
import onrecord.channel.console.EvidenceSource;
import onrecord.channel.console.StatusReport;
import onrecord.database.Database;
import onrecord.eval.Evaluation;
import onrecord.index.PassageIndex;

/** The parts of the program that commands work with, over one corpus. Closing ends them all. */
interface Parts extends AutoCloseable {

    /** What taking in articles did. */
    record Intake(int added, int refreshed, int unchanged, int removed, List<String> unreadable) {
        public Intake {
            unreadable = List.copyOf(unreadable);
        }
    }

    /** Makes the index hold what the corpus holds, showing progress: what is gone from it is removed. */
    Intake follow(Path corpus);

    /** Adds and refreshes the articles at a path, showing progress; removes none. */
    Intake takeIn(Path path);

    PassageIndex index();

    /** Where the index is kept, and what the channels keep. */
    Database database();

    EvidenceSource search();

    Answerer answerer();

    /** Completes questions that lean on those before them. */
    Completer completer();

    /** A conversation that is remembered under an id. */
    Dialogue dialogue(String id);

    /** Measures the answerer with these weights. */
    Evaluation evaluation(Weights weights);

    /** Measures it without the reader; empty if there is none to do without. */
    Optional<Evaluation> evaluationWithoutReader(Weights weights);

    /** Where weights are fitted to questions on this corpus. */
    WeightsFitter.Corpus lessons(WeightsFitter fitter);

    /** What is indexed and active, with self-checks made now. */
    StatusReport status();

    @Override
    void close();
}
