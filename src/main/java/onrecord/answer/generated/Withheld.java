package onrecord.answer.generated;

import java.util.List;
import onrecord.answer.Answer;
import onrecord.answer.Quote;

/** Keeps what speaks to a model out of answers that were found by other means. */
final class Withheld {
    private Withheld() {}

    /** The answer without the quotes that do; a refusal if the articles say nothing else. */
    static Answer from(Answer answer) {
        List<Quote> quotes = answer.fold(Answer.Quoted::quotes, Answer.NotInCorpus::closest);
        List<Quote> left = harmless(quotes);
        if (left.size() == quotes.size()) {
            return answer;
        }
        if (left.isEmpty() || answer instanceof Answer.NotInCorpus) {
            return new Answer.NotInCorpus(answer.evidence(), left, answer.confidence(), answer.took(), answer.mode());
        }
        Quote first = left.get(0);
        String text = first.equals(quotes.get(0))
                ? answer.fold(Answer.Quoted::text, none -> "")
                : first.core().in(first.article().body());
        return new Answer.Quoted(answer.evidence(), text, left, answer.confidence(), answer.took(), answer.mode());
    }

    private static List<Quote> harmless(List<Quote> quotes) {
        return quotes.stream()
                .filter(quote -> !Orders.touches(quote.article(), quote.span()))
                .toList();
    }
}
