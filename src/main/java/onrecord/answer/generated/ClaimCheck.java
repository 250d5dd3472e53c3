package onrecord.answer.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import onrecord.answer.Generation.Dropped;
import onrecord.answer.Generation.Reason;
import onrecord.language.Words;

/**
 * Holds claims against the sentences they cite. A claim passes only if every figure, date, name and other word in it that
 * carries meaning stands in a cited sentence, whatever its form, it neither negates nor overstates them, and no two names
 * change places. Claims are in English. Not thread-safe: it remembers the sentences it has read.
 */
final class ClaimCheck {
    private static final int LONGEST = 400;
    static final int MOST_CITED = 5;
    /** The share of a claim's terms that one of its sentences must hold alone, so that none is pieced together. */
    private static final double HELD_BY_ONE = 0.5;

    private static final Pattern LINK = Pattern.compile(
            "(?i:https?:|hxxps?:|ftp:|mailto:|www\\.|\\bt\\.me\\b|\\]\\(|\\[dot\\]|\\bdot com\\b)|[\\w.+-]+@[\\w-]+"
                    + "|(?<!\\S)@\\w{3,}|\\b[\\p{L}\\p{Nd}-]{2,}\\.(?:\\p{Ll}{2,}|\\p{Lu}{2,})(?![\\p{L}\\p{Nd}])",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern MARKUP = Pattern.compile("<\\s*/?\\w", Pattern.UNICODE_CHARACTER_CLASS);

    private final Function<String, List<String>> stems;
    private final Map<String, Gist> read = new HashMap<>();

    /**
     * @param stems the terms of a text as the index cuts them
     */
    ClaimCheck(Function<String, List<String>> stems) {
        this.stems = stems;
    }

    /**
     * Why a claim must not be shown; empty if it may.
     *
     * @param prompts what the claim must not give away
     */
    Optional<Dropped> fault(Claim claim, EvidenceSheet sheet, PromptWords prompts) {
        if (claim.text().chars().noneMatch(Character::isLetterOrDigit)) {
            return drop(claim, Reason.EMPTY, "");
        }
        Optional<Dropped> form = formFault(claim, prompts);
        if (form.isPresent()) {
            return form;
        }
        if (claim.cites().isEmpty()) {
            return drop(claim, Reason.CITES_NOTHING, "");
        }
        List<Gist> cited = new ArrayList<>();
        for (int number : claim.cites()) {
            Optional<EvidenceSheet.Line> line = sheet.line(number);
            if (line.isEmpty()) {
                return drop(claim, Reason.NO_SUCH_SENTENCE, String.valueOf(number));
            }
            cited.add(read.computeIfAbsent(line.get().text(), text -> Gist.of(text, stems)));
        }
        if (cited.size() > MOST_CITED) {
            return drop(claim, Reason.TOO_LONG, "cites " + cited.size() + " sentences");
        }
        return contentFault(claim, Gist.of(claim.text(), stems), cited);
    }

    /** Why the outward form of a text forbids to show it, whatever it says. */
    static Optional<Dropped> formFault(Claim claim, PromptWords prompts) {
        if (claim.text().length() > LONGEST) {
            return drop(claim, Reason.TOO_LONG, claim.text().length() + " characters");
        }
        if (LINK.matcher(claim.text()).find()) {
            return drop(claim, Reason.LINK, "");
        }
        if (MARKUP.matcher(claim.text()).find()) {
            return drop(claim, Reason.MARKUP, "");
        }
        return prompts.givenAwayBy(claim.text()) ? drop(claim, Reason.PROMPT, "") : Optional.empty();
    }

    private static Optional<Dropped> contentFault(Claim claim, Gist said, List<Gist> cited) {
        Optional<Dropped> numbers = dateFault(claim, said, cited).or(() -> figureFault(claim, said, cited));
        if (numbers.isPresent()) {
            return numbers;
        }
        for (Gist.Term term : said.terms()) {
            if (cited.stream().noneMatch(sentence -> holds(sentence, term))) {
                return drop(claim, term.isCapital() ? Reason.FOREIGN_NAME : Reason.FOREIGN_WORD, term.written());
            }
        }
        if (said.terms().isEmpty() && said.figures().isEmpty() && said.dates().isEmpty()) {
            return drop(claim, Reason.EMPTY, "");
        }
        Optional<Dropped> polarity = polarityFault(claim, said, cited);
        if (polarity.isPresent()) {
            return polarity;
        }
        Optional<String> changed =
                said.parties().changedFrom(cited.stream().map(Gist::parties).toList());
        if (changed.isPresent()) {
            return drop(claim, Reason.CHANGES_PLACES, changed.get());
        }
        double most = cited.stream()
                .mapToDouble(sentence -> share(said, sentence))
                .max()
                .orElse(0);
        return most < HELD_BY_ONE
                ? drop(claim, Reason.FOREIGN_WORD, "pieced together from several sentences")
                : Optional.empty();
    }

    private static boolean holds(Gist sentence, Gist.Term term) {
        return sentence.terms().stream().anyMatch(other -> other.term().equals(term.term()) || other.isSameName(term));
    }

    private static double share(Gist said, Gist sentence) {
        long found = said.terms().stream().filter(term -> holds(sentence, term)).count();
        return said.terms().isEmpty() ? 1 : (double) found / said.terms().size();
    }

    private static Optional<Dropped> dateFault(Claim claim, Gist said, List<Gist> cited) {
        for (NamedDay day : said.dates()) {
            boolean isHeld = cited.stream()
                    .flatMap(sentence -> sentence.dates().stream())
                    .anyMatch(other -> other.supports(day));
            if (!isHeld) {
                return drop(claim, Reason.FOREIGN_DATE, day.toString());
            }
        }
        return Optional.empty();
    }

    private static Optional<Dropped> figureFault(Claim claim, Gist said, List<Gist> cited) {
        Set<Figure> held =
                cited.stream().flatMap(sentence -> sentence.figures().stream()).collect(Collectors.toSet());
        for (Figure figure : said.figures()) {
            if (!held.contains(figure)) {
                boolean date = figure.isYear() && claim.text().contains(figure.toString());
                return drop(claim, date ? Reason.FOREIGN_DATE : Reason.FOREIGN_FIGURE, figure.toString());
            }
        }
        for (Gist.Counted counted : said.counted()) {
            if (!countsTheSame(counted, cited)) {
                return drop(
                        claim,
                        Reason.FOREIGN_FIGURE,
                        counted.figure() + " " + counted.what().get(0));
            }
        }
        return Optional.empty();
    }

    /** "Three hours" is not held by "three rounds that lasted ten hours". */
    private static boolean countsTheSame(Gist.Counted counted, List<Gist> cited) {
        if (counted.what().isEmpty()
                || counted.figure().isYear()
                || !counted.figure().unit().isEmpty()) {
            return true;
        }
        List<Gist.Counted> like = cited.stream()
                .flatMap(sentence -> sentence.counted().stream())
                .filter(other -> other.figure().equals(counted.figure()))
                .toList();
        return like.isEmpty()
                || like.stream()
                        .anyMatch(other -> other.what().isEmpty()
                                || other.what().contains(counted.what().get(0)));
    }

    private static Optional<Dropped> polarityFault(Claim claim, Gist said, List<Gist> cited) {
        List<Gist.Term> source =
                cited.stream().flatMap(sentence -> sentence.terms().stream()).toList();
        for (Gist.Term term : said.terms()) {
            List<Gist.Term> like = source.stream()
                    .filter(other -> other.term().equals(term.term()))
                    .toList();
            if (term.negatedFirst() && like.stream().noneMatch(Gist.Term::negated)) {
                return drop(claim, Reason.NEGATES, term.written());
            }
            boolean alwaysNegated = !like.isEmpty()
                    && like.stream().allMatch(Gist.Term::negated)
                    && like.stream().anyMatch(Gist.Term::negatedFirst);
            if (!term.negated() && alwaysNegated) {
                return drop(claim, Reason.NEGATES, term.written());
            }
            boolean alwaysOpen = !like.isEmpty() && like.stream().allMatch(Gist.Term::doubtedFirst);
            if (!term.open() && alwaysOpen) {
                return drop(claim, Reason.OVERSTATES, term.written());
            }
        }
        return endsInNegation(said, cited) || negatesTwice(claim) ? drop(claim, Reason.NEGATES, "") : Optional.empty();
    }

    /** A negation that reaches no term ("Kyiv refused", "they did not") needs its like in the source. */
    private static boolean endsInNegation(Gist said, List<Gist> cited) {
        List<Gist.Denial> held =
                cited.stream().flatMap(sentence -> sentence.denials().stream()).toList();
        boolean isNegated = cited.stream().flatMap(s -> s.terms().stream()).anyMatch(Gist.Term::negated);
        return said.denials().stream()
                .filter(denial -> !denial.reaches())
                .anyMatch(denial -> denial.whose().isEmpty()
                        ? !isNegated && held.stream().noneMatch(denial::isSame)
                        : held.stream().noneMatch(denial::isSame));
    }

    /** Two negations in a row ("not never") undo each other; no article need say so. */
    private static boolean negatesTwice(Claim claim) {
        boolean before = false;
        for (Words.Token word : Words.in(claim.text())) {
            boolean negates = Gist.isNegation(word.folded());
            if (negates && before) {
                return true;
            }
            before = negates;
        }
        return false;
    }

    static Optional<Dropped> drop(Claim claim, Reason reason, String detail) {
        return Optional.of(new Dropped(claim.text(), claim.cites(), reason, detail));
    }
}
