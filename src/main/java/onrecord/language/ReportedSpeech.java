package onrecord.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import onrecord.language.Attributions.Attribution;

/** Finds the words of a sentence that an attribution reports. */
final class ReportedSpeech {
    private static final Set<String> ADVERBIAL = Set.of(
            "on",
            "in",
            "at",
            "by",
            "during",
            "after",
            "before",
            "from",
            "to",
            "late",
            "early",
            "last",
            "this",
            "earlier",
            "later",
            "yesterday",
            "today",
            "via",
            "through",
            "outside",
            "as",
            "when",
            "while",
            "over",
            "again",
            "too");
    private static final Set<String> RELATIVE = Set.of("that", "which", "who", "whose", "to");
    /** Verbs whose object is what was said. */
    private static final Set<String> WITH_OBJECT =
            Set.of("den", "accus", "urg", "demand", "vow", "promis", "pledg", "warn", "remind", "caution");

    private static final Set<String> ORIGINS =
            Set.of("published", "released", "issued", "posted", "broadcast", "aired");

    private final Frame frame;
    private final List<Attribution> attributions;

    ReportedSpeech(Frame frame, List<Attribution> attributions) {
        this.frame = frame;
        this.attributions = attributions;
    }

    /** The words that the attribution with this number reports; empty if it only seems to be one. */
    Optional<TextSpan> words(int number) {
        Attribution attribution = attributions.get(number);
        if (Set.of("if", "whether", "unless").contains(frame.word(attribution.from() - 1))) {
            return Optional.empty();
        }
        if (number > 0 && isInside(attributions.get(number - 1), attribution)) {
            return Optional.empty();
        }
        int next = number + 1;
        while (next < attributions.size() && isInside(attributions.get(next - 1), attributions.get(next))) {
            next++;
        }
        int to = next < attributions.size() ? attributions.get(next).from() - 1 : frame.size() - 1;
        if (frame.word(attribution.verb()).equals("according")) {
            return attribution.verb() == 0
                    ? span(attribution.to() + 1, frame.size() - 1)
                    : span(0, attribution.verb() - 1).filter(words -> attribution.verb() >= 3);
        }
        if (isTrailing(attribution)) {
            return span(0, attribution.from() - 1);
        }
        if (isInserted(attribution)) {
            return span(attribution.to() + 1, to);
        }
        int from = start(attribution, to);
        return from <= to && isReport(attribution, from, to) ? span(from, to) : Optional.empty();
    }

    /** "Oort says he promised …": what is said is that he promised. */
    private boolean isInside(Attribution outer, Attribution inner) {
        return inner.from() == outer.to() + 1
                && !outer.inverted()
                && !inner.leaning()
                && !inner.inverted()
                && !frame.isParted(inner.from())
                && outer.kind() == SpeechVerbs.Kind.SAID;
    }

    /** "The agreement, he said, protects jobs": what follows tells what was said. */
    private boolean isInserted(Attribution attribution) {
        int rest = attribution.to() + 1;
        return attribution.kind() == SpeechVerbs.Kind.SAID
                && attribution.from() > 0
                && !attribution.leaning()
                && frame.gap(attribution.from()).contains(",")
                && frame.has(rest)
                && frame.gap(rest).contains(",")
                && !frame.isQuoted(attribution.from() - 1)
                && !frame.isQuoted(rest)
                && (attribution.subject().pronoun().isEmpty() || !hasName(attribution.from() - 1));
    }

    /** Whether someone is named up to a unit, whom "he" may mean. */
    private boolean hasName(int to) {
        Phrases phrases = new Phrases(frame);
        for (int i = 0; i <= to; i++) {
            if (phrases.nameEnd(i) >= i) {
                return true;
            }
        }
        return false;
    }

    /** "…, their union said on Thursday." */
    private boolean isTrailing(Attribution attribution) {
        int rest = attribution.to() + 1;
        if (attribution.kind() == SpeechVerbs.Kind.TOLD) {
            while (frame.has(rest)
                    && rest - attribution.to() <= 4
                    && !frame.isParted(rest)
                    && !ADVERBIAL.contains(frame.word(rest))
                    && !frame.isTime(rest)) {
                rest++;
            }
        }
        boolean set = attribution.from() >= 3
                && !attribution.leaning()
                && frame.gap(attribution.from()).contains(",");
        boolean bare =
                !frame.has(rest) || ((ADVERBIAL.contains(frame.word(rest)) || frame.isTime(rest)) && !hasVerb(rest));
        return set && bare && attribution.kind() != SpeechVerbs.Kind.PART;
    }

    /** Whether a verb follows; "in a report published on Wednesday" has none. */
    private boolean hasVerb(int from) {
        for (int i = from; i < frame.size(); i++) {
            boolean told = ORIGINS.contains(frame.word(i)) && ADVERBIAL.contains(frame.word(i + 1));
            if (isFinite(i) && !told) {
                return true;
            }
        }
        return false;
    }

    /** Where the clause begins, past the listener, the day and "that". */
    private int start(Attribution attribution, int to) {
        int from = attribution.to() + 1;
        for (int i = from; i <= Math.min(to, from + 9); i++) {
            if (frame.isQuoted(i) || (i > from && frame.isParted(i))) {
                break;
            }
            if (frame.word(i).equals("that") && !hasFinite(from, i - 1)) {
                return i + 1;
            }
        }
        if (frame.word(from).equals("on") && frame.isTime(from + 1)) {
            from += 2;
        } else if (frame.word(from).equals("last") && frame.isTime(from + 1)) {
            from += 2;
        } else if (frame.isTime(from)) {
            from++;
        }
        return from;
    }

    private boolean isReport(Attribution attribution, int from, int to) {
        String verb = frame.word(attribution.verb());
        boolean that = frame.word(from - 1).equals("that");
        if (that || hasQuotation(from, to)) {
            return attribution.kind() != SpeechVerbs.Kind.QUOTING;
        }
        if (attribution.kind() == SpeechVerbs.Kind.PART) {
            return verb.startsWith("call") && Set.of("on", "for").contains(frame.word(from));
        }
        if (attribution.kind() == SpeechVerbs.Kind.QUOTING) {
            return false;
        }
        if (WITH_OBJECT.stream().anyMatch(verb::startsWith)) {
            return true;
        }
        return isClause(from, to);
    }

    /** Whether a finite verb comes before any relative clause. */
    private boolean isClause(int from, int to) {
        for (int i = from; i <= to; i++) {
            if (i > from && RELATIVE.contains(frame.word(i))) {
                return false;
            }
            if (isFinite(i) && i > from) {
                return true;
            }
        }
        return false;
    }

    private boolean hasFinite(int from, int to) {
        for (int i = from; i <= to; i++) {
            if (isFinite(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFinite(int i) {
        String word = frame.word(i);
        return Attributions.AUXILIARIES.contains(word)
                || (Attributions.MODALS.contains(word) && !word.equals("to"))
                || word.endsWith("n't")
                || (word.length() > 4 && word.endsWith("ed") && !frame.isCapital(i))
                || PAST.contains(word);
    }

    /** Past forms that do not end in -ed. */
    static final Set<String> PAST = Set.of(
            "ran", "fell", "took", "went", "made", "met", "saw", "lost", "won", "left", "stood", "held", "came", "gave",
            "knew", "got", "began", "broke", "brought", "built", "bought", "caught", "chose", "drew", "drove", "fought",
            "found", "grew", "kept", "led", "paid", "rose", "sent", "shot", "spent", "spoke", "taught", "thought",
            "wrote", "remain", "remains", "needs", "need", "want", "wants", "must");

    private boolean hasQuotation(int from, int to) {
        for (int i = from; i <= to; i++) {
            if (frame.isQuoted(i)) {
                return true;
            }
        }
        return false;
    }

    private Optional<TextSpan> span(int from, int to) {
        return from > to || !frame.has(from) || !frame.has(to)
                ? Optional.empty()
                : Optional.of(frame.unit(from).span().union(frame.unit(to).span()));
    }
}
