package onrecord.retrieval;

import java.util.List;
import java.util.Optional;
import onrecord.index.Lexicon;
import onrecord.language.Language;
import onrecord.language.QuestionType;
import onrecord.language.Sounds;
import onrecord.language.Translation;
import onrecord.language.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Turns questions into the words of the indexed articles. */
final class ArticleWords implements Vocabulary {
    /** Names that differ more are two. */
    private static final double FARTHEST = 0.22;

    private static final int SHORTEST = 3;

    private final Lexicon lexicon;

    private ArticleWords(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The question with its English words; as it is if it was asked in English. */
    static Question inEnglish(Question question, Lexicon lexicon) {
        if (question.language() == Language.EN) {
            return question;
        }
        Translation translation = Translation.of(question.text(), question.language(), new ArticleWords(lexicon));
        QuestionType type =
                question.type() == QuestionType.WHAT ? QuestionType.of(translation.english()) : question.type();
        return new Question(question.text(), type, question.language(), translation.english(), translation.unknown());
    }

    @Override
    public boolean holds(String words) {
        return lexicon.terms(words).stream().allMatch(lexicon::holds);
    }

    @Override
    public Optional<String> sounding(List<String> spellings) {
        for (String spelling : spellings) {
            if (!lexicon.terms(spelling).isEmpty() && holds(spelling)) {
                return Optional.of(spelling);
            }
        }
        Nearest nearest = new Nearest(spellings);
        lexicon.each(nearest::read);
        return Optional.ofNullable(nearest.term).map(term -> Character.toUpperCase(term.charAt(0)) + term.substring(1));
    }

    /** The term that sounds nearest to one of several spellings. */
    private static final class Nearest {
        private final List<String> spellings;
        private double distance = FARTHEST;
        private @Nullable String term;

        Nearest(List<String> spellings) {
            this.spellings = spellings;
        }

        void read(String candidate) {
            if (candidate.length() < SHORTEST || !candidate.chars().allMatch(Character::isLetter)) {
                return;
            }
            for (String spelling : spellings) {
                double far = Sounds.distance(spelling, candidate);
                if (far < distance) {
                    distance = far;
                    term = candidate;
                }
            }
        }
    }
}
