package onrecord.eval;

import java.util.List;
import onrecord.answer.Account;
import onrecord.answer.Answer;
import onrecord.language.Interval;
import onrecord.language.ResolvedTime;
import org.jspecify.annotations.Nullable;

/** Compares what an answer says of time with what is known. */
final class DatedOutcome {
    private DatedOutcome() {}

    /** Whether the answer's words are said to name these days; null if that does not matter. */
    static @Nullable Boolean rightTime(Answer answer, @Nullable String wanted) {
        if (wanted == null) {
            return null;
        }
        if (!(answer instanceof Answer.Quoted quoted)) {
            return false;
        }
        ResolvedTime time = quoted.time();
        if (time == null) {
            return false;
        }
        Interval interval = time.interval();
        return wanted.equals(AskedQuestion.UNKNOWN)
                ? interval == null
                : Interval.parse(wanted).equals(interval);
    }

    /** Whether the answer shows accounts that hold these, in this order, and no others; null if that does not matter. */
    static @Nullable Boolean rightAccounts(Answer answer, @Nullable List<String> wanted) {
        if (wanted == null) {
            return null;
        }
        List<Account> shown = answer.fold(Answer.Quoted::accounts, refusal -> List.of());
        boolean right = shown.size() == wanted.size();
        for (int i = 0; right && i < wanted.size(); i++) {
            right = Evaluation.holdsOne(shown.get(i).text(), List.of(wanted.get(i)));
        }
        return right;
    }
}
