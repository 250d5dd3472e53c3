package onrecord.index;

import java.util.function.Supplier;
import onrecord.passage.Passage;

/** A passage that was found is no longer there: its article was replaced or removed meanwhile. To search anew helps. */
public final class ReplacedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int ATTEMPTS = 3;

    public ReplacedException(Passage passage) {
        super("the index does not hold passage " + passage.id() + " any more: its article was replaced or removed");
    }

    /** What work from search to reading comes to; it is begun again, twice at most, where that happens. */
    public static <T> T repeated(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ReplacedException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
