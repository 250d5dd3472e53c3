package onrecord.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom "he", "she", "it" and "the diplomat" mean: who the sentence before was about, if that was one alone. */
final class Focus {
    private static final int LONGEST_MEMORY = 2;

    private final Cast cast;
    private @Nullable Speaker person;
    private @Nullable Speaker thing;
    private int age;
    private boolean alone;

    Focus(Cast cast) {
        this.cast = cast;
    }

    /** The speaker that a subject means; empty if that is not sure. */
    Optional<Speaker> resolve(Subject subject) {
        Speaker known = subject.speaker();
        return switch (subject.pronoun()) {
            case "he", "she" -> Optional.ofNullable(person).filter(one -> cast.agrees(subject.pronoun(), one));
            case "it" -> Optional.ofNullable(thing);
            case "the" -> Optional.ofNullable(person);
            default -> Optional.ofNullable(known);
        };
    }

    /** The one person that the sentence before was about, if it named no other. */
    @Nullable
    Speaker alone() {
        return alone && age == 0 ? person : null;
    }

    /** Takes in a sentence. */
    void after(Frame frame, Optional<Subject> about, List<Optional<Speaker>> speakers) {
        Set<Optional<Speaker>> spoke = Set.copyOf(speakers);
        Optional<Speaker> subject = about.flatMap(this::resolve);
        if (spoke.size() > 1 || spoke.contains(Optional.<Speaker>empty())) {
            set(null);
        } else if (!spoke.isEmpty()) {
            Optional<Speaker> speaker = spoke.iterator().next();
            boolean other = subject.isPresent() && !subject.equals(speaker) && !frame.isQuoted(0);
            set(other ? null : speaker.orElse(null));
        } else if (about.isPresent() || isAboutSeveral(frame)) {
            set(subject.orElse(null));
        } else if (++age >= LONGEST_MEMORY) {
            set(null);
        }
        alone = person != null && isNamedAlone(frame, person);
    }

    private boolean isAboutSeveral(Frame frame) {
        Phrases phrases = new Phrases(frame);
        for (int i = 0; i < frame.size(); i++) {
            if (phrases.nameEnd(i) >= i) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamedAlone(Frame frame, Speaker one) {
        Phrases phrases = new Phrases(frame);
        for (int i = 0; i < frame.size(); i++) {
            int end = phrases.nameEnd(i);
            if (end >= i) {
                Optional<Speaker> named = cast.named(phrases.name(i, end), null);
                if (named.isEmpty() || !named.get().name().equals(one.name())) {
                    return false;
                }
                i = end;
            }
        }
        return true;
    }

    private void set(@Nullable Speaker speaker) {
        age = 0;
        boolean human = speaker != null && isPerson(speaker);
        person = human ? speaker : null;
        thing = human ? null : speaker;
    }

    private static boolean isPerson(Speaker speaker) {
        boolean words = speaker.name().indexOf(' ') > 0
                && Character.isUpperCase(speaker.name().charAt(0));
        return speaker.role() != null
                || (words
                        && !Phrases.isOrganisation(speaker.name())
                        && !KnownNames.isPlace(Names.fold(speaker.name())));
    }

    void paragraphEnds() {
        alone = false;
    }
}
