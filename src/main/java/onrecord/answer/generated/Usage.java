package onrecord.answer.generated;

import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the calls for one answer cost together. Thread-safe. */
final class Usage {
    private int inputTokens;
    private int outputTokens;
    private int calls;
    private Duration waited = Duration.ZERO;

    synchronized void called() {
        calls++;
    }

    synchronized void waited(Duration time) {
        waited = waited.plus(time);
    }

    synchronized void counted(@Nullable TokenUsage usage) {
        if (usage != null) {
            inputTokens += usage.inputTokenCount() == null ? 0 : usage.inputTokenCount();
            outputTokens += usage.outputTokenCount() == null ? 0 : usage.outputTokenCount();
        }
    }

    synchronized int inputTokens() {
        return inputTokens;
    }

    synchronized int outputTokens() {
        return outputTokens;
    }

    synchronized int calls() {
        return calls;
    }

    synchronized Duration waited() {
        return waited;
    }
}
