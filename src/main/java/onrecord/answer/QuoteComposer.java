package onrecord.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import onrecord.language.TextSpan;
import onrecord.passage.Passage;

/**
 * Makes quotes of one to three sentences: the chosen one, with a neighbour where the answer may stand there or where
 * the sentence cannot be understood alone.
 */
final class QuoteComposer {
    private static final int MOST_SENTENCES = 3;
    /** A neighbour with this share of the odds of the best sentence of all may well hold the answer. */
    private static final double NEIGHBOUR_ODDS = 0.2;

    private static final Pattern LEANS_ON_WHAT_CAME_BEFORE = Pattern.compile(
            "[\\p{Punct}“‘ ]*(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|But|However|And|So|Such|Both"
                    + "|Also|Then|There|Later|Instead|Meanwhile|Earlier that|The (?:company|group|man|woman|two|move|decision))\\b.*",
            Pattern.DOTALL);

    /** An editor's note stands between a sentence and what it leans on. */
    private static final Pattern IN_BRACKETS = Pattern.compile("\\s*(?:\\[[^\\[\\]]*]|\\([^()]*\\))[.!?]?\\s*");

    private final QuoteChecker checker;

    QuoteComposer(QuoteChecker checker) {
        this.checker = checker;
    }

    /** The quote around a candidate; empty if the checker refuses it. */
    Optional<Quote> compose(Candidate chosen, Finding finding, List<TextSpan> highlights, double score) {
        return checker.quote(chosen.passage().article(), span(chosen, finding), chosen.span(), highlights, score);
    }

    /** Whether a sentence is about someone or something that one before it names. */
    static boolean leansOnWhatCameBefore(String sentence) {
        return LEANS_ON_WHAT_CAME_BEFORE.matcher(sentence).matches();
    }

    private static TextSpan span(Candidate chosen, Finding finding) {
        Passage passage = chosen.passage().passage();
        double best = finding.ranked().get(0).score();
        Map<Integer, Double> odds = new HashMap<>();
        for (Candidate other : finding.ranked()) {
            if (other.passage().passage().id().equals(passage.id())) {
                odds.put(other.ordinal(), Math.exp(other.score() - best));
            }
        }
        int first = chosen.ordinal();
        int last = chosen.ordinal();
        if (first > 0 && leansOnWhatCameBefore(chosen.text())) {
            first--;
            if (first > 0 && isInBrackets(passage.sentences().get(first), chosen)) {
                first--;
            }
        }
        while (last - first + 1 < MOST_SENTENCES) {
            double before = odds.getOrDefault(first - 1, 0.0);
            double after = odds.getOrDefault(last + 1, 0.0);
            if (Math.max(before, after) < NEIGHBOUR_ODDS) {
                break;
            }
            if (before > after) {
                first--;
            } else {
                last++;
            }
        }
        return passage.sentences().get(first).union(passage.sentences().get(last));
    }

    private static boolean isInBrackets(TextSpan sentence, Candidate chosen) {
        return IN_BRACKETS
                .matcher(sentence.in(chosen.passage().article().body()))
                .matches();
    }

    /** Quotes that add to those before: no two of an article overlap or read the same, or are of copies that have the same. */
    static List<Quote> apart(List<Quote> quotes) {
        List<Quote> kept = new ArrayList<>();
        for (Quote quote : quotes) {
            boolean repeats = kept.stream().anyMatch(other -> repeats(quote, other));
            if (!repeats) {
                kept.add(quote);
            }
        }
        return kept;
    }

    private static boolean repeats(Quote quote, Quote other) {
        String article = quote.article().id();
        return other.article().id().equals(article)
                ? other.span().overlaps(quote.span()) || other.text().equals(quote.text())
                : other.copies().stream()
                        .anyMatch(copy -> copy.article().id().equals(article)
                                && copy.span().overlaps(quote.core()));
    }
}
