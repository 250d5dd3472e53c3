package onrecord.channel.telegram;

import java.util.List;
import java.util.Optional;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.index.PassageIndex;
import onrecord.language.TextSpan;

/**
 * An answer as it was given, by the places of its quotes.
 *
 * @param id its row
 * @param question as asked
 * @param answered false if it was a refusal
 * @param quotes of a refusal: the closest passages
 */
record StoredAnswer(long id, String question, boolean answered, List<Place> quotes) {

    /**
     * Where a quote stands.
     *
     * @param article its article's id
     * @param hash its article's hash when it was quoted
     */
    record Place(String article, String hash, TextSpan span, double score, List<TextSpan> highlights) {

        static Place of(Quote quote) {
            return new Place(
                    quote.article().id(), quote.article().hash(), quote.span(), quote.score(), quote.highlights());
        }

        /** The quote, cut and checked anew; empty if the article is gone or no longer the same. */
        Optional<Quote> quote(PassageIndex index, QuoteChecker checker) {
            return index.article(article)
                    .filter(found -> found.hash().equals(hash))
                    .flatMap(found -> checker.quote(found, span, highlights, score));
        }
    }
}
