package onrecord.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import onrecord.language.QuestionType;
import onrecord.language.ResolvedTime;
import onrecord.language.TextSpan;
import onrecord.retrieval.Question;
import org.jspecify.annotations.Nullable;

/** Adds to an answer which time its words name, and puts accounts that differ side by side, the latest first. */
final class Dating {
    private static final Pattern AHEAD = Pattern.compile("(?i)\\b(?:will|next|upcoming|going to)\\b");

    private Dating() {}

    /** The same answer, dated. */
    static Answer.Quoted dated(Answer.Quoted answer, Finding finding) {
        List<Account> accounts = Accounts.among(answer, finding);
        if (accounts.isEmpty()) {
            return with(answer, answer.text(), answer.quotes(), time(answer).orElse(null), accounts);
        }
        List<Quote> quotes =
                new ArrayList<>(accounts.stream().map(Account::quote).toList());
        answer.quotes().stream().filter(quote -> !quotes.contains(quote)).forEach(quotes::add);
        return with(answer, accounts.get(0).text(), quotes, null, accounts);
    }

    /** The quotes, unless the first names a time that is past where the question asks for one to come. */
    static List<Quote> fitting(List<Quote> quotes, Question question) {
        boolean asksAhead = question.type() == QuestionType.WHEN
                && AHEAD.matcher(question.words()).find();
        return asksAhead && !quotes.isEmpty() && isPast(quotes.get(0), question) ? List.of() : quotes;
    }

    private static boolean isPast(Quote quote, Question question) {
        LocalDate asOf = quote.asOf();
        return asOf != null
                && time(quote, question)
                        .map(ResolvedTime::interval)
                        .filter(interval -> interval.first().isBefore(asOf)
                                && !interval.last().isAfter(asOf))
                        .isPresent();
    }

    private static Answer.Quoted with(
            Answer.Quoted answer,
            String text,
            List<Quote> quotes,
            @Nullable ResolvedTime time,
            List<Account> accounts) {
        return new Answer.Quoted(
                answer.evidence(), text, quotes, answer.confidence(), answer.took(), answer.mode(), time, accounts);
    }

    /** The time that the short answer to a question of time names, or the only one in the sentence that answers. */
    private static Optional<ResolvedTime> time(Answer.Quoted answer) {
        QuestionType type = answer.evidence().question().type();
        if (type != QuestionType.WHEN && type != QuestionType.HOW_LONG) {
            return Optional.empty();
        }
        return time(answer.quotes().get(0), answer.evidence().question());
    }

    /** The time that a quote's highlighted words name, or the only one in the sentence that answers. */
    static Optional<ResolvedTime> time(Quote quote, Question question) {
        List<ResolvedTime> times =
                quote.times().stream().filter(time -> time.length() == null).toList();
        if (!quote.highlights().isEmpty()) {
            TextSpan words = quote.highlights().get(0);
            return times.stream().filter(time -> time.words().overlaps(words)).findFirst();
        }
        List<ResolvedTime> inCore = times.stream()
                .filter(time -> quote.core().contains(time.words()))
                .filter(time -> ShortAnswers.isOfEvent(
                        time.words(), question.words(), quote.article().body(), quote.core()))
                .toList();
        return question.type() == QuestionType.WHEN && inCore.size() == 1
                ? Optional.of(inCore.get(0))
                : Optional.empty();
    }
}
