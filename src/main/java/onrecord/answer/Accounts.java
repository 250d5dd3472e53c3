package onrecord.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onrecord.language.Quantities;
import onrecord.language.QuestionType;
import onrecord.language.TextSpan;
import onrecord.retrieval.Question;

/**
 * Finds sources that answer one question differently: another number, another day, yes and no, and where a question asks
 * how things stand, another name. Nothing is chosen between them: each stays, with its date.
 */
final class Accounts {
    /** The share of the best sentence's words of the question that another must have to speak to the same question. */
    private static final double ALIKE = 0.6;
    /** How likely another sentence must be to answer, measured against the best. */
    private static final double LIKELY = 0.05;
    /** What the best sentence must have of the question's words for its account to be held against others. */
    private static final double ON_THE_SUBJECT = 0.4;

    private Accounts() {}

    /** A quote with what it says. */
    private record Told(Account account, Stance stance) {}

    /** The accounts that differ, the latest first, those of unknown date last; empty if none differ. */
    static List<Account> among(Answer.Quoted answer, Finding finding) {
        Question question = finding.evidence().question();
        Candidate best = finding.ranked().get(0);
        if (best.value(Feature.COVERAGE) < ON_THE_SUBJECT) {
            return List.of();
        }
        List<Told> told = new ArrayList<>();
        for (Quote quote : answer.quotes()) {
            boolean isFirst = told.isEmpty() && quote == answer.quotes().get(0);
            boolean anotherArticle = told.stream()
                    .noneMatch(other -> other.account()
                            .quote()
                            .article()
                            .id()
                            .equals(quote.article().id()));
            if (isFirst || (anotherArticle && !told.isEmpty() && speaksToTheSame(quote, best, finding))) {
                told(quote, question, finding, told).ifPresent(told::add);
            }
        }
        Map<Stance, Told> latest = new LinkedHashMap<>();
        for (Told one : told) {
            Optional<Stance> known = latest.keySet().stream()
                    .filter(stance -> stance.agrees(one.stance()))
                    .findFirst();
            latest.merge(known.orElse(one.stance()), one, Accounts::later);
        }
        return latest.size() < 2
                ? List.of()
                : latest.values().stream()
                        .map(Told::account)
                        .sorted(Comparator.comparing(
                                Account::asOf, Comparator.nullsLast(Comparator.<LocalDate>reverseOrder())))
                        .toList();
    }

    private static Told later(Told one, Told other) {
        LocalDate day = one.account().asOf();
        LocalDate otherDay = other.account().asOf();
        return otherDay != null && (day == null || otherDay.isAfter(day)) ? other : one;
    }

    private static boolean speaksToTheSame(Quote quote, Candidate best, Finding finding) {
        // Of two that contradict each other one reads much more like the answer, so the odds tell nothing.
        boolean asksWhether = finding.evidence().question().type() == QuestionType.YES_NO;
        return finding.ranked().stream()
                .filter(candidate -> candidate.span().equals(quote.core())
                        && candidate
                                .passage()
                                .article()
                                .id()
                                .equals(quote.article().id()))
                .anyMatch(candidate -> (asksWhether || Math.exp(candidate.score() - best.score()) >= LIKELY)
                        && subject(candidate, finding) >= ALIKE * subject(best, finding)
                        && candidate.value(Feature.NAMES) >= best.value(Feature.NAMES));
    }

    /** How much of the question's words a sentence has, with its article's title. */
    private static double subject(Candidate candidate, Finding finding) {
        Set<String> said = new HashSet<>(finding.terms().of(candidate.text()));
        said.addAll(finding.terms().title(candidate.passage().article()));
        return finding.asked().subjectCoverage(said);
    }

    private static Optional<Told> told(Quote quote, Question question, Finding finding, List<Told> before) {
        String body = quote.article().body();
        if (question.type() == QuestionType.YES_NO) {
            String sentence = quote.core().in(body);
            return Optional.of(new Told(
                    new Account(sentence, quote),
                    new Stance(Polarity.denies(sentence, question.words(), finding.terms()))));
        }
        Optional<TextSpan> words = quote.highlights().stream().findFirst();
        if (words.isEmpty() && !before.isEmpty()) {
            words = likeAmount(quote, before.get(0).account().text());
        }
        return words.flatMap(shown ->
                Stance.of(quote, shown, question).map(stance -> new Told(new Account(shown.in(body), quote), stance)));
    }

    /** The only amount in the sentence that answers which ends as the first account does: "percent", "people". */
    private static Optional<TextSpan> likeAmount(Quote quote, String first) {
        if (!first.contains(" ") || !Stance.isAmount(first, new TextSpan(0, first.length()))) {
            return Optional.empty();
        }
        String tail = first.substring(first.lastIndexOf(' '));
        String body = quote.article().body();
        List<TextSpan> alike = Quantities.amounts(body, quote.core()).stream()
                .filter(amount -> amount.in(body).endsWith(tail) || body.startsWith(tail, amount.end()))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }
}
