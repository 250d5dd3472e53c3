package onrecord.answer.generated;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import onrecord.answer.Answer;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.answer.ScopedAnswerer;
import onrecord.database.Database;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.RankedPassage;
import onrecord.retrieval.Scope;

/** A generated answerer over given evidence and a scripted model. */
final class ModelBench implements AutoCloseable {
    static final List<String> SENTENCES = List.of(
            "Talks in Istanbul were held on Feb. 27, officials said.",
            "A second round took place on April 10.",
            "Six diplomatic properties were seized between 2016 and 2018.",
            "Russia has not agreed to a ceasefire.");
    static final String KEY = "sk-very-secret-0123456789";

    final ScriptedModel server;
    private static final QuoteChecker CHECKER = new QuoteChecker();
    /** One for all, emptied by each: to make one takes longer than most tests. */
    private static final Database DATABASE = Database.inMemory("scripted-models");

    LanguageModel.Provider provider = LanguageModel.Provider.OPENAI;
    Duration deadline = Duration.ofSeconds(30);
    LongSupplier nanos = System::nanoTime;
    Path prompts = Path.of("prompts");
    Function<String, List<String>> stems = Sheets.stems();
    ScopedAnswerer finder = new Finder(SENTENCES);

    ModelBench(ScriptedModel.Script script) {
        server = new ScriptedModel(script);
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement clear = connection.createStatement()) {
            clear.executeUpdate("delete from model_reply");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    GeneratedAnswerer answerer() {
        try {
            return new GeneratedAnswerer(
                    finder,
                    new LanguageModel(provider, "scripted", server.url(provider), KEY, deadline),
                    PromptLibrary.open(prompts),
                    stems,
                    CHECKER,
                    DATABASE.dataSource(),
                    Duration.ofMillis(1),
                    nanos);
        } catch (PromptLibrary.BrokenPromptException e) {
            throw new AssertionError(e);
        }
    }

    Answer answer(String question) {
        return answerer().answer(question);
    }

    static String claim(String text, Object... cites) {
        return "{\"text\": \"" + text + "\", \"cites\": " + List.of(cites) + "}";
    }

    static String claims(String... claims) {
        return "{\"claims\": [" + String.join(", ", claims) + "]}";
    }

    @Override
    public void close() {
        server.close();
    }

    /** Finds the same sentences for every question and quotes the first of them, or refuses what speaks of nowhere. */
    record Finder(List<String> sentences) implements ScopedAnswerer {
        static final String TEXT = "the extractive answer";

        @Override
        public Answer answer(String question, Scope scope) {
            Evidence evidence = Sheets.evidence(question, sentences);
            RankedPassage first = evidence.passages().get(0);
            Quote quote = CHECKER.quote(first.article(), first.passage().span(), List.of(), 0.9)
                    .orElseThrow();
            return question.contains("nowhere")
                    ? new Answer.NotInCorpus(evidence, List.of(quote), 0.1, Duration.ZERO, "extractive")
                    : new Answer.Quoted(evidence, TEXT, List.of(quote), 0.9, Duration.ZERO, "extractive");
        }

        @Override
        public Answer answer(String question) {
            return answer(question, Scope.ALL);
        }
    }
}
