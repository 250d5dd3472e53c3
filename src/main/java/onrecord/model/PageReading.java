package onrecord.model;

import java.util.List;
import java.util.Optional;

/**
 * What the reading model says of one page: for every piece of its text how much the answer seems to begin and to end
 * there, against the answer not being on the page at all.
 */
public final class PageReading {
    private static final int MAX_SPAN_PIECES = 30;

    private final WordPieceTokenizer.Pieces text;
    private final List<Window> windows;

    PageReading(WordPieceTokenizer.Pieces text, List<Window> windows) {
        this.text = text;
        this.windows = windows;
    }

    /** What was read at once: logits for the pieces from {@code from} on. */
    @SuppressWarnings("ArrayRecordComponent") // internal, never compared
    record Window(int from, float[] starts, float[] ends, float none, float answerable) {}

    /**
     * A stretch of the page's text that may be the answer.
     *
     * @param start UTF-16 offset in the page's text
     * @param end offset after the last character
     * @param score logit against "no answer": above 0 the model prefers it to none
     * @param certainty how much of the model's belief is in this beginning and this end, in [0, 1]
     */
    public record Span(int start, int end, double score, double certainty) {}

    /** Logit that the page holds the answer; the highest of its windows. */
    public double answerable() {
        return windows.stream().mapToDouble(Window::answerable).max().orElseThrow();
    }

    /** The best span inside the characters {@code start} to {@code end}; empty if no piece lies inside. */
    public Optional<Span> best(int start, int end) {
        Optional<Span> best = Optional.empty();
        for (Window window : windows) {
            Optional<Span> here = best(window, start, end);
            if (here.isPresent() && (best.isEmpty() || here.get().score > best.get().score)) {
                best = here;
            }
        }
        return best;
    }

    private Optional<Span> best(Window window, int start, int end) {
        double best = Double.NEGATIVE_INFINITY;
        int bestFrom = -1;
        int bestTo = -1;
        for (int i = 0; i < window.starts.length; i++) {
            if (text.starts()[window.from + i] < start) {
                continue;
            }
            int last = Math.min(window.ends.length, i + MAX_SPAN_PIECES);
            for (int j = i; j < last && text.ends()[window.from + j] <= end; j++) {
                double score = window.starts[i] + window.ends[j];
                if (score > best) {
                    best = score;
                    bestFrom = i;
                    bestTo = j;
                }
            }
        }
        if (bestFrom < 0) {
            return Optional.empty();
        }
        double certainty = share(window.starts, bestFrom) * share(window.ends, bestTo);
        return Optional.of(new Span(
                text.starts()[window.from + bestFrom],
                text.ends()[window.from + bestTo],
                best - window.none,
                certainty));
    }

    /** Softmax over the window's pieces. */
    private static double share(float[] logits, int index) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - logits[index]);
        }
        return 1 / sum;
    }
}
