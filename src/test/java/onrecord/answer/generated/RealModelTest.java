package onrecord.answer.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import onrecord.answer.ExtractiveAnswerer;
import onrecord.answer.QuoteChecker;
import onrecord.answer.Weights;
import onrecord.database.Database;
import onrecord.eval.Evaluation;
import onrecord.eval.Evaluation.Gold;
import onrecord.eval.EvaluationReport;
import onrecord.eval.Outcome;
import onrecord.eval.QuestionSet;
import onrecord.eval.ReportTable;
import onrecord.model.LoadedModels;
import onrecord.retrieval.IndexedCorpus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real small models, which answer badly: what reaches the reader is true all the same. See the README to run it. */
@Tag("real-model")
class RealModelTest {
    private static final Path FOLDER = Path.of(System.getProperty("real.model.folder", ""));
    private static final int QUESTIONS = Integer.getInteger("real.model.questions", 40);

    @ParameterizedTest
    @ValueSource(strings = {"smollm2", "gemma3"})
    void every_quote_is_verbatim_and_every_question_answered(String name) throws Exception {
        int port = freePort();
        Process server = new ProcessBuilder(
                        FOLDER.resolve("bin/python").toString(),
                        FOLDER.resolve("serve.py").toString(),
                        name,
                        String.valueOf(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
                IndexedCorpus corpus = new IndexedCorpus(Path.of("corpus"), LoadedModels.embedder());
                Database database = Database.inMemory("real-model-" + name)) {
            assertThat(out.lines().filter(line -> line.startsWith("ready")).findFirst())
                    .as("the server started")
                    .isPresent();
            GeneratedAnswerer answerer = new GeneratedAnswerer(
                    new ExtractiveAnswerer(
                            corpus.retriever(),
                            corpus.index(),
                            corpus.embedder(),
                            null,
                            Weights.shipped(),
                            new QuoteChecker()),
                    new LanguageModel(
                            LanguageModel.Provider.OPENAI,
                            name,
                            URI.create("http://127.0.0.1:" + port + "/v1"),
                            null,
                            Duration.ofMinutes(5)),
                    PromptLibrary.open(Path.of("prompts")),
                    words -> corpus.index().lexicon().terms(words),
                    new QuoteChecker(),
                    database.dataSource());
            QuestionSet set = QuestionSet.read(Path.of("src/test/resources/questions/corpus.jsonl"));
            List<Outcome> outcomes = new ArrayList<>(new Evaluation(answerer, corpus.index())
                    .run(set.questions().stream().limit(QUESTIONS).toList(), Gold.KEPT, done -> {}));
            Files.writeString(
                    Path.of("target", "real-model-" + name + ".txt"),
                    ReportTable.of(EvaluationReport.of(name, outcomes)));
            assertThat(outcomes).allMatch(outcome -> outcome.verbatim() == outcome.quotes(), "quotes verbatim");
        } finally {
            server.destroy();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
