package onrecord.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Property(tries = 100)
    void a_group_gets_at_most_twenty_messages_in_any_minute(@ForAll @IntRange(min = 0, max = 600) int silence) {
        TokenBucket bucket = Pace.telegram().chat(true);
        long now = silence * SECOND;
        long[] sent = new long[60];
        for (int i = 0; i < sent.length; i++) {
            now += bucket.take(now);
            sent[i] = now;
        }
        for (int i = 20; i < sent.length; i++) {
            assertThat(sent[i] - sent[i - 20]).isGreaterThanOrEqualTo(59 * SECOND);
        }
    }

    @Test
    void a_private_chat_gets_two_at_once_and_then_one_a_second() {
        TokenBucket bucket = Pace.telegram().chat(false);
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isEqualTo(SECOND);
        assertThat(bucket.isFull(0)).isFalse();
        assertThat(bucket.isFull(10 * SECOND)).isTrue();
    }

    @Test
    void settings_refuse_what_cannot_work_and_hide_the_token() {
        assertThatThrownBy(() -> new BotToken("hunter2")).hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> new Limits(0, 1, 100)).hasMessageContaining("0 at a time");
        assertThatThrownBy(() -> new Limits(1, 1, 5000)).hasMessageContaining("5000");
        assertThat(TelegramSettings.of(new BotToken(ScriptedBotApi.TOKEN)).toString())
                .doesNotContain(ScriptedBotApi.TOKEN.substring(5));
        assertThatThrownBy(() -> new Bench().settings(java.net.URI.create("http://127.0.0.1:1/path")))
                .hasMessageContaining("without a path");
    }
}
