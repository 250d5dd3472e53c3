package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.langchain4j.store.memory.chat.InMemoryChatMemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import onrecord.answer.Answerer;
import onrecord.answer.Completer;
import onrecord.answer.ExtractiveAnswerer;
import onrecord.answer.FollowUps;
import onrecord.answer.QuoteChecker;
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
import onrecord.retrieval.IndexedCorpus;
import onrecord.retrieval.WordBagEmbedder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code eval} and {@code fit} over two made-up articles. */
class EvalCommandTest {
    private static final String HELD =
            "{\"id\":\"q1\",\"question\":\"When did the harbour reopen?\",\"answerable\":true,"
                    + "\"quote_any\":[\"on Tuesday\"],\"cite_any\":[\"harbour\"]}";
    private static final String NOT_HELD =
            "{\"id\":\"q2\",\"question\":\"Who composed the opera?\",\"answerable\":false}";

    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private IndexedCorpus corpus;
    private String set = "";
    private boolean hasReader;

    @BeforeEach
    void index() throws IOException {
        corpus = IndexedCorpus.of(
                Files.createDirectories(home.resolve("corpus")),
                new WordBagEmbedder(),
                Map.of(
                        "harbour", "The harbour reopened on Tuesday. Two cranes fell.",
                        "bakery", "The bakery sells rye bread. Its oven is old."));
        set = write("set.jsonl", HELD, NOT_HELD);
    }

    @AfterEach
    void close() {
        corpus.close();
    }

    private String write(String name, String... lines) throws IOException {
        return Files.write(home.resolve(name), List.of(lines)).toString();
    }

    @Test
    void eval_prints_a_table_of_what_it_measured() {
        assertThat(run("eval", "--quiet", set)).isZero();
        assertThat(out()).startsWith("set.jsonl: 2 questions\n").contains("verbatim quotes", "quote hit@3");
        assertThat(err()).isEmpty();
    }

    @Test
    void eval_tells_of_articles_that_the_corpus_lacks() throws IOException {
        String slip = write("slip.jsonl", HELD.replace("\"harbour\"", "\"harbor\""), NOT_HELD);
        assertThat(run("eval", slip)).isZero();
        assertThat(err())
                .isEqualTo("onrecord: slip.jsonl: 1 of 2 questions name articles that the corpus lacks, first harbor"
                        + " (question q1); is it the right --corpus?\n");
        assertThat(run("eval", set)).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void eval_json_is_one_line_a_set_and_a_baseline_for_later_runs() throws IOException {
        String other = write("other.jsonl", HELD);
        assertThat(run("eval", "--quiet", "--json", set, other)).isZero();
        assertThat(out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"name\":"));
        String earlier = write("run.json", out().split("\n"));

        assertThat(run("eval", "--quiet", "--baseline", earlier, set)).isZero();
        assertThat(out()).contains("0 better, 0 worse, 2 as before");
        assertThat(run("eval", "--quiet", "--json", "--baseline", earlier, set)).isZero();
        assertThat(out().lines()).hasSize(1);
        assertThat(err()).contains("0 better, 0 worse, 2 as before");
        assertThat(run("eval", "--quiet", "--baseline", earlier, write("third.jsonl", HELD)))
                .isZero();
        assertThat(out()).contains("no earlier run of third.jsonl");
    }

    @Test
    void eval_tells_what_the_reader_changes() {
        assertThat(run("eval", "--quiet", set)).isZero();
        assertThat(out()).doesNotContain("without");

        hasReader = true;
        assertThat(run("eval", "--quiet", set)).isZero();
        assertThat(out()).containsPattern("reader +with +without").containsPattern("sentence hit@1 +1.000 +1.000");
        assertThat(run("eval", "--quiet", "--json", set)).isZero();
        assertThat(out()).containsOnlyOnce("\"outcomes\":").contains("\"withoutReader\":{\"name\":");
    }

    @Test
    void eval_can_take_the_gold_away() {
        assertThat(run("eval", "--quiet", "--json", "--gold", "removed", set)).isZero();
        assertThat(out()).contains("answerable, gold removed");
        assertThat(run("eval", "--quiet", "--gold", "ALONE", set)).isZero();
    }

    @Test
    void eval_names_what_it_cannot_use() throws IOException {
        assertOneLine(2, "none.jsonl: there is no such file", "eval", "none.jsonl");
        assertOneLine(2, "bad.jsonl:2: not a question", "eval", write("bad.jsonl", HELD, "{"));
        Path folder = Files.createDirectories(home.resolve("other"));
        String same = Files.writeString(folder.resolve("set.jsonl"), HELD).toString();
        assertOneLine(2, "two question sets are called set.jsonl", "eval", set, same);
        assertOneLine(2, "none.json: there is no such file", "eval", "--baseline", "none.json", set);
        assertOneLine(2, "is no earlier run", "eval", "--baseline", write("old.json", "{}"), set);
        assertOneLine(1, "cannot read weights from none.json", "eval", "--weights", "none.json", set);
        assertOneLine(1, "cannot read weights", "eval", "--weights", write("w.json", "{\"linear\":"), set);
        String odd = "{\"sentence\":{\"COSIN\":1},\"confidence\":{},\"bias\":0,\"threshold\":0.5}";
        assertOneLine(
                1,
                "COSIN",
                "eval",
                "--weights",
                write("odd.json", "{\"linear\":" + odd + ",\"reader\":" + odd + "}"),
                set);
    }

    @Test
    void wrong_usage_exits_with_two() {
        assertThat(run("eval")).isEqualTo(2);
        assertThat(err()).startsWith("onrecord: QUESTIONS.jsonl is missing\nusage: onrecord eval");
        assertThat(run("eval", "--gold", "sideways", set)).isEqualTo(2);
        assertThat(err()).contains("sideways");
        assertThat(run("fit", "--out", "w.json")).isEqualTo(2);
        assertThat(err()).startsWith("onrecord: LESSON is missing");
        assertThat(run("fit", "corpus=" + set)).isEqualTo(2);
        assertThat(err()).startsWith("onrecord: --out needs FILE");
        assertThat(out()).isEmpty();
    }

    @Test
    void fit_names_what_it_cannot_use() throws IOException {
        String corpusFolder = home.resolve("corpus").toString();
        String weights = home.resolve("w.json").toString();
        assertOneLine(
                2, "--refused is a share from 0 to below 1, not 2.0", "fit", "--out", weights, "--refused", "2", "a=b");
        assertOneLine(2, "a lesson is CORPUS=QUESTIONS.jsonl", "fit", "--out", weights, "nonsense");
        assertOneLine(2, "not sideways", "fit", "--out", weights, corpusFolder + "=" + set + ",sideways");
        assertOneLine(2, "at most 1000 times, not x0", "fit", "--out", weights, corpusFolder + "=" + set + ",x0");
        assertOneLine(2, "as in x2, not xa", "fit", "--out", weights, corpusFolder + "=" + set + ",xa");
        assertOneLine(2, "there is no such file", "fit", "--out", weights, corpusFolder + "=none.jsonl");
        assertOneLine(2, "does not exist", "fit", "--out", weights, "/no/such=" + set);
        assertOneLine(
                2,
                "with and without an answer",
                "fit",
                "--quiet",
                "--out",
                weights,
                corpusFolder + "=" + write("held.jsonl", HELD));
        assertThat(home.resolve("w.json")).doesNotExist();
    }

    @Test
    void fit_writes_weights_that_eval_reads() {
        String weights = home.resolve("w.json").toString();
        String lesson = home.resolve("corpus") + "=" + set + ",kept,removed,alone,x2";
        assertThat(run("fit", "--quiet", "--out", weights, "--refused", "0.1", lesson))
                .isZero();
        assertThat(out()).isEqualTo("fitted to 5 questions: " + weights + "\n");
        assertThat(Weights.read(Path.of(weights)).linear().threshold()).isBetween(0.01, 0.9999);

        assertThat(run("eval", "--quiet", "--weights", weights, set)).isZero();
        assertThat(out()).startsWith("set.jsonl: 2 questions");
    }

    private void assertOneLine(int code, String fault, String... args) {
        assertThat(run(args)).as(err()).isEqualTo(code);
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).startsWith("onrecord: ").contains(fault);
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        Screen screen = new Screen(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false,
                0);
        return Main.run(args, new Session(screen, Map.of(), home, (settings, progress) -> new OpenParts()));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Parts over the corpus, which stays open when they are closed. */
    private final class OpenParts implements Parts {
        @Override
        public IndexingReport follow(Path folder) {
            return IndexingReport.NONE;
        }

        @Override
        public IndexingReport followCorpus(Path folder) {
            return follow(folder);
        }

        @Override
        public IndexingReport readAnew(Path path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public IndexingReport takeIn(Path path) {
            return follow(path);
        }

        @Override
        public IndexingReport gather(URI address, String userAgent) {
            throw new UnsupportedOperationException("no command under test fetches");
        }

        @Override
        public Deliveries deliveries() {
            throw new UnsupportedOperationException("no command under test hands in articles");
        }

        @Override
        public void plan(Path path, Consumer<Plan> each) {
            throw new UnsupportedOperationException("no command under test plans");
        }

        @Override
        public void stop() {}

        @Override
        public PassageIndex index() {
            return corpus.index();
        }

        @Override
        public Database database() {
            throw new UnsupportedOperationException("no command under test keeps anything");
        }

        @Override
        public EvidenceSource search() {
            throw new UnsupportedOperationException("no command under test searches");
        }

        private ExtractiveAnswerer answerer(Weights weights) {
            return new ExtractiveAnswerer(
                    corpus.retriever(), corpus.index(), corpus.embedder(), null, weights, new QuoteChecker());
        }

        @Override
        public Answerer answerer() {
            return answerer(Weights.shipped());
        }

        @Override
        public Completer completer() {
            return new FollowUps();
        }

        @Override
        public ChatMemoryStore memory() {
            return new InMemoryChatMemoryStore();
        }

        @Override
        public Evaluation evaluation(Weights weights) {
            return new Evaluation(answerer(weights), corpus.index());
        }

        @Override
        public Optional<Evaluation> plainerEvaluation(Weights weights) {
            return hasReader ? Optional.of(evaluation(weights)) : Optional.empty();
        }

        @Override
        public WeightsFitter.Corpus lessons(WeightsFitter fitter) {
            return fitter.corpus(corpus.retriever(), corpus.index(), corpus.embedder(), null);
        }

        @Override
        public StatusReport status() {
            throw new UnsupportedOperationException("no command under test shows the status");
        }

        @Override
        public void close() {}
    }
}
