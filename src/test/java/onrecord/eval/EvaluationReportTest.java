package onrecord.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationReportTest {
    @TempDir
    private Path folder;

    private static Outcome answerable(String id, boolean refused, boolean right, double confidence, double millis) {
        return outcome(id, "when", true, refused, confidence, right, refused ? 0 : 2, millis);
    }

    private static Outcome unanswerable(String id, boolean refused, double confidence) {
        return outcome(id, "off-topic", false, refused, confidence, null, refused ? 0 : 1, 5);
    }

    private static Outcome outcome(
            String id,
            String kind,
            boolean answerable,
            boolean refused,
            double confidence,
            @Nullable Boolean right,
            int quotes,
            double millis) {
        Outcome.Ranking ranking = right == null ? null : new Outcome.Ranking(right ? 1 : 0, 1, 1, 0.5, 0.75);
        Double precision = right == null || refused ? null : Double.valueOf(right ? 1 : 0);
        return new Outcome(
                id,
                kind,
                answerable,
                refused,
                confidence,
                ranking,
                null,
                right,
                right,
                right,
                right,
                null,
                precision,
                quotes,
                quotes,
                millis,
                null,
                null,
                null,
                null);
    }

    @Test
    void claims_of_a_language_model_are_summed_and_told() {
        Outcome plain = outcome("a", "when", true, false, 0.9, true, 1, 10);
        assertThat(EvaluationReport.of("set", List.of(plain)).wording()).isNull();
        List<Outcome> outcomes = List.of(
                worded(plain, new Wording(Map.of("answered", 1), 2, Map.of("foreign figure", 1), 100, 20)),
                worded(plain, new Wording(Map.of("answered", 1), 1, Map.of(), 50, 5)),
                worded(plain, new Wording(Map.of("slow", 1), 0, Map.of("foreign figure", 2, "link", 1), 0, 0)));
        EvaluationReport report = EvaluationReport.of("set", outcomes);
        assertThat(report.wording())
                .isEqualTo(new Wording(
                        Map.of("answered", 2, "slow", 1), 3, Map.of("foreign figure", 3, "link", 1), 150, 25));
        assertThat(ReportTable.of(report))
                .contains("claims               3 kept, 4 dropped: foreign figure 3, link 1\n")
                .contains("questions            answered 2, slow 1\n")
                .contains("tokens               150 read, 25 written\n");
    }

    private static Outcome worded(Outcome outcome, Wording wording) {
        return new Outcome(
                outcome.id(),
                outcome.kind(),
                outcome.answerable(),
                outcome.refused(),
                outcome.confidence(),
                outcome.articles(),
                outcome.passages(),
                outcome.sentenceAt1(),
                outcome.quoteAt1(),
                outcome.quoteAt3(),
                outcome.answer(),
                outcome.cited(),
                outcome.citationPrecision(),
                outcome.quotes(),
                outcome.verbatim(),
                outcome.millis(),
                outcome.time(),
                outcome.accounts(),
                outcome.speaker(),
                wording);
    }

    /** Two right, one wrong, one refused of four with an answer; one of two without rightly refused. */
    private static EvaluationReport report() {
        return EvaluationReport.of(
                "set.jsonl",
                List.of(
                        answerable("a", false, true, 0.9, 10),
                        answerable("b", false, true, 0.8, 20),
                        answerable("c", false, false, 0.6, 30),
                        answerable("d", true, false, 0.2, 40),
                        unanswerable("e", true, 0.1),
                        unanswerable("f", false, 0.6)));
    }

    @Test
    void a_refused_answerable_question_counts_as_a_miss() {
        EvaluationReport report = report();

        assertThat(report.n()).isEqualTo(6);
        assertThat(report.quoteHitAt3()).isEqualTo(0.5);
        assertThat(report.answerHit()).isEqualTo(0.5);
        assertThat(report.kinds().get("when")).isEqualTo(new EvaluationReport.Kind(4, 0.5, 0.25));
        assertThat(report.kinds().get("off-topic")).isEqualTo(new EvaluationReport.Kind(2, 0.5, 0.5));
        assertThat(report.citationPrecision()).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void refusing_is_measured_with_refused_as_the_positive_class() {
        EvaluationReport.Refusal refusal = report().refusal();

        assertThat(refusal.precision()).isEqualTo(0.5);
        assertThat(refusal.recall()).isEqualTo(0.5);
        assertThat(refusal.f1()).isEqualTo(0.5);
        assertThat(refusal.answerableRefused()).isEqualTo(0.25);
        // Pairs in order: 0.9 and 0.8 beat both, 0.6 beats one and ties with one, 0.2 beats one: 6.5 of 8.
        assertThat(refusal.auroc()).isCloseTo(6.5 / 8, within(1e-9));
    }

    @Test
    void what_no_question_bears_is_null_and_the_rest_is_averaged() {
        EvaluationReport report = report();

        assertThat(report.passages()).isNull();
        assertThat(report.allCited()).isNull();
        assertThat(report.articles()).isEqualTo(new Outcome.Ranking(0.5, 1, 1, 0.5, 0.75));
        assertThat(report.latencyP50Millis()).isEqualTo(10);
        assertThat(report.latencyP95Millis()).isEqualTo(40);
    }

    @Test
    void one_quote_that_is_not_verbatim_shows() {
        Outcome good = answerable("a", false, true, 0.9, 1);
        Outcome bad = new Outcome(
                "b", "when", true, false, 0.9, null, null, true, true, true, true, null, 1.0, 2, 1, 1, null, null, null,
                null);

        assertThat(EvaluationReport.of("s", List.of(good)).verbatimShare()).isEqualTo(1);
        assertThat(EvaluationReport.of("s", List.of(good, bad)).verbatimShare()).isEqualTo(0.75);
        assertThat(EvaluationReport.of("s", List.of(unanswerable("e", true, 0))).verbatimShare())
                .isNull();
    }

    @Test
    void sets_of_one_kind_have_no_measure_that_needs_both() {
        EvaluationReport.Refusal refusal = EvaluationReport.of("s", List.of(answerable("a", false, true, 0.9, 1)))
                .refusal();

        assertThat(refusal).isEqualTo(new EvaluationReport.Refusal(null, null, null, null, 0.0));
    }

    @Test
    void the_table_shows_what_was_measured_and_leaves_out_what_was_not() {
        String table = ReportTable.of(report());

        assertThat(table)
                .startsWith("set.jsonl: 6 questions")
                .contains("quote hit@3", "0.500", "answerable refused   0.250", "p50 10.0 ms, p95 40.0 ms")
                .containsPattern("off-topic +2 +0.500 +0.500")
                .doesNotContain("passages", "all cited", "null", "NaN");
    }

    private Path run(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    @Test
    void an_earlier_run_is_read_back_as_it_was_written() throws IOException, QuestionSet.BrokenQuestionSetException {
        Path file = run("run.json", new ObjectMapper().writeValueAsString(report()), "");
        Baseline.Change change = Baseline.read(file).since(report()).orElseThrow();

        assertThat(change.better()).isEmpty();
        assertThat(change.worse()).isEmpty();
        assertThat(change.same()).isEqualTo(6);
    }

    @Test
    void tells_question_by_question_what_changed() throws IOException, QuestionSet.BrokenQuestionSetException {
        Path file = run("run.json", new ObjectMapper().writeValueAsString(report()));
        EvaluationReport now = EvaluationReport.of(
                "set.jsonl",
                List.of(
                        answerable("a", true, false, 0.1, 1),
                        answerable("c", false, true, 0.9, 1),
                        unanswerable("e", true, 0.1),
                        unanswerable("f", true, 0.1),
                        unanswerable("new", true, 0.1)));
        Baseline.Change change = Baseline.read(file).since(now).orElseThrow();

        assertThat(change).isEqualTo(new Baseline.Change(List.of("c", "f"), List.of("a"), 1));
        assertThat(ReportTable.of(change)).contains("2 better, 1 worse, 1 as before", "better: c f", "worse: a");
        assertThat(Baseline.read(file).since(EvaluationReport.of("other", now.outcomes())))
                .isEmpty();
    }

    @Test
    void two_earlier_runs_of_one_name_are_refused() throws IOException {
        String line = new ObjectMapper().writeValueAsString(report());
        Path file = run("twice.json", line + "\n" + line);
        assertThatThrownBy(() -> Baseline.read(file))
                .isInstanceOf(QuestionSet.BrokenQuestionSetException.class)
                .hasMessage(file + " holds two runs of set.jsonl: keep one of them");
    }

    @Test
    void a_file_that_is_no_earlier_run_is_refused() throws IOException {
        for (String line :
                new String[] {"hello", "null", "[]", "{}", "{\"name\":\"s\"}", "{\"name\":\"s\",\"outcomes\":[null]}"
                }) {
            Path file = run("bad.json", line);
            assertThatThrownBy(() -> Baseline.read(file))
                    .as(line)
                    .isInstanceOf(QuestionSet.BrokenQuestionSetException.class)
                    .hasMessageContaining(file.toString());
        }
        assertThatThrownBy(() -> Baseline.read(folder.resolve("none.json")))
                .isInstanceOf(QuestionSet.BrokenQuestionSetException.class)
                .hasMessageContaining("there is no such file");
    }
}
