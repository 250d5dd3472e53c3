package onrecord.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds where a sentence says that someone speaks: each subject with its verb, and "according to". */
final class Attributions {
    static final Set<String> AUXILIARIES =
            Set.of("is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did");
    static final Set<String> MODALS =
            Set.of("will", "would", "can", "could", "may", "might", "should", "shall", "must", "to", "cannot");
    private static final Set<String> BEING = Set.of("is", "are", "was", "were", "be", "been", "being");
    private static final Set<String> BETWEEN = Set.of(
            "has",
            "have",
            "had",
            "also",
            "later",
            "earlier",
            "previously",
            "then",
            "still",
            "already",
            "again",
            "once",
            "now",
            "further",
            "since",
            "first",
            "too",
            "both");
    /** Forms of verbs that are nouns as well. */
    private static final Set<String> NOUNS = Set.of(
            "demands",
            "claims",
            "reports",
            "calls",
            "promises",
            "pledges",
            "vows",
            "warnings",
            "requests",
            "notes",
            "comments",
            "remarks",
            "complaints",
            "statements");

    private static final Set<String> REFUSING = Set.of("not", "never", "nothing", "no", "little", "neither", "nor");

    /**
     * Someone speaks here.
     *
     * @param subject who
     * @param verb the verb's unit, or that of "according"
     * @param from the first unit of subject and verb together
     * @param to the last
     * @param kind what the verb goes with
     * @param inverted whether the verb comes first
     * @param leaning whether the subject is that of another verb: "adding that"
     */
    record Attribution(
            Subject subject, int verb, int from, int to, SpeechVerbs.Kind kind, boolean inverted, boolean leaning) {}

    private final Frame frame;
    private final Subjects subjects;

    Attributions(Frame frame, Cast cast) {
        this.frame = frame;
        subjects = new Subjects(frame, cast);
    }

    /** All of them, in order. */
    List<Attribution> find() {
        List<Attribution> found = new ArrayList<>();
        for (int i = 0; i < frame.size(); i++) {
            if (!frame.isQuoted(i)) {
                at(i, found).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Attribution> at(int i, List<Attribution> before) {
        if (frame.word(i).equals("according") && frame.word(i + 1).equals("to")) {
            return subjects.after(i + 2)
                    .map(subject -> new Attribution(subject, i, i, subject.last(), SpeechVerbs.Kind.SAID, true, false));
        }
        SpeechVerbs.Verb verb = SpeechVerbs.of(frame.word(i));
        if (verb == null || (frame.isCapital(i) && i > 0)) {
            return Optional.empty();
        }
        if (REFUSING.contains(frame.word(i + 1)) && !frame.isParted(i + 1)) {
            return Optional.empty();
        }
        if (verb.form() == SpeechVerbs.Form.PARTICIPLE) {
            return participle(i, verb, before);
        }
        if (frame.isQuoted(i - 1)) {
            Optional<Attribution> inverted = inverted(i, verb);
            return inverted.isPresent() ? inverted : finite(i, verb, before);
        }
        Optional<Attribution> finite = finite(i, verb, before);
        return finite.isPresent() ? finite : inverted(i, verb);
    }

    /** "“…,” said coach Jonas Lie": right after a quotation, or where nothing but the speaker is left. */
    private Optional<Attribution> inverted(int i, SpeechVerbs.Verb verb) {
        if (verb.form() != SpeechVerbs.Form.FINITE
                || (!frame.isQuoted(i - 1) && !frame.gap(i).contains(","))) {
            return Optional.empty();
        }
        return subjects.after(i + 1)
                .filter(subject -> frame.isQuoted(i - 1) || frame.isParted(subject.last() + 1))
                .map(subject -> new Attribution(subject, i, i, subject.last(), verb.kind(), true, false));
    }

    private Optional<Attribution> finite(int i, SpeechVerbs.Verb verb, List<Attribution> before) {
        int last = i - 1;
        while (BETWEEN.contains(frame.word(last)) || (frame.word(last).endsWith("ly") && !frame.isCapital(last))) {
            last--;
        }
        String aside = frame.word(last);
        if (BEING.contains(aside) || MODALS.contains(aside) || REFUSING.contains(aside) || aside.endsWith("n't")) {
            return Optional.empty();
        }
        if ((aside.equals("and") || aside.equals("but") || aside.equals("then")) && last > 0) {
            return coordinated(i, last, verb, before);
        }
        return subjects.before(last, false)
                .filter(subject -> verb.form() == SpeechVerbs.Form.FINITE || isPlural(subject))
                .filter(subject -> !isNoun(i, subject))
                .map(subject -> new Attribution(subject, i, subject.first(), i, verb.kind(), false, false));
    }

    /** "A series of demands, including that …". */
    private boolean isNoun(int verb, Subject subject) {
        return NOUNS.contains(frame.word(verb)) && !subject.named() && frame.isParted(verb + 1);
    }

    private static boolean isPlural(Subject subject) {
        return subject.speaker() != null
                && !subject.named()
                && subject.speaker().name().contains("s");
    }

    /** "He warned of new sanctions and said …": the subject is that of the verb before. */
    private Optional<Attribution> coordinated(int i, int conjunction, SpeechVerbs.Verb verb, List<Attribution> before) {
        Optional<Subject> main = before.isEmpty()
                ? subjects.ofSentence()
                : Optional.of(before.get(before.size() - 1).subject());
        return main.filter(subject -> verb.form() == SpeechVerbs.Form.FINITE)
                .map(subject -> new Attribution(subject, i, conjunction, i, verb.kind(), false, true));
    }

    private Optional<Attribution> participle(int i, SpeechVerbs.Verb verb, List<Attribution> before) {
        boolean parted = frame.isParted(i);
        String aside = frame.word(i - 1);
        if (BEING.contains(aside)) {
            int last = i - 2;
            return subjects.before(last, false)
                    .map(subject -> new Attribution(subject, i, subject.first(), i, verb.kind(), false, false));
        }
        if (!parted && !aside.equals("and")) {
            return subjects.before(i - 1, true)
                    .map(subject -> new Attribution(subject, i, subject.first(), i, verb.kind(), false, false));
        }
        if (i == 0) {
            return Optional.empty();
        }
        Optional<Subject> main = before.isEmpty()
                ? subjects.ofSentence()
                : Optional.of(before.get(before.size() - 1).subject());
        return main.map(
                subject -> new Attribution(subject, i, aside.equals("and") ? i - 1 : i, i, verb.kind(), false, true));
    }

    /** Who the sentence is about. */
    Optional<Subject> sentenceSubject() {
        return subjects.ofSentence();
    }
}
