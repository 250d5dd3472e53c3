package onrecord.answer.generated;

import static onrecord.answer.generated.ModelBench.claim;
import static onrecord.answer.generated.ModelBench.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import onrecord.answer.Answer;
import onrecord.answer.Conversation;
import onrecord.answer.Generation;
import onrecord.answer.Generation.Outcome;
import onrecord.answer.Progress;
import onrecord.answer.ScopedAnswerer;
import onrecord.retrieval.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers are handed over in time, by a clock that stands still until a test moves it. */
@Timeout(60)
class HandoverTest {
    private static final String QUESTION = "when were the Istanbul talks held?";
    private static final String TRUE_CLAIM = claim("Talks in Istanbul were held on 27 February.", 1);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    /** When the model is waited for no longer: a twentieth of the time is kept back. */
    private static final Duration ENOUGH = Duration.ofSeconds(19);

    private final ModelBench bench = new ModelBench(ScriptedModel.saying(claims(TRUE_CLAIM)));
    private final AtomicLong clock = new AtomicLong();
    private final ExecutorService askers = Executors.newCachedThreadPool();
    private final CountDownLatch freed = new CountDownLatch(1);

    HandoverTest() {
        bench.nanos = clock::get;
        bench.deadline = DEADLINE;
    }

    @AfterEach
    void close() {
        freed.countDown();
        askers.shutdownNow();
        bench.close();
    }

    private CompletableFuture<Answer> asked(Progress progress) {
        GeneratedAnswerer answerer = bench.answerer();
        return CompletableFuture.supplyAsync(() -> answerer.answer(QUESTION, Duration.ZERO, progress), askers);
    }

    private void untilTheServerIsAsked() {
        await().until(() -> !bench.server.asked().isEmpty());
    }

    private static Outcome outcome(Answer answer) {
        return Objects.requireNonNull(answer.generation()).outcome();
    }

    private void hang() {
        try {
            assertThat(freed.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void no_fault_of_a_server_holds_an_answer_up_beyond_the_time_kept_back(Fault fault) throws Exception {
        bench.server.plays(fault.script());
        CompletableFuture<Answer> answer = asked(Progress.NONE);
        if (fault.isSilence()) {
            untilTheServerIsAsked();
            clock.set(ENOUGH.toNanos());
        }
        assertThat(answer.get().mode()).isEqualTo("extractive");
        assertThat(clock).as("the clock as the answer came").hasValueLessThan(DEADLINE.toNanos());
        assertThat(answer.get().took()).isLessThan(DEADLINE);
    }

    @Test
    void what_was_verified_before_the_server_stalls_is_the_answer() throws Exception {
        bench.server.plays((asked, wire) -> {
            wire.say("{\"claims\": [" + TRUE_CLAIM + ", {\"text\": \"And then");
            wire.stall();
        });
        CountDownLatch told = new CountDownLatch(1);
        CompletableFuture<Answer> answer = asked(text -> told.countDown());
        assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        clock.set(ENOUGH.toNanos());

        assertThat(answer.get().mode()).isEqualTo(GeneratedAnswerer.MODE);
        assertThat(answer.get().fold(Answer.Quoted::text, none -> ""))
                .isEqualTo("Talks in Istanbul were held on 27 February. [1]");
    }

    @Test
    void a_check_that_hangs_does_not_hold_the_answer_up() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        bench.stems = text -> {
            hanging.countDown();
            hang();
            return List.of(text);
        };
        CompletableFuture<Answer> answer = asked(Progress.NONE);
        assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
        clock.set(DEADLINE.toNanos() - 1);

        assertThat(answer.get().mode()).isEqualTo("extractive");
        assertThat(outcome(answer.get())).isEqualTo(Outcome.SLOW);
    }

    @Test
    void what_was_verified_before_a_check_hangs_is_the_answer() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        bench.stems = text -> {
            if (text.contains("properties")) {
                hanging.countDown();
                hang();
            }
            return Sheets.stems().apply(text);
        };
        bench.server.plays(
                ScriptedModel.saying(claims(TRUE_CLAIM, claim("Six diplomatic properties were seized.", 3))));
        CompletableFuture<Answer> answer = asked(Progress.NONE);
        assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
        clock.set(DEADLINE.toNanos() - 1);

        assertThat(answer.get().fold(Answer.Quoted::text, none -> ""))
                .isEqualTo("Talks in Istanbul were held on 27 February. [1]");
        assertThat(outcome(answer.get())).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void the_extractive_answer_is_there_before_the_model_is_asked() throws Exception {
        Queue<String> events = new ConcurrentLinkedQueue<>();
        ScopedAnswerer real = bench.finder;
        bench.finder = new Finding(real, () -> events.add("found"));
        bench.server.plays((asked, wire) -> {
            events.add("asked");
            wire.say(claims(TRUE_CLAIM));
            wire.end();
        });
        assertThat(asked(Progress.NONE).get().mode()).isEqualTo(GeneratedAnswerer.MODE);
        assertThat(events).containsExactly("found", "asked");
    }

    @Test
    void a_model_for_which_no_time_is_left_is_not_asked() throws Exception {
        ScopedAnswerer real = bench.finder;
        bench.finder = new Finding(real, () -> clock.set(ENOUGH.toNanos()));
        assertThat(outcome(asked(Progress.NONE).get())).isEqualTo(Outcome.SLOW);
        assertThat(bench.server.asked()).isEmpty();
    }

    /** Does something when it has found. */
    private record Finding(ScopedAnswerer real, Runnable then) implements ScopedAnswerer {
        @Override
        public Answer answer(String question, Scope scope) {
            Answer found = real.answer(question, scope);
            then.run();
            return found;
        }

        @Override
        public Answer answer(String question) {
            return answer(question, Scope.ALL);
        }
    }

    /** Waits until it is told that nobody does. */
    private static final class Waiting implements Progress {
        private final AtomicBoolean gone = new AtomicBoolean();

        void leave() {
            gone.set(true);
        }

        @Override
        public void says(String text) {
            assertThat(gone).as("told though nobody waits").isFalse();
        }

        @Override
        public boolean isAwaited() {
            return !gone.get();
        }
    }

    @Test
    void an_answer_that_nobody_waits_for_ends_with_the_call_of_the_model() {
        CountDownLatch hungUp = new CountDownLatch(1);
        bench.server.plays((asked, wire) -> {
            wire.say("{\"claims\": [");
            try {
                wire.trickle(": still here\n\n");
            } catch (java.io.IOException e) {
                hungUp.countDown();
                throw e;
            }
        });
        Waiting asker = new Waiting();
        CompletableFuture<Answer> answer = asked(asker);
        untilTheServerIsAsked();
        asker.leave();
        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(CancellationException.class);
        await().until(() -> hungUp.getCount() == 0);
    }

    @Test
    void questions_that_were_given_up_are_no_failures_of_the_model() throws Exception {
        GeneratedAnswerer answerer = bench.answerer();
        bench.server.plays((asked, wire) -> wire.stall());
        for (int i = 1; i <= 4; i++) {
            int asked = i;
            Waiting asker = new Waiting();
            CompletableFuture<Answer> answer =
                    CompletableFuture.supplyAsync(() -> answerer.answer(QUESTION, Duration.ZERO, asker), askers);
            await().until(() -> bench.server.asked().size() == asked);
            asker.leave();
            assertThatThrownBy(answer::get).hasRootCauseInstanceOf(CancellationException.class);
        }
        bench.server.plays(ScriptedModel.saying(claims(TRUE_CLAIM)));
        Generation generation = Objects.requireNonNull(answerer.answer(QUESTION).generation());
        assertThat(generation.outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void a_follow_up_that_nobody_waits_for_is_completed_by_rule_at_once() throws Exception {
        bench.server.plays((asked, wire) -> wire.stall());
        Waiting asker = new Waiting();
        Conversation so =
                new Conversation(List.of(new Conversation.Turn("When were the talks in Istanbul held?", "on Feb. 27")));
        GeneratedFollowUps followUps = bench.answerer().followUps();
        CompletableFuture<String> completed =
                CompletableFuture.supplyAsync(() -> followUps.complete("And in Geneva?", so, asker), askers);
        untilTheServerIsAsked();
        asker.leave();
        assertThat(completed.get()).isEqualTo("When were the talks in Geneva held?");
    }
}
