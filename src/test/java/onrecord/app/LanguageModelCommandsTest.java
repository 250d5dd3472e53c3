package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import onrecord.answer.generated.LanguageModel;
import onrecord.answer.generated.ScriptedModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with {@code --model}: the whole program over two made-up articles, and a scripted server. */
class LanguageModelCommandsTest {
    private static final String KEY = "sk-never-to-be-seen-0123456789";
    private static final String QUESTION = "When did the harbour of Ostwick reopen?";
    private static final String REPLY = "{\"claims\": ["
            + "{\"text\": \"The harbour of Ostwick reopened on 4 March.\", \"cites\": [1]}, "
            + "{\"text\": \"The harbour of Ostwick reopened on 5 March.\", \"cites\": [1]}, "
            + "{\"text\": \"Mayor Zorblatt reopened it.\", \"cites\": [1]}, "
            + "{\"text\": \"The harbour of Ostwick reopened.\", \"cites\": [99]}]}";

    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ScriptedModel server = new ScriptedModel(ScriptedModel.saying(REPLY));
    private String typed = "";

    @BeforeEach
    void write() throws IOException {
        Path corpus = Files.createDirectories(home.resolve("corpus"));
        Files.writeString(
                corpus.resolve("harbour.txt"),
                "The harbour of Ostwick reopened on 4 March after the storm. Ferries sail again from the old pier.");
        Files.writeString(corpus.resolve("bakery.txt"), "The bakery of Ostwick sells rye bread. Its oven is old.");
        Path prompts = Files.createDirectories(home.resolve("prompts"));
        for (String file : List.of("answer.txt", "condense.txt", "translate-question.txt", "translate-answer.txt")) {
            Files.copy(Path.of("prompts", file), prompts.resolve(file));
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        String url = server.url(LanguageModel.Provider.OPENAI).toString();
        Map<String, String> environment =
                Map.of("ONRECORD_MODEL", "openai:scripted", "ONRECORD_MODEL_URL", url, "ONRECORD_MODEL_KEY", KEY);
        Screen screen = new Screen(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false,
                0);
        return Main.run(words, new Session(screen, environment, home, Wiring::open));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eval_tells_how_many_claims_were_kept_and_dropped_and_why() throws IOException {
        String set = Files.writeString(
                        home.resolve("set.jsonl"),
                        "{\"id\":\"q1\",\"question\":\"" + QUESTION + "\",\"answerable\":true,"
                                + "\"quote_any\":[\"4 March\"],\"answer_any\":[\"4 March\"]}\n"
                                + "{\"id\":\"q2\",\"question\":\"Who composed the opera?\",\"answerable\":false}\n")
                .toString();
        assertThat(run("eval", "--quiet", set)).as(err()).isZero();
        assertThat(out())
                .containsPattern("claims +1 kept, 3 dropped: foreign date 1, foreign name 1, no such sentence 1\n")
                .containsPattern("questions +answered 1, not asked 1\n")
                .containsPattern("tokens +7 read, 5 written")
                .containsPattern("model +with +without\n +sentence hit@1 +1.000 +1.000")
                .containsOnlyOnce(" claims ");
        assertThat(server.asked())
                .as("the one question that the corpus answers")
                .hasSize(1);

        assertThat(run("eval", "--quiet", "--json", set)).as(err()).isZero();
        JsonNode wording = new ObjectMapper().readTree(out()).path("wording");
        assertThat(wording.path("kept").asInt()).isOne();
        assertThat(new ObjectMapper()
                        .readTree(out())
                        .at("/withoutModel/wording")
                        .isNull())
                .isTrue();
        assertThat(wording.path("dropped").path("foreign date").asInt()).isOne();
        assertThat(wording.path("dropped").path("foreign name").asInt()).isOne();
        assertThat(wording.path("dropped").path("no such sentence").asInt()).isOne();
        assertThat(server.asked()).as("kept from the first run").hasSize(1);
    }

    @Test
    void ask_tells_in_json_what_the_model_had_to_do_with_it() throws IOException {
        assertThat(run("ask", "--quiet", "--json", QUESTION)).as(err()).isZero();
        JsonNode generation = new ObjectMapper().readTree(out()).path("generation");
        assertThat(generation.path("model").asText()).isEqualTo("openai:scripted");
        assertThat(generation.path("prompts").asText()).matches("[0-9a-f]{12}");
        assertThat(generation.path("inputTokens").asInt()).isEqualTo(7);
        assertThat(generation.path("outputTokens").asInt()).isEqualTo(5);
        assertThat(generation.path("calls").asInt()).isOne();
        assertThat(generation.path("modelMillis").isNumber()).isTrue();
        assertThat(generation.path("dropped")).hasSize(3);
        assertThat(generation.path("dropped").path(0).path("reason").asText()).isEqualTo("foreign date");
        assertThat(server.asked().get(0).headers().toString()).contains(KEY);
        assertThat(out() + err()).doesNotContain(KEY);
    }

    @Test
    void the_console_takes_up_changed_prompts_and_tells_of_broken_ones() {
        Path prompt = home.resolve("prompts").resolve("answer.txt");
        server.plays((asked, wire) -> {
            String now = Files.readString(prompt);
            // What the next question meets: first a change, then one that cannot be used.
            Files.writeString(prompt, now.startsWith("Be brief.") ? "{{nonsense}}\n---\nx" : "Be brief.\n" + now);
            wire.say(REPLY);
            wire.end();
        });
        typed = QUESTION + "\nWhen did Ostwick's harbour reopen?\nWhen did the Ostwick harbour reopen?\n";
        PrintStream before = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try {
            assertThat(run("console")).as(err()).isZero();
        } finally {
            System.setErr(before);
        }
        assertThat(out().split("The harbour of Ostwick reopened on 4 March. \\[1\\]", -1))
                .hasSize(4);
        assertThat(server.asked())
                .extracting(asked -> asked.system().startsWith("Be brief."))
                .containsExactly(false, true, true);
        assertThat(logged.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("prompt")))
                .singleElement()
                .asString()
                .endsWith(
                        "answer.txt has the unknown placeholder {{nonsense}}: it may have {{fence}} {{question}} {{sentences}};"
                                + " the prompts before this change stay in use");
    }

    @Test
    void prompts_that_cannot_be_used_stop_the_program_with_a_line() throws IOException {
        Path broken = Files.createDirectories(home.resolve("mine"));
        assertOneLine(1, "answer.txt is missing: put it back, or", "ask", "--prompts", broken.toString(), QUESTION);
        Files.writeString(broken.resolve("answer.txt"), "{{what}}\n---\nno");
        assertOneLine(1, "unknown placeholder {{what}}", "console", "--prompts", broken.toString());
        String none = home.resolve("none").toString();
        assertOneLine(2, "--prompts " + none + " does not exist", "ask", "--prompts", none, QUESTION);
    }

    private void assertOneLine(int code, String fault, String... words) {
        assertThat(run(words)).as(err()).isEqualTo(code);
        assertThat(out()).isEmpty();
        assertThat(err().lines().filter(line -> line.startsWith("onrecord: ")))
                .singleElement()
                .asString()
                .contains(fault);
        assertThat(server.asked()).isEmpty();
    }
}
