package onrecord.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds names with the roles beside them, and other noun phrases, in a sentence. */
final class Phrases {
    static final Set<String> DETERMINERS =
            Set.of("the", "a", "an", "his", "her", "their", "its", "this", "that", "another", "one");
    private static final Set<String> ORGANISATIONS = Set.of(
            "ministry",
            "agency",
            "council",
            "union",
            "nations",
            "bank",
            "party",
            "parliament",
            "congress",
            "senate",
            "court",
            "university",
            "committee",
            "commission",
            "organization",
            "organisation",
            "company",
            "corporation",
            "news",
            "press",
            "post",
            "times",
            "house",
            "office",
            "department",
            "service",
            "institute",
            "authority",
            "administration",
            "government",
            "police",
            "army",
            "fund",
            "group",
            "association",
            "federation");
    private static final Set<String> PARTICLES =
            Set.of("de", "del", "di", "da", "la", "van", "von", "der", "den", "bin", "al", "el");
    private static final Set<String> ROLE_LINKS = Set.of("of", "for");
    private static final int LONGEST_ROLE = 9;

    private final Frame frame;

    Phrases(Frame frame) {
        this.frame = frame;
    }

    /** Whether a name ends with the word for a body of people. */
    static boolean isOrganisation(String name) {
        return ORGANISATIONS.contains(Names.fold(name.substring(name.lastIndexOf(' ') + 1)));
    }

    /** The last unit of the name that begins at a unit; less than {@code from} if none does. */
    int nameEnd(int from) {
        if (!frame.isName(from)) {
            int org = organisationEnd(from);
            return org > from ? org : from - 1;
        }
        int end = from;
        while (!frame.isPossessive(end) && frame.has(end + 1) && !frame.isParted(end + 1)) {
            if (frame.isName(end + 1)) {
                end++;
            } else if (PARTICLES.contains(frame.word(end + 1)) && frame.isName(end + 2) && !frame.isParted(end + 2)) {
                end += 2;
            } else {
                break;
            }
        }
        return Math.max(end, organisationEnd(from));
    }

    /** "Foreign Ministry": capitals up to a word for a body, titles and possessives included. */
    private int organisationEnd(int from) {
        int i = from;
        int end = -1;
        while (frame.isCapital(i) && !frame.isStarter(i) && (i == from || !frame.isParted(i))) {
            if (ORGANISATIONS.contains(frame.word(i))) {
                end = i;
            }
            i++;
        }
        return end;
    }

    /** The first unit of the name that ends at a unit; more than {@code to} if none does. */
    int nameStart(int to) {
        if (frame.isPossessive(to)) {
            return to + 1;
        }
        int start = to;
        while (!frame.isParted(start) && mayBelong(start - 1)) {
            start--;
        }
        for (int i = start; i <= to; i++) {
            if (nameEnd(i) >= to) {
                return i;
            }
        }
        return to + 1;
    }

    private boolean mayBelong(int i) {
        return (frame.isCapital(i) && !frame.isStarter(i))
                || (PARTICLES.contains(frame.word(i)) && frame.isName(i - 1) && !frame.isParted(i));
    }

    /** A name without the possessive ending. */
    String name(int from, int to) {
        String written = frame.written(from, to);
        boolean possessive = written.endsWith("'s") || written.endsWith("’s");
        return possessive ? written.substring(0, written.length() - 2) : written;
    }

    /** The role that stands beside a name: before it, set off by commas, or after it; null if none does. */
    @Nullable
    String role(int from, int to) {
        int first = roleStart(from);
        if (first < from) {
            return withoutTitle(first, from - 1);
        }
        if (frame.isPossessive(to)) {
            return null;
        }
        String before = roleSetOff(from, to);
        return before != null ? before : roleAfter(to);
    }

    /** The word before a name, which may be "Mrs". */
    String title(int from) {
        return from > 0 && !frame.isParted(from) ? frame.word(from - 1) : "";
    }

    private @Nullable String withoutTitle(int first, int last) {
        int from = first;
        int to = last;
        while (from <= to && isCourtesy(from)) {
            from++;
        }
        while (to >= from && isCourtesy(to)) {
            to--;
        }
        return from > to ? null : frame.written(from, to);
    }

    private boolean isCourtesy(int i) {
        return Set.of("mr", "mrs", "ms", "dr").contains(frame.word(i));
    }

    /** The first unit of the role before a name; the name's own start if there is none. */
    int roleStart(int name) {
        int last = name - 1;
        if (!frame.has(last) || frame.isParted(name) || frame.isQuoted(last)) {
            return name;
        }
        int first;
        if (frame.isRole(last) && !frame.isPossessive(last)) {
            first = last;
        } else if (ROLE_LINKS.contains(frame.word(last - 1)) && frame.isRole(last - 2) && !frame.isParted(last)) {
            first = last - 2;
        } else {
            return name;
        }
        while (frame.has(first - 1) && !frame.isParted(first) && isModifier(first - 1) && name - first < LONGEST_ROLE) {
            first--;
        }
        return first;
    }

    private boolean isModifier(int i) {
        if (frame.isQuoted(i) || frame.isStarter(i)) {
            return false;
        }
        String word = frame.word(i);
        if (ROLE_LINKS.contains(word)) {
            return frame.isRole(i - 1) && !frame.isParted(i);
        }
        boolean plain = !Words.isStopWord(word)
                && SpeechVerbs.of(word) == null
                && !ReportedSpeech.PAST.contains(word)
                && !word.endsWith("ly")
                && !word.endsWith("ed")
                && !word.endsWith("ing");
        return (frame.isCapital(i) && !isWeekday(i)) || (plain && !frame.isCapital(i));
    }

    private boolean isWeekday(int i) {
        return frame.word(i).endsWith("day") && frame.isTime(i);
    }

    /** "Zelenskyy's chief of staff, Andriy Yermak, said". */
    private @Nullable String roleSetOff(int from, int to) {
        boolean setOff = from > 0
                && frame.gap(from).strip().equals(",")
                && frame.gap(to + 1).strip().startsWith(",");
        if (!setOff) {
            return null;
        }
        int first = from - 1;
        while (frame.has(first - 1) && !frame.isParted(first) && !isOpener(first) && from - first < LONGEST_ROLE) {
            first--;
        }
        boolean opens = isOpener(first) || (frame.isParted(first) && frame.isPossessive(first));
        int head = DETERMINERS.contains(frame.word(first)) ? first + 1 : first;
        return opens && head < from && hasRole(head, from - 1) && hasNoVerb(head, from - 1)
                ? frame.written(head, from - 1)
                : null;
    }

    private boolean isOpener(int i) {
        return DETERMINERS.contains(frame.word(i));
    }

    /** "Felix Braun, an analyst at Kestrel Securities". */
    private @Nullable String roleAfter(int name) {
        int from = name + 1;
        if (!frame.has(from) || !frame.gap(from).strip().equals(",")) {
            return null;
        }
        if (DETERMINERS.contains(frame.word(from))) {
            from++;
        }
        int to = from - 1;
        while (frame.has(to + 1)
                && to - from < LONGEST_ROLE
                && (to < from || !frame.isParted(to + 1))
                && !frame.isQuoted(to + 1)
                && !Set.of("who", "which", "whose", "that", "as", "when", "and", "but")
                        .contains(frame.word(to + 1))
                && !isFinite(to + 1)) {
            to++;
        }
        int head = from;
        while (head < to
                && !Set.of("of", "at", "for", "in", "with", "from", "to").contains(frame.word(head + 1))) {
            head++;
        }
        boolean ends = !frame.has(to + 1)
                || frame.isParted(to + 1)
                || frame.isQuoted(to + 1)
                || frame.word(to + 1).equals("who")
                || SpeechVerbs.of(frame.word(to + 1)) != null;
        boolean startsName = frame.isName(from) && frame.isName(from + 1);
        return to >= from && ends && !startsName && frame.isRole(head) ? frame.written(from, to) : null;
    }

    boolean hasRole(int from, int to) {
        for (int i = from; i <= to; i++) {
            if (frame.isRole(i)) {
                return true;
            }
        }
        return false;
    }

    boolean hasNoVerb(int from, int to) {
        for (int i = from; i <= to; i++) {
            if (isFinite(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFinite(int i) {
        String word = frame.word(i);
        return Attributions.AUXILIARIES.contains(word)
                || Attributions.MODALS.contains(word)
                || (SpeechVerbs.of(word) != null && !frame.isCapital(i));
    }
}
