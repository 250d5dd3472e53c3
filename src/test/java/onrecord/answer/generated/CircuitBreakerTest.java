package onrecord.answer.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private final AtomicLong clock = new AtomicLong();
    private final CircuitBreaker breaker = new CircuitBreaker("openai:scripted", clock::get);
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    private long told() {
        return logged.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("openai:scripted"))
                .count();
    }

    @Test
    void a_model_that_keeps_failing_is_told_of_once_and_once_more_when_it_replies() {
        for (int i = 0; i < 3; i++) {
            assertThat(breaker.lets()).isTrue();
            breaker.failed("HTTP status 503");
        }
        assertThat(breaker.lets()).isFalse();
        breaker.failed("HTTP status 503");
        assertThat(told()).isOne();

        clock.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(breaker.lets()).isTrue();
        breaker.succeeded();
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void after_a_pause_one_question_tries_and_the_others_wait_for_it() {
        for (int i = 0; i < 3; i++) {
            breaker.failed("HTTP status 503");
        }
        clock.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isFalse();
        breaker.failed("HTTP status 503");
        clock.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(breaker.lets()).isFalse();
    }

    @Test
    void a_success_forgives_the_failures_before_it() {
        breaker.failed("HTTP status 503");
        breaker.failed("HTTP status 503");
        breaker.succeeded();
        breaker.failed("HTTP status 503");
        assertThat(breaker.lets()).isTrue();
        assertThat(told()).isZero();
    }
}
