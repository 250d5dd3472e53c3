package onrecord.answer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one source says where sources differ.
 *
 * @param text its short answer or the sentence, as it stands in the quote
 * @param quote one of the answer's quotes
 */
public record Account(String text, Quote quote) {
    public Account {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an account needs words");
        }
    }

    /** The day the claim was made; null if unknown. */
    public @Nullable LocalDate asOf() {
        return quote.asOf();
    }
}
