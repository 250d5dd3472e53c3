package onrecord.answer.generated;

import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the calls for one answer cost together. Not thread-safe. */
final class Usage {
    private int inputTokens;
    private int outputTokens;
    private int calls;
    private Duration waited = Duration.ZERO;

    void called() {
        calls++;
    }

    void waited(Duration time) {
        waited = waited.plus(time);
    }

    void counted(@Nullable TokenUsage usage) {
        if (usage != null) {
            inputTokens += usage.inputTokenCount() == null ? 0 : usage.inputTokenCount();
            outputTokens += usage.outputTokenCount() == null ? 0 : usage.outputTokenCount();
        }
    }

    int inputTokens() {
        return inputTokens;
    }

    int outputTokens() {
        return outputTokens;
    }

    int calls() {
        return calls;
    }

    Duration waited() {
        return waited;
    }
}
