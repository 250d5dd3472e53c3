package onrecord.language;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the subject beside a verb of saying. What may be misread is left out. */
final class Subjects {
    private static final int LONGEST = 9;
    /** What joins someone's name to that of a body: "Hugh Abernathy of the Democratic Alliance". */
    private static final Set<String> OF_BODY = Set.of("of", "from");

    private final Frame frame;
    private final Phrases phrases;
    private final Cast cast;

    Subjects(Frame frame, Cast cast) {
        this.frame = frame;
        this.cast = cast;
        phrases = new Phrases(frame);
    }

    /**
     * The subject whose last unit stands before a verb, past what is set off by commas.
     *
     * @param last the unit before the verb and its auxiliaries
     * @param leaning whether the verb is an -ing form, which may follow "with"
     */
    Optional<Subject> before(int last, boolean leaning) {
        if (!frame.has(last) || frame.isQuoted(last)) {
            return Optional.empty();
        }
        if (!frame.gap(last + 1).contains(",")) {
            return endingAt(last, leaning);
        }
        return beforeInsertion(last, leaning);
    }

    /** "Zelenskyy, who met Trump, has said"; "His lawyer, Ben Carrow, argued"; "Stone, 61, denies". */
    private Optional<Subject> beforeInsertion(int last, boolean leaning) {
        for (int i = last; i > 0; i--) {
            if (frame.isQuoted(i) || frame.gap(i).contains(";") || frame.gap(i).contains(":")) {
                return Optional.empty();
            }
            if (frame.gap(i).contains(",")) {
                if (ClauseWords.RELATIVES.contains(frame.word(i))) {
                    return endingAt(i - 1, leaning);
                }
                int name = phrases.nameStart(last);
                if (name == i || (phrases.roleStart(Math.min(name, last)) == i && name <= last)) {
                    return named(name, last, i);
                }
                int end = phrases.nameEnd(i);
                if (end >= i
                        && end < last
                        && OF_BODY.contains(frame.word(end + 1))
                        && phrases.hasNoVerb(end + 1, last)) {
                    return named(i, end, i);
                }
                if (Phrases.DETERMINERS.contains(frame.word(i))
                        && phrases.roleStart(Math.min(name, last)) == i + 1
                        && name <= last
                        && phrases.nameStart(i - 1) >= i) {
                    return named(name, last, i);
                }
                boolean aside = isAside(i);
                Optional<Subject> set = endingAt(i - 1, leaning).filter(subject -> subject.named() || aside);
                if (set.isPresent() && isInsertion(i, last)) {
                    return set;
                }
            }
        }
        return Optional.empty();
    }

    /** An age, an origin, or what someone is. */
    private boolean isInsertion(int from, int to) {
        String first = frame.word(from);
        boolean opens = first.chars().allMatch(Character::isDigit)
                || Set.of("of", "from", "speaking", "also", "too", "however").contains(first)
                || Phrases.DETERMINERS.contains(first)
                || frame.isRole(from)
                || frame.isRole(to);
        return (isAside(from) && phrases.hasNoVerb(from + 1, to)) || (opens && phrases.hasNoVerb(from, to));
    }

    private boolean isAside(int from) {
        return Set.of("asked", "speaking", "commenting", "quoted", "writing", "responding")
                .contains(frame.word(from));
    }

    private Optional<Subject> endingAt(int last, boolean leaning) {
        String word = frame.word(last);
        if (frame.isQuoted(last) || !frame.has(last)) {
            return Optional.empty();
        }
        if (ClauseWords.PRONOUNS.contains(word)) {
            return Optional.of(new Subject(null, word, true, last, last));
        }
        if (word.equals("who") && last > 0) {
            int start = phrases.nameStart(last - 1);
            return start < last ? named(start, last - 1, start) : Optional.empty();
        }
        if (Words.isStopWord(word)) {
            return Optional.empty();
        }
        int start = phrases.nameStart(last);
        return start <= last ? name(start, last, leaning) : description(last, leaning);
    }

    private Optional<Subject> name(int start, int last, boolean leaning) {
        int first = phrases.roleStart(start);
        if (frame.isParted(first)) {
            return named(start, last, first);
        }
        String before = frame.word(first - 1);
        if (before.equals("the") && start == last && frame.isDemonym(last)) {
            return Optional.of(new Subject(null, "the", false, first - 1, last));
        }
        if (Phrases.DETERMINERS.contains(before)) {
            if (!frame.isParted(first - 1)
                    && ClauseWords.PREPOSITIONS.contains(frame.word(first - 2))
                    && !(leaning && frame.word(first - 2).equals("with"))) {
                return phraseAround(first - 2, last, leaning);
            }
            return named(start, last, first - 1);
        }
        if (before.equals("and") || before.equals("or")) {
            boolean list =
                    frame.has(first - 2) && phrases.nameStart(first - 2) <= first - 2 && !startsClause(first - 2);
            return list ? Optional.empty() : named(start, last, first);
        }
        if (leaning && before.equals("with")) {
            return named(start, last, first);
        }
        if (ClauseWords.PREPOSITIONS.contains(before)) {
            return phraseAround(first - 1, last, leaning);
        }
        boolean clear = ClauseWords.CONJUNCTIONS.contains(before)
                || SpeechVerbs.of(before) != null
                || frame.isTime(first - 1)
                || frame.isStarter(first - 1)
                || frame.isTrade(first - 1)
                || Set.of(
                                "week",
                                "month",
                                "year",
                                "day",
                                "night",
                                "evening",
                                "morning",
                                "earlier",
                                "later",
                                "meanwhile",
                                "yesterday",
                                "not")
                        .contains(before)
                || (!Words.isStopWord(before) && !frame.isCapital(first - 1) && opensPlain(first - 1));
        return clear && !frame.isPossessive(first - 1) ? named(start, last, first) : Optional.empty();
    }

    /** A lower-case word or two at the head of a clause: "data provider CarScope", "shares rival Ampere". */
    private boolean opensPlain(int i) {
        int first = i;
        while (frame.has(first - 1)
                && !frame.isParted(first)
                && !Words.isStopWord(frame.word(first - 1))
                && !frame.isCapital(first - 1)) {
            first--;
        }
        return frame.isParted(first) || Words.isStopWord(frame.word(first - 1));
    }

    /** Whether the name that ends at a unit ends a clause's object, not a list of subjects. */
    private boolean startsClause(int last) {
        int start = phrases.roleStart(phrases.nameStart(last));
        return !frame.isParted(start)
                && !Phrases.DETERMINERS.contains(frame.word(start - 1))
                && !frame.isStarter(start - 1);
    }

    /** "Pieter Claes of Brandt University", "a spokesman for Merkel": the head stands before the preposition. */
    private Optional<Subject> phraseAround(int preposition, int last, boolean leaning) {
        if (preposition < 1 || frame.isParted(preposition)) {
            return Optional.empty();
        }
        int head = preposition - 1;
        int start = phrases.nameStart(head);
        if (start <= head) {
            return name(start, head, leaning).map(found -> new Subject(found.speaker(), "", true, found.first(), last));
        }
        return description(last, leaning);
    }

    private Optional<Subject> description(int last, boolean leaning) {
        int first = last;
        while (!(opens(first, leaning) && !isLinked(first, leaning))
                && frame.has(first - 1)
                && !frame.isParted(first)
                && belongs(first - 1, leaning)
                && last - first < LONGEST) {
            first--;
        }
        boolean opener = opens(first, leaning);
        boolean border = frame.isParted(first)
                || ClauseWords.CONJUNCTIONS.contains(frame.word(first - 1))
                || (leaning && frame.word(first - 1).equals("with"))
                || SpeechVerbs.of(frame.word(first - 1)) != null
                || frame.isTime(first - 1)
                || frame.isStarter(first - 1);
        if (!opener || !border || !phrases.hasNoVerb(first, last) || frame.isPossessive(last)) {
            return Optional.empty();
        }
        boolean determined = Phrases.DETERMINERS.contains(frame.word(first));
        int head = determined && first < last ? first + 1 : first;
        if (first == last && determined) {
            return Optional.empty();
        }
        return described(head, last, first, frame.word(first).equals("the"));
    }

    private Optional<Subject> described(int head, int last, int first, boolean known) {
        Optional<Speaker> body = known && head == last ? cast.body(frame.word(last)) : Optional.empty();
        if (body.isPresent()) {
            return body.map(speaker -> new Subject(speaker, "", true, first, last));
        }
        if (known && (phrases.hasRole(head, last) || (head == last && frame.isDemonym(last)))) {
            Optional<Speaker> one = cast.described(frame.written(head, last));
            return Optional.of(
                    one.isPresent()
                            ? new Subject(one.get(), "", true, first, last)
                            : new Subject(null, "the", false, first, last));
        }
        String words = frame.written(first, last);
        boolean opens = head > first;
        String name = opens ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) : words;
        return Optional.of(new Subject(new Speaker(name, null), "", false, first, last));
    }

    private boolean opens(int i, boolean leaning) {
        return Phrases.DETERMINERS.contains(frame.word(i))
                || ((frame.isParted(i)
                                || (leaning && frame.word(i - 1).equals("with"))
                                || ClauseWords.CONJUNCTIONS.contains(frame.word(i - 1))
                                || frame.isStarter(i - 1))
                        && (ClauseWords.PLURAL_OPENERS.contains(frame.word(i))
                                || (frame.word(i).endsWith("s") && !frame.isPossessive(i))));
    }

    /** "A spokesman for the council": the phrase goes on before the preposition. */
    private boolean isLinked(int i, boolean leaning) {
        return frame.has(i - 1)
                && !frame.isParted(i)
                && ClauseWords.PREPOSITIONS.contains(frame.word(i - 1))
                && !(leaning && frame.word(i - 1).equals("with"));
    }

    private boolean belongs(int i, boolean leaning) {
        String word = frame.word(i);
        boolean link = ClauseWords.PREPOSITIONS.contains(word) && !(leaning && word.equals("with"));
        return !frame.isQuoted(i)
                && (link
                        || Phrases.DETERMINERS.contains(word)
                        || !Words.isStopWord(word)
                        || ClauseWords.PLURAL_OPENERS.contains(word))
                && (!frame.isStarter(i)
                        || Phrases.DETERMINERS.contains(word)
                        || ClauseWords.PLURAL_OPENERS.contains(word))
                && !ClauseWords.CONJUNCTIONS.contains(word);
    }

    private Optional<Subject> named(int start, int last, int first) {
        String name = phrases.name(start, last);
        return cast.named(name, phrases.role(start, last)).map(speaker -> new Subject(speaker, "", true, first, last));
    }

    /** The subject that follows an inverted verb: "said coach Jonas Lie", "said he", "according to the Kremlin". */
    Optional<Subject> after(int from) {
        return frame.isParted(from) ? Optional.empty() : beginningAt(from);
    }

    /** The same where a colon may stand before it. */
    Optional<Subject> beginningAt(int from) {
        if (!frame.has(from) || frame.isQuoted(from)) {
            return Optional.empty();
        }
        if (ClauseWords.PRONOUNS.contains(frame.word(from))) {
            return Optional.of(new Subject(null, frame.word(from), true, from, from));
        }
        int last = from;
        for (int i = from;
                i - from < LONGEST && frame.has(i) && !frame.isQuoted(i) && (i == from || !frame.isParted(i));
                i++) {
            int end = phrases.nameEnd(i);
            boolean ends = frame.isParted(end + 1) || Words.isStopWord(frame.word(end + 1)) || frame.isTime(end + 1);
            if (end >= i && !frame.isPossessive(end) && ends && isRoleBetween(from, i)) {
                return frame.word(end + 1).equals("and")
                                && !frame.isParted(end + 1)
                                && phrases.nameEnd(end + 2) > end + 1
                        ? Optional.empty()
                        : named(i, end, from);
            }
            if (i > from
                    && (ClauseWords.RELATIVES.contains(frame.word(i))
                            || ClauseWords.CONJUNCTIONS.contains(frame.word(i)))) {
                break;
            }
            last = i;
        }
        boolean determined = Phrases.DETERMINERS.contains(frame.word(from));
        boolean plural = ClauseWords.PLURAL_OPENERS.contains(frame.word(from));
        if ((!determined && !plural) || (determined && last == from) || !phrases.hasNoVerb(from, last)) {
            return Optional.empty();
        }
        int name = last + 1;
        int end = phrases.nameEnd(name);
        if (end >= name
                && phrases.hasRole(from, last)
                && frame.gap(name).strip().equals(",")) {
            return named(name, end, from);
        }
        int to = last;
        return described(
                        determined ? from + 1 : from,
                        origin(from, last),
                        from,
                        frame.word(from).equals("the"))
                .map(subject -> new Subject(subject.speaker(), subject.pronoun(), subject.named(), from, to));
    }

    /** The end of "a study" in "a study published on Tuesday", "a poll by Meinung": whence it comes is no part of its name. */
    private int origin(int from, int last) {
        for (int i = from + 1; i < last; i++) {
            if (ClauseWords.ORIGINS.contains(frame.word(i + 1)) && ClauseWords.REPORTS.contains(frame.word(i))) {
                return i;
            }
        }
        return last;
    }

    /** Whether only a determiner and a role stand before the name. */
    private boolean isRoleBetween(int from, int name) {
        int first = phrases.roleStart(name);
        return first <= from
                || (first == from + 1 && Phrases.DETERMINERS.contains(frame.word(from)))
                || (first == name && name - from <= 2 && !ClauseWords.PREPOSITIONS.contains(frame.word(name - 1)));
    }

    /** Who the sentence is about: what it begins with, if a verb follows it. */
    Optional<Subject> ofSentence() {
        int from = frame.has(1) && frame.gap(1).strip().startsWith(":") ? 1 : 0;
        for (int i = from; i < Math.min(frame.size(), LONGEST); i++) {
            if (frame.isQuoted(i)) {
                return Optional.empty();
            }
            if (ClauseWords.PRONOUNS.contains(frame.word(i))) {
                return Optional.of(new Subject(null, frame.word(i), true, i, i));
            }
            int end = phrases.nameEnd(i);
            boolean title = !frame.isParted(end + 1) && frame.isRole(end + 1);
            if (end >= i && !title) {
                boolean possessive = frame.isPossessive(end);
                boolean joined = Set.of("and", "or").contains(frame.word(end + 1)) && !frame.isParted(end + 1);
                boolean object = i > 0 && ClauseWords.PREPOSITIONS.contains(frame.word(phrases.roleStart(i) - 1));
                if (object) {
                    i = end;
                    continue;
                }
                return possessive || joined ? Optional.empty() : named(i, end, i);
            }
        }
        return Optional.empty();
    }
}
