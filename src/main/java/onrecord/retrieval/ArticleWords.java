package onrecord.retrieval;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import onrecord.index.Lexicon;
import onrecord.language.Language;
import onrecord.language.QuestionType;
import onrecord.language.Sounds;
import onrecord.language.Translation;
import onrecord.language.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Turns questions into the words of the indexed articles. Thread-safe. */
final class ArticleWords {
    /** Names that differ more are two. */
    private static final double FARTHEST = 0.22;

    private static final int SHORTEST = 3;
    /** Words that the glossary lacks whose sound has been looked for among all terms of the index. */
    private static final int REMEMBERED = 1000;

    private final Supplier<Lexicon> lexicon;

    /** Spellings of a word, in the state of the index in which it was looked for. */
    private record Heard(long version, List<String> spellings) {}

    private final Cache<Heard, Optional<String>> heard =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** @param lexicon gives the words as they stand when a question is asked */
    ArticleWords(Supplier<Lexicon> lexicon) {
        this.lexicon = lexicon;
    }

    /** The question with its English words; as it is if it was asked in English. */
    Question inEnglish(Question question) {
        if (question.language() == Language.EN) {
            return question;
        }
        Translation translation = Translation.of(question.text(), question.language(), new Indexed(lexicon.get()));
        QuestionType type =
                question.type() == QuestionType.WHAT ? QuestionType.of(translation.english()) : question.type();
        return new Question(question.text(), type, question.language(), translation.english(), translation.unknown());
    }

    /** The words as they stand for one question. */
    private final class Indexed implements Vocabulary {
        private final Lexicon lexicon;

        Indexed(Lexicon lexicon) {
            this.lexicon = lexicon;
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
            return heard.get(new Heard(lexicon.version(), spellings), asked -> nearest(spellings))
                    .map(term -> Character.toUpperCase(term.charAt(0)) + term.substring(1));
        }

        private Optional<String> nearest(List<String> spellings) {
            Nearest nearest = new Nearest(spellings);
            lexicon.each(nearest::read);
            return Optional.ofNullable(nearest.term);
        }
    }

    /** The term that sounds nearest to one of several spellings. */
    private static final class Nearest {
        private final List<Sounds> spellings;
        private double distance = FARTHEST;
        private @Nullable String term;

        Nearest(List<String> spellings) {
            this.spellings = spellings.stream().map(Sounds::of).toList();
        }

        void read(String candidate) {
            if (candidate.length() < SHORTEST || !candidate.chars().allMatch(Character::isLetter)) {
                return;
            }
            Sounds sounds = Sounds.of(candidate);
            for (Sounds spelling : spellings) {
                double far = spelling.distance(sounds, distance);
                if (far < distance) {
                    distance = far;
                    term = candidate;
                }
            }
        }
    }
}
