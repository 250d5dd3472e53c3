package onrecord.eval;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reports of an earlier run, as {@code eval --json} wrote them: one a line. */
public final class Baseline {
    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Outcome.class, IgnoreDerived.class);

    private static final String NO_RUN = " is no earlier run (write one with eval --json): ";

    private final Map<String, EvaluationReport> byName;

    private Baseline(Map<String, EvaluationReport> byName) {
        this.byName = byName;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface IgnoreDerived {}

    /** What changed since, question by question. */
    public record Change(List<String> better, List<String> worse, int same) {}

    /**
     * Reads an earlier run.
     *
     * @throws QuestionSet.BrokenQuestionSetException if the file is no such run
     */
    public static Baseline read(Path file) throws QuestionSet.BrokenQuestionSetException {
        try {
            Map<String, EvaluationReport> byName = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    EvaluationReport report = JSON.readValue(line, EvaluationReport.class);
                    if (!isWhole(report)) {
                        throw new QuestionSet.BrokenQuestionSetException(file + NO_RUN + "it names no outcomes");
                    }
                    if (byName.put(report.name(), report) != null) {
                        throw new QuestionSet.BrokenQuestionSetException(
                                file + " holds two runs of " + report.name() + ": keep one of them");
                    }
                }
            }
            return new Baseline(byName);
        } catch (JsonProcessingException e) {
            throw new QuestionSet.BrokenQuestionSetException(file + NO_RUN + e.getOriginalMessage());
        } catch (IOException e) {
            throw new QuestionSet.BrokenQuestionSetException(
                    "cannot read the earlier run " + file + ": " + QuestionSet.fault(e));
        }
    }

    @SuppressWarnings({"NullAway", "ConstantValue"}) // what a line lacks arrives as null
    private static boolean isWhole(EvaluationReport report) {
        return report != null
                && report.name() != null
                && report.outcomes() != null
                && report.outcomes().stream().noneMatch(Objects::isNull);
    }

    /** Which questions now go right that did not, and the other way; empty if the earlier run lacks this set. */
    public Optional<Change> since(EvaluationReport now) {
        return Optional.ofNullable(byName.get(now.name())).map(before -> change(before, now));
    }

    private static Change change(EvaluationReport before, EvaluationReport now) {
        Map<String, Boolean> wasRight = new LinkedHashMap<>();
        before.outcomes().forEach(outcome -> wasRight.put(outcome.id(), outcome.isRight()));
        List<String> better = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        int same = 0;
        for (Outcome outcome : now.outcomes()) {
            Boolean was = wasRight.get(outcome.id());
            if (was == null || was == outcome.isRight()) {
                same += was == null ? 0 : 1;
            } else {
                (was ? worse : better).add(outcome.id());
            }
        }
        return new Change(better, worse, same);
    }
}
