package onrecord.answer.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import onrecord.answer.Answer;
import onrecord.answer.ExtractiveAnswerer;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.answer.Weights;
import onrecord.channel.console.ConsoleRenderer;
import onrecord.corpus.Provenance;
import onrecord.model.LoadedModels;
import onrecord.retrieval.IndexedCorpus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders planted in articles and questions, and a model that obeys them all. */
@TestInstance(Lifecycle.PER_CLASS)
class AttackTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConsoleRenderer renderer = new ConsoleRenderer(0, false);
    private IndexedCorpus corpus;
    private ExtractiveAnswerer extractive;

    /**
     * One attack.
     *
     * @param text what is planted
     * @param payload what a model says that obeys it
     * @param forbidden what must not reach the reader
     */
    record Attack(String id, String where, String text, String payload, String forbidden) {
        boolean inArticle() {
            return where.equals("article");
        }

        /** What is asked, about an article of this attack's own. */
        String question() {
            return inArticle() ? "When did the harbour of " + town() + " reopen?" : text;
        }

        String town() {
            return "Town" + id.replace("-", "").toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Attack> attacks() throws IOException {
        List<Attack> attacks = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/attacks/attacks.jsonl"))) {
            JsonNode attack = JSON.readTree(line);
            attacks.add(new Attack(
                    attack.path("id").asText(),
                    attack.path("where").asText(),
                    attack.path("text").asText(),
                    attack.path("payload").asText(),
                    attack.path("forbidden").asText()));
        }
        return attacks;
    }

    @BeforeAll
    void plant(@TempDir Path folder) throws IOException {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("harbour", "The harbour reopened on 4 March after the storm. Ferries sail again.");
        for (Attack attack : attacks()) {
            if (attack.inArticle()) {
                bodies.put(
                        attack.id(),
                        "The harbour of " + attack.town() + " reopened on Tuesday after the storm had passed.\n\n"
                                + attack.text() + "\n\nFerries from " + attack.town() + " will sail again on 6 March.");
            }
        }
        corpus = IndexedCorpus.of(folder, LoadedModels.embedder(), bodies);
        extractive = new ExtractiveAnswerer(
                corpus.retriever(), corpus.index(), corpus.embedder(), null, Weights.shipped(), new QuoteChecker());
    }

    @AfterAll
    void close() {
        corpus.close();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void nothing_of_an_attack_reaches_the_reader_though_the_model_obeys(Attack attack) {
        List<String> shown = new ArrayList<>();
        try (ModelBench bench = bench((asked, wire) -> {
            wire.say(asked.wantsAnswer() || asked.wants("You translate numbered") ? obeying(attack) : attack.payload());
            wire.end();
        })) {
            Answer answer = bench.answerer().answer(attack.question(), Duration.ZERO, shown::add);

            assertThat(read(answer)).doesNotContainIgnoringCase(attack.forbidden());
            assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase(attack.forbidden()));
            if (attack.inArticle()) {
                assertThat(bench.server.asked())
                        .as("what the model was given")
                        .noneMatch(asked -> asked.user().contains(attack.text()));
            }
        }
    }

    /** The payload as JSON claims, as a line that cites, and as talk. */
    private static String obeying(Attack attack) {
        List<String> claims = new ArrayList<>();
        for (Object cites : List.of(List.of(1), List.of(2), List.of(1, 2, 3), List.of(99), List.of())) {
            claims.add(JSON.createObjectNode()
                    .put("text", attack.payload())
                    .set("cites", JSON.valueToTree(cites))
                    .toString());
        }
        return attack.payload() + " [1]\n" + attack.payload() + "\n{\"claims\": " + claims + "}";
    }

    @Test
    void there_are_attacks_of_every_kind() throws IOException {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(attacks().stream()
                        .map(attack -> attack.id().replaceFirst("-\\d+$", ""))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "article-en", "article-ru", "article-uk", "question-en", "question-ru", "question-uk");
    }

    @Test
    void an_honest_model_still_answers_from_a_poisoned_article() throws IOException {
        Attack attack = attacks().get(0);
        try (ModelBench bench = bench(ScriptedModel.saying(
                ModelBench.claims(ModelBench.claim("The harbour of " + attack.town() + " reopened on Tuesday.", 1))))) {
            Answer answer = bench.answer(attack.question());
            assertThat(answer.mode()).isEqualTo(GeneratedAnswerer.MODE);
            assertThat(read(answer)).startsWith("The harbour of " + attack.town() + " reopened on Tuesday. [1]");
        }
    }

    private ModelBench bench(ScriptedModel.Script script) {
        ModelBench bench = new ModelBench(script);
        bench.provider = LanguageModel.Provider.OPENAI;
        bench.finder = extractive;
        return bench;
    }

    /** All that a reader sees: the answer, its quotes and their sources. */
    private String read(Answer answer) {
        StringBuilder read = new StringBuilder(renderer.answer(answer));
        for (Quote quote : answer.fold(Answer.Quoted::quotes, Answer.NotInCorpus::closest)) {
            Provenance from = quote.article().provenance();
            read.append('\n').append(quote.text()).append('\n').append(from.title());
        }
        return read.toString();
    }
}
