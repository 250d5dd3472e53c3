package onrecord.answer.generated;

import java.util.List;
import onrecord.answer.Answer;
import onrecord.answer.Quote;

/** Keeps what speaks to a model out of answers that were found by other means. */
final class Withheld {
    private Withheld() {}

    /** The answer without the quotes that do; a refusal if the articles say nothing else. */
    static Answer from(Answer answer) {
        return answer.fold(Withheld::fromQuoted, Withheld::fromRefusal);
    }

    private static Answer fromQuoted(Answer.Quoted answer) {
        List<Quote> quotes = answer.quotes();
        List<Quote> left = harmless(quotes);
        if (left.size() == quotes.size()) {
            return answer;
        }
        if (left.isEmpty()) {
            // However sure it was of those quotes: what is refused stays below the threshold of answers.
            return new Answer.NotInCorpus(answer.evidence(), left, 0, answer.took(), answer.mode());
        }
        Quote first = left.get(0);
        String text = first.equals(quotes.get(0))
                ? answer.text()
                : first.core().in(first.article().body());
        return new Answer.Quoted(answer.evidence(), text, left, answer.confidence(), answer.took(), answer.mode());
    }

    private static Answer fromRefusal(Answer.NotInCorpus answer) {
        List<Quote> left = harmless(answer.closest());
        // What is missing may be told in the words of what was withheld.
        return left.size() == answer.closest().size()
                ? answer
                : new Answer.NotInCorpus(answer.evidence(), left, answer.confidence(), answer.took(), answer.mode());
    }

    private static List<Quote> harmless(List<Quote> quotes) {
        return quotes.stream()
                .filter(quote -> !Orders.touches(quote.article(), quote.span()))
                .toList();
    }
}
