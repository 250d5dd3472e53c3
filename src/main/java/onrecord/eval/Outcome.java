package onrecord.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What came of one question. A measure that does not apply to the question is null and counts nowhere.
 *
 * @param refused whether the answer was "not in the corpus"
 * @param articles how the articles that hold the answer ranked
 * @param passages how the passages that hold it ranked
 * @param sentenceAt1 whether the sentence ranked first is right, refused or not
 * @param quoteAt1 whether the first quote shown is right; a refusal is wrong
 * @param quoteAt3 whether the first three quotes hold what they must
 * @param answer whether the short answer is right
 * @param cited whether every article was cited that must be
 * @param citationPrecision share of the quotes shown that come from an article that answers
 * @param quotes quotes shown, those of refusals included
 * @param verbatim how many of them equal the article's body at their place
 * @param time whether the answer's words were said to name the right days
 * @param accounts whether the accounts that differ were shown, and no others
 * @param speaker whether the right speaker was named
 * @param wording what a language model made of it; null without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
        String id,
        String kind,
        boolean answerable,
        boolean refused,
        double confidence,
        @Nullable Ranking articles,
        @Nullable Ranking passages,
        @Nullable Boolean sentenceAt1,
        @Nullable Boolean quoteAt1,
        @Nullable Boolean quoteAt3,
        @Nullable Boolean answer,
        @Nullable Boolean cited,
        @Nullable Double citationPrecision,
        int quotes,
        int verbatim,
        double millis,
        @Nullable Boolean time,
        @Nullable Boolean accounts,
        @Nullable Speaker speaker,
        @Nullable Wording wording) {

    /** By whom the quote that must be by someone is said to be. */
    public enum Speaker {
        RIGHT,
        WRONG,
        /** Nobody is named, or the question was refused. */
        NONE
    }

    /** Hits among the first 1, 5 and 10, reciprocal rank and nDCG of the first 10. */
    public record Ranking(double hit1, double hit5, double hit10, double mrr10, double ndcg10) {}

    /**
     * Whether the question went right as a whole: refused where it must be, else answered, quoted, cited, dated and
     * ascribed rightly.
     */
    public boolean isRight() {
        boolean wrong = Boolean.FALSE.equals(quoteAt3)
                || Boolean.FALSE.equals(answer)
                || Boolean.FALSE.equals(cited)
                || Boolean.FALSE.equals(time)
                || Boolean.FALSE.equals(accounts)
                || (speaker != null && speaker != Speaker.RIGHT);
        return answerable ? !refused && !wrong : refused;
    }
}
