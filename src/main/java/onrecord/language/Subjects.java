package onrecord.language;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the subject beside a verb of saying. What may be misread is left out. */
final class Subjects {
    private static final Set<String> PRONOUNS = Set.of("he", "she", "it");
    private static final Set<String> CONJUNCTIONS = Set.of(
            "but",
            "while",
            "as",
            "after",
            "when",
            "because",
            "that",
            "though",
            "although",
            "if",
            "since",
            "where",
            "before",
            "until",
            "whether",
            "than",
            "so",
            "which",
            "whereas",
            "however",
            "and",
            "or",
            "something",
            "what");
    private static final Set<String> PREPOSITIONS = Set.of(
            "of",
            "for",
            "at",
            "in",
            "by",
            "with",
            "from",
            "to",
            "on",
            "under",
            "about",
            "against",
            "between",
            "into",
            "over",
            "near",
            "behind",
            "without",
            "despite",
            "during",
            "via",
            "like",
            "including");
    private static final Set<String> RELATIVES = Set.of("who", "which", "whose");
    private static final Set<String> PLURAL_OPENERS = Set.of(
            "some",
            "two",
            "three",
            "four",
            "several",
            "many",
            "most",
            "other",
            "both",
            "senior",
            "top",
            "local",
            "government",
            "people",
            "critics",
            "experts",
            "analysts",
            "officials",
            "prosecutors",
            "police",
            "residents",
            "researchers",
            "scientists",
            "authors",
            "opponents",
            "supporters",
            "witnesses",
            "lawyers",
            "doctors",
            "sources",
            "lawmakers",
            "investigators",
            "authorities",
            "organisers",
            "organizers");
    private static final int LONGEST = 9;

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
                if (RELATIVES.contains(frame.word(i))) {
                    return endingAt(i - 1, leaning);
                }
                int name = phrases.nameStart(last);
                if (name == i || (phrases.roleStart(Math.min(name, last)) == i && name <= last)) {
                    return named(name, last, i);
                }
                Optional<Subject> set = endingAt(i - 1, leaning).filter(Subject::named);
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
        boolean aside = Set.of("asked", "speaking", "commenting", "quoted", "writing", "responding")
                .contains(first);
        return (aside && phrases.hasNoVerb(from + 1, to)) || (opens && phrases.hasNoVerb(from, to));
    }

    private Optional<Subject> endingAt(int last, boolean leaning) {
        String word = frame.word(last);
        if (frame.isQuoted(last) || !frame.has(last)) {
            return Optional.empty();
        }
        if (PRONOUNS.contains(word)) {
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
                    && PREPOSITIONS.contains(frame.word(first - 2))
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
        if (PREPOSITIONS.contains(before)) {
            return phraseAround(first - 1, last, leaning);
        }
        boolean clear = CONJUNCTIONS.contains(before)
                || SpeechVerbs.of(before) != null
                || frame.isTime(first - 1)
                || frame.isStarter(first - 1)
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
                                "rival",
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
                || CONJUNCTIONS.contains(frame.word(first - 1))
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
                                || CONJUNCTIONS.contains(frame.word(i - 1))
                                || frame.isStarter(i - 1))
                        && (PLURAL_OPENERS.contains(frame.word(i))
                                || (frame.word(i).endsWith("s") && !frame.isPossessive(i))));
    }

    /** "A spokesman for the council": the phrase goes on before the preposition. */
    private boolean isLinked(int i, boolean leaning) {
        return frame.has(i - 1)
                && !frame.isParted(i)
                && PREPOSITIONS.contains(frame.word(i - 1))
                && !(leaning && frame.word(i - 1).equals("with"));
    }

    private boolean belongs(int i, boolean leaning) {
        String word = frame.word(i);
        boolean link = PREPOSITIONS.contains(word) && !(leaning && word.equals("with"));
        return !frame.isQuoted(i)
                && (link
                        || Phrases.DETERMINERS.contains(word)
                        || !Words.isStopWord(word)
                        || PLURAL_OPENERS.contains(word))
                && (!frame.isStarter(i) || Phrases.DETERMINERS.contains(word) || PLURAL_OPENERS.contains(word))
                && !CONJUNCTIONS.contains(word);
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
        if (PRONOUNS.contains(frame.word(from))) {
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
            if (i > from && (RELATIVES.contains(frame.word(i)) || CONJUNCTIONS.contains(frame.word(i)))) {
                break;
            }
            last = i;
        }
        boolean determined = Phrases.DETERMINERS.contains(frame.word(from));
        boolean plural = PLURAL_OPENERS.contains(frame.word(from));
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
        return described(
                determined ? from + 1 : from, last, from, frame.word(from).equals("the"));
    }

    /** Whether only a determiner and a role stand before the name. */
    private boolean isRoleBetween(int from, int name) {
        int first = phrases.roleStart(name);
        return first <= from
                || (first == from + 1 && Phrases.DETERMINERS.contains(frame.word(from)))
                || (first == name && name - from <= 2 && !PREPOSITIONS.contains(frame.word(name - 1)));
    }

    /** Who the sentence is about: what it begins with, if a verb follows it. */
    Optional<Subject> ofSentence() {
        int from = frame.has(1) && frame.gap(1).strip().startsWith(":") ? 1 : 0;
        for (int i = from; i < Math.min(frame.size(), LONGEST); i++) {
            if (frame.isQuoted(i)) {
                return Optional.empty();
            }
            if (PRONOUNS.contains(frame.word(i))) {
                return Optional.of(new Subject(null, frame.word(i), true, i, i));
            }
            int end = phrases.nameEnd(i);
            boolean title = !frame.isParted(end + 1) && frame.isRole(end + 1);
            if (end >= i && !title) {
                boolean possessive = frame.isPossessive(end);
                boolean joined = Set.of("and", "or").contains(frame.word(end + 1)) && !frame.isParted(end + 1);
                boolean object = i > 0 && PREPOSITIONS.contains(frame.word(phrases.roleStart(i) - 1));
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
