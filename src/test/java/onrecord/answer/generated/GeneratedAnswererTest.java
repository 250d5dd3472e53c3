package onrecord.answer.generated;

import static onrecord.answer.generated.ModelBench.claim;
import static onrecord.answer.generated.ModelBench.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import onrecord.answer.Answer;
import onrecord.answer.Generation;
import onrecord.answer.Generation.Outcome;
import onrecord.answer.Generation.Reason;
import onrecord.answer.Quote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripted models on real sockets, well and badly behaved. */
class GeneratedAnswererTest {
    private static final String QUESTION = "when were the Istanbul talks held?";
    private static final String TRUE_CLAIM = claim("Talks in Istanbul were held on 27 February.", 1);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final ModelBench bench = new ModelBench(ScriptedModel.saying(claims(TRUE_CLAIM)));

    @AfterEach
    void close() {
        bench.close();
    }

    private static Generation generation(Answer answer) {
        return Objects.requireNonNull(answer.generation());
    }

    private static String text(Answer answer) {
        return answer.fold(Answer.Quoted::text, refusal -> "");
    }

    private static List<String> quotes(Answer answer) {
        return answer.fold(Answer.Quoted::quotes, Answer.NotInCorpus::closest).stream()
                .map(Quote::text)
                .toList();
    }

    private static void assertExtractive(Answer answer, Outcome why) {
        assertThat(answer.mode()).isEqualTo("extractive");
        assertThat(text(answer)).isEqualTo(ModelBench.Finder.TEXT);
        assertThat(generation(answer).outcome()).isEqualTo(why);
        assertThat(generation(answer).isFallback()).isTrue();
        assertThat(generation(answer).claims()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LanguageModel.Provider.class)
    void words_answers_with_each_kind_of_server(LanguageModel.Provider provider) {
        bench.provider = provider;
        Answer answer = bench.answer(QUESTION);

        assertThat(answer.mode()).isEqualTo(GeneratedAnswerer.MODE);
        assertThat(text(answer)).isEqualTo("Talks in Istanbul were held on 27 February. [1]");
        assertThat(quotes(answer)).containsExactly(ModelBench.SENTENCES.get(0));
        assertThat(generation(answer))
                .returns(Outcome.ANSWERED, Generation::outcome)
                .returns(7, Generation::inputTokens)
                .returns(5, Generation::outputTokens)
                .returns(1, Generation::calls)
                .returns(List.of(), Generation::dropped);
        assertThat(bench.server.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.wantsAnswer()).isTrue();
            assertThat(asked.user()).contains("[1] (officials) " + ModelBench.SENTENCES.get(0), QUESTION);
        });
    }

    @Test
    void asks_for_claims_by_schema_where_the_server_knows_schemas_and_not_again_where_it_does_not() {
        bench.server.plays((asked, wire) -> {
            if (asked.body().has("response_format")) {
                wire.status(400, "{\"error\": {\"message\": \"response_format is not supported\"}}");
            } else {
                wire.say(claims(TRUE_CLAIM));
                wire.end();
            }
        });
        GeneratedAnswerer answerer = bench.answerer();
        assertThat(answerer.answer(QUESTION).mode()).isEqualTo(GeneratedAnswerer.MODE);
        assertThat(answerer.answer("when were talks held?").mode()).isEqualTo(GeneratedAnswerer.MODE);
        assertThat(bench.server.asked())
                .extracting(asked ->
                        asked.body().path("response_format").path("type").asText(""))
                .containsExactly("json_schema", "", "");
    }

    @Test
    void goes_on_asking_for_claims_by_schema_after_a_question_that_the_server_refuses_however_it_is_put() {
        bench.server.plays((asked, wire) -> wire.status(400, "{\"error\": {\"message\": \"context is too long\"}}"));
        GeneratedAnswerer answerer = bench.answerer();
        assertExtractive(answerer.answer(QUESTION), Outcome.FAILED);
        bench.server.plays(ScriptedModel.saying(claims(TRUE_CLAIM)));
        assertThat(answerer.answer(QUESTION).mode()).isEqualTo(GeneratedAnswerer.MODE);
        assertThat(bench.server.asked())
                .extracting(asked -> asked.body().has("response_format"))
                .containsExactly(true, false, true);
    }

    @ParameterizedTest
    @EnumSource(
            value = LanguageModel.Provider.class,
            names = {"OPENAI", "OLLAMA"})
    void a_server_that_knows_schemas_is_held_to_numbers_that_there_are(LanguageModel.Provider provider) {
        bench.provider = provider;
        assertThat(bench.answer(QUESTION).mode()).isEqualTo(GeneratedAnswerer.MODE);
        JsonNode cites = bench.server.asked().get(0).body().findPath("cites");
        assertThat(cites.path("minItems").asInt()).isOne();
        assertThat(cites.path("items").path("minimum").asInt()).isOne();
        assertThat(cites.path("items").path("maximum").asInt()).isEqualTo(ModelBench.SENTENCES.size());
    }

    @Test
    void a_model_that_says_the_same_again_and_again_is_cut_off() {
        CountDownLatch hungUp = new CountDownLatch(1);
        bench.server.plays((asked, wire) -> {
            wire.say("{\"claims\": [" + TRUE_CLAIM);
            try {
                while (true) {
                    wire.say(", " + claim("Talks were held in Geneva.", 1));
                }
            } catch (IOException e) {
                hungUp.countDown();
                throw e;
            }
        });
        Answer answer = bench.answer(QUESTION);
        assertThat(text(answer)).isEqualTo("Talks in Istanbul were held on 27 February. [1]");
        assertThat(generation(answer).dropped()).hasSizeLessThan(6);
        assertThat(generation(answer).detail()).isEqualTo("it said the same again and again");
        await(hungUp);
    }

    @Test
    void several_claims_share_numbered_quotes() {
        bench.server.plays(ScriptedModel.saying(claims(
                claim("A second round took place on April 10.", 2),
                claim("Talks in Istanbul were held on Feb. 27, and a second round on April 10.", 1, 2),
                claim("A second round took place on April 10.", 2))));
        Answer answer = bench.answer(QUESTION);
        assertThat(text(answer))
                .isEqualTo("A second round took place on April 10. [1]\n"
                        + "Talks in Istanbul were held on Feb. 27, and a second round on April 10. [2][1]");
        assertThat(quotes(answer)).containsExactly(ModelBench.SENTENCES.get(1), ModelBench.SENTENCES.get(0));
        assertThat(generation(answer).dropped()).singleElement().returns(Reason.REPEATS, Generation.Dropped::reason);
    }

    @Test
    void what_does_not_hold_is_dropped_and_told_and_the_rest_is_said() {
        bench.server.plays(ScriptedModel.saying(claims(
                claim("Talks in Istanbul were held on Feb. 28.", 1),
                claim("Talks in Geneva were held on Feb. 27.", 1),
                claim("Seven diplomatic properties were seized.", 3),
                claim("Russia has agreed to a ceasefire.", 4),
                claim("Talks in Istanbul were held on Feb. 27.", 17),
                claim("Paris is the capital of France."),
                TRUE_CLAIM)));
        Answer answer = bench.answer(QUESTION);
        assertThat(text(answer)).isEqualTo("Talks in Istanbul were held on 27 February. [1]");
        assertThat(generation(answer).dropped())
                .extracting(Generation.Dropped::reason)
                .containsExactly(
                        Reason.FOREIGN_DATE,
                        Reason.FOREIGN_NAME,
                        Reason.FOREIGN_FIGURE,
                        Reason.NEGATES,
                        Reason.NO_SUCH_SENTENCE,
                        Reason.CITES_NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Paris is the capital of France.",
                "{\"claims\": [{\"text\": \"Everything is fine.\", \"cites\": [1]}]}",
                "asdkj {{{{ \"\"\" ]]] 12 [99] [0]",
                "\u0000\uFFFD\uD83D",
                "",
            })
    void babble_leaves_the_extractive_answer(String babble) {
        bench.server.plays(ScriptedModel.saying(babble));
        assertExtractive(bench.answer(QUESTION), Outcome.NOTHING_HELD);
    }

    @Test
    void a_refusal_leaves_the_extractive_answer() {
        bench.server.plays(ScriptedModel.saying("{\"claims\": []}"));
        assertExtractive(bench.answer(QUESTION), Outcome.REFUSED);
    }

    @Test
    void what_the_corpus_does_not_hold_is_not_asked() {
        Answer answer = bench.answer("where is nowhere?");
        assertThat(answer).isInstanceOf(Answer.NotInCorpus.class);
        assertThat(generation(answer).outcome()).isEqualTo(Outcome.NOT_ASKED);
        assertThat(generation(answer).isFallback()).isFalse();
        assertThat(bench.server.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LanguageModel.Provider.class)
    void a_server_that_stalls_is_not_waited_for_beyond_the_deadline(LanguageModel.Provider provider) {
        bench.provider = provider;
        bench.deadline = SHORT;
        bench.server.plays((asked, wire) -> {
            wire.say("{\"claims\": [");
            wire.stall();
        });
        assertExtractive(bench.answer(QUESTION), Outcome.SLOW);
    }

    @Test
    void a_server_that_never_replies_is_not_waited_for_beyond_the_deadline() {
        bench.deadline = SHORT;
        bench.server.plays((asked, wire) -> wire.stall());
        assertExtractive(bench.answer(QUESTION), Outcome.SLOW);
    }

    @ParameterizedTest
    @EnumSource(LanguageModel.Provider.class)
    void a_cut_line_leaves_what_was_whole(LanguageModel.Provider provider) {
        bench.provider = provider;
        bench.server.plays((asked, wire) -> {
            wire.say("{\"claims\": [" + TRUE_CLAIM);
            wire.say(", {\"text\": \"Six diplomatic proper");
            wire.cut();
        });
        Answer answer = bench.answer(QUESTION);
        assertThat(text(answer)).isEqualTo("Talks in Istanbul were held on 27 February. [1]");
    }

    @ParameterizedTest
    @EnumSource(LanguageModel.Provider.class)
    void garbage_on_the_wire_leaves_the_extractive_answer(LanguageModel.Provider provider) {
        bench.provider = provider;
        bench.deadline = SHORT;
        bench.server.plays((asked, wire) -> {
            wire.raw("data: <html>502 Bad Gateway</html>\n\n{\"half\": \n\n");
            wire.cut();
        });
        Answer answer = bench.answer(QUESTION);
        assertThat(answer.mode()).isEqualTo("extractive");
        assertThat(text(answer)).isEqualTo(ModelBench.Finder.TEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void what_fails_for_now_is_repeated(int status) {
        AtomicInteger calls = new AtomicInteger();
        bench.server.plays((asked, wire) -> {
            if (calls.incrementAndGet() < 3) {
                wire.status(status, "{\"error\": {\"message\": \"later\"}}");
            } else {
                wire.say(claims(TRUE_CLAIM));
                wire.end();
            }
        });
        Answer answer = bench.answer(QUESTION);
        assertThat(answer.mode()).isEqualTo(GeneratedAnswerer.MODE);
        assertThat(generation(answer).calls()).isEqualTo(3);
    }

    @Test
    void a_key_that_is_refused_is_not_tried_again_nor_told() {
        bench.server.plays(
                (asked, wire) -> wire.status(401, "{\"error\": {\"message\": \"bad key " + ModelBench.KEY + "\"}}"));
        Answer answer = bench.answer(QUESTION);
        assertExtractive(answer, Outcome.FAILED);
        assertThat(generation(answer).calls()).isOne();
        assertThat(generation(answer).detail()).isEqualTo("HTTP status 401: is its key right?");
        assertThat(bench.server.asked().get(0).headers().toString()).contains(ModelBench.KEY);
        assertThat(generation(answer).toString()).doesNotContain(ModelBench.KEY);
    }

    @Test
    void a_model_that_keeps_failing_is_left_alone_for_a_while() {
        AtomicLong clock = new AtomicLong();
        bench.nanos = clock::get;
        bench.server.plays((asked, wire) -> wire.status(401, "{}"));
        GeneratedAnswerer answerer = bench.answerer();
        for (int i = 0; i < 3; i++) {
            assertExtractive(answerer.answer(QUESTION), Outcome.FAILED);
        }
        assertExtractive(answerer.answer(QUESTION), Outcome.PAUSED);
        assertThat(bench.server.asked()).hasSize(3);

        clock.addAndGet(Duration.ofMinutes(2).toNanos());
        bench.server.plays(ScriptedModel.saying(claims(TRUE_CLAIM)));
        assertThat(answerer.answer(QUESTION).mode()).isEqualTo(GeneratedAnswerer.MODE);
        assertThat(answerer.answer(QUESTION + " ").mode()).isEqualTo(GeneratedAnswerer.MODE);
    }

    @Test
    void an_endless_reply_is_cut_off() {
        bench.server.plays((asked, wire) -> {
            for (int i = 0; i < 5_000; i++) {
                wire.say("and so on and on ");
            }
            wire.end();
        });
        assertExtractive(bench.answer(QUESTION), Outcome.NOTHING_HELD);
    }

    @Test
    void a_reply_is_kept_for_the_same_question_and_checked_anew() {
        assertThat(generation(bench.answer(QUESTION)).cached()).isFalse();
        bench.server.plays(ScriptedModel.saying("{\"claims\": []}"));
        Answer again = bench.answer(QUESTION);
        assertThat(generation(again)).returns(true, Generation::cached).returns(0, Generation::calls);
        assertThat(text(again)).isEqualTo("Talks in Istanbul were held on 27 February. [1]");
        assertThat(generation(bench.answer("another question?")).cached()).isFalse();
        bench.finder = new ModelBench.Finder(List.of("Talks in Istanbul were held on Feb. 28, officials said."));
        assertThat(generation(bench.answer(QUESTION)).cached()).isFalse();
    }

    @Test
    void a_refusal_is_not_kept() {
        bench.server.plays(ScriptedModel.saying("{\"claims\": []}"));
        assertExtractive(bench.answer(QUESTION), Outcome.REFUSED);
        bench.server.plays(ScriptedModel.saying(claims(TRUE_CLAIM)));
        assertThat(bench.answer(QUESTION).mode()).isEqualTo(GeneratedAnswerer.MODE);
    }

    @Test
    void changed_prompts_are_taken_up_and_recorded(@TempDir Path folder) throws IOException {
        for (String file : List.of("answer.txt", "condense.txt", "translate-question.txt", "translate-answer.txt")) {
            Files.copy(Path.of("prompts", file), folder.resolve(file));
        }
        bench.prompts = folder;
        GeneratedAnswerer answerer = bench.answerer();
        String before = generation(answerer.answer(QUESTION)).prompts();

        Path changed = folder.resolve("answer.txt");
        Files.writeString(changed, "Be brief.\n" + Files.readString(changed));
        Generation after = generation(answerer.answer(QUESTION));
        assertThat(after.prompts()).isNotEqualTo(before);
        assertThat(after.cached()).isFalse();
        assertThat(bench.server.asked().get(1).system()).startsWith("Be brief.\nYou answer");

        Files.writeString(changed, "{{what}}\n---\nno");
        assertThat(generation(answerer.answer(QUESTION)).prompts()).isEqualTo(after.prompts());
    }

    @Test
    void claims_are_told_as_soon_as_they_are_verified_and_nothing_else() {
        CountDownLatch told = new CountDownLatch(1);
        bench.server.plays((asked, wire) -> {
            wire.say("{\"claims\": [" + TRUE_CLAIM + ", ");
            await(told);
            wire.say(claim("Seven diplomatic properties were seized.", 3) + ", ");
            wire.say(claim("Six diplomatic properties were seized.", 3) + "]}");
            wire.end();
        });
        List<String> shown = new ArrayList<>();
        Answer answer = bench.answerer().answer(QUESTION, Duration.ZERO, text -> {
            shown.add(text);
            told.countDown();
        });
        assertThat(shown)
                .containsExactly(
                        "Talks in Istanbul were held on 27 February. [1]",
                        "Talks in Istanbul were held on 27 February. [1]\nSix diplomatic properties were seized. [2]");
        assertThat(text(answer)).isEqualTo(shown.get(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS))
                    .as("what was waited for came")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_question_in_another_language_is_translated_and_answered_in_it() {
        bench.server.plays((asked, wire) -> {
            wire.say(
                    asked.wantsAnswer()
                            ? claims(TRUE_CLAIM)
                            : asked.wants("You translate questions")
                                    ? "When were the talks in Istanbul held?"
                                    : claims(claim("Переговоры в Стамбуле прошли 27 февраля.", 1)));
            wire.end();
        });
        Answer answer = bench.answer("Когда прошли переговоры в Стамбуле?");
        assertThat(text(answer)).isEqualTo("Переговоры в Стамбуле прошли 27 февраля. [1]");
        assertThat(quotes(answer)).containsExactly(ModelBench.SENTENCES.get(0));
        assertThat(answer.evidence().question().text()).isEqualTo("Когда прошли переговоры в Стамбуле?");
        assertThat(answer.evidence().question().words()).isEqualTo("When were the talks in Istanbul held?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Переговоры в Стамбуле прошли 28 февраля.",
                "Переговоры в Женеве прошли 27 февраля.",
                "Переговоры в Стамбуле не прошли 27 февраля.",
                "Переговоры в Стамбуле прошли 27 февраля, подробности на evil.example",
                "Напиши всем, что переговоры в Стамбуле прошли 27 февраля.",
                "Переговоры Путина в Стамбуле прошли 27 февраля.",
                "Talks in Istanbul were held on 27 February.",
            })
    void a_translation_that_cannot_be_trusted_leaves_the_english_claim(String translation) {
        bench.server.plays((asked, wire) -> {
            wire.say(asked.wantsAnswer() ? claims(TRUE_CLAIM) : claims(claim(translation, 1)));
            wire.end();
        });
        assertThat(text(bench.answer("Когда прошли переговоры в Стамбуле?")))
                .isEqualTo("Talks in Istanbul were held on 27 February. [1]");
    }
}
