package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {
    /** Articles of a few words. */
    private static final Vocabulary ARTICLES = new Vocabulary() {
        private final Set<String> words = Set.of("negotiations", "lindqvist", "harbour", "missiles");

        @Override
        public boolean holds(String text) {
            return Arrays.stream(text.toLowerCase(Locale.ROOT).split(" ")).allMatch(words::contains);
        }

        @Override
        public Optional<String> sounding(List<String> spellings) {
            return spellings.stream().anyMatch(spelling -> Sounds.distance(spelling, "Lindqvist") < 0.2)
                    ? Optional.of("Lindqvist")
                    : Optional.empty();
        }
    };

    private static String english(String question) {
        return Translation.of(question, Language.ofText(question), ARTICLES).english();
    }

    @Test
    void a_small_word_is_no_name_that_sounds_alike() {
        Vocabulary articles = new Vocabulary() {
            @Override
            public boolean holds(String words) {
                return false;
            }

            @Override
            public Optional<String> sounding(List<String> spellings) {
                return Optional.of("More");
            }
        };

        Translation translation = Translation.of("Кто такая Мария?", Language.RU, articles);

        assertThat(translation.english()).startsWith("Who is Mari");
        assertThat(translation.unknown()).containsExactly("Мария");
    }

    @ParameterizedTest
    @CsvSource({
        "Когда прошли переговоры в Стамбуле?, When held negotiations in Istanbul",
        "Коли відбулися перемовини у Стамбулі?, When took place negotiations in Istanbul",
        "Сколько времени длилась встреча?, How long meeting",
        "Хто є міністром закордонних справ?, Who foreign minister",
        "Почему отменили выборы?, Why cancelled elections",
        "У якому році почалася війна?, When began war",
        "И где встретились Путин и Трамп?, Where met Putin and Trump",
        "Кто сказал что санкции отменят?, Who said that sanctions cancelled",
    })
    void words_come_from_the_glossary_in_the_articles_own_terms(String question, String expected) {
        assertThat(english(question)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Что Песков сказал о санкциях?, What did Peskov say about sanctions",
        "Что сказал Песков о санкциях?, What did Peskov say about sanctions",
        "Що Пєсков говорив про санкції?, What did Peskov say about sanctions",
        "Как Путин назвал санкции?, What did Putin call sanctions",
        "Що сказали Пєсков і Лавров про санкції?, What did Peskov and Lavrov say about sanctions",
    })
    void what_someone_said_is_put_in_english_order(String question, String expected) {
        assertThat(english(question)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Кто такой Линдквист?", "Что обещали Линдквисту?", "Кто победил вместе с Линдквистом?"})
    void a_name_is_known_by_its_sound_in_every_case(String question) {
        Translation translation = Translation.of(question, Language.RU, ARTICLES);

        assertThat(translation.english()).contains("Lindqvist");
        assertThat(translation.unknown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RU, Какие компании линдовали выборы?, линдовали",
        "RU, какие компании линдовали выборы?, линдовали",
        "UK, Які компанії ліндували вибори?, ліндували",
        "UK, Хто ліндвістує вибори?, ліндвістує",
    })
    void a_verb_that_nobody_knows_is_no_name(Language language, String question, String verb) {
        Vocabulary anything = new Vocabulary() {
            @Override
            public boolean holds(String text) {
                return false;
            }

            @Override
            public Optional<String> sounding(List<String> spellings) {
                return Optional.of("Lindov");
            }
        };
        Translation translation = Translation.of(question, language, anything);

        assertThat(translation.english()).doesNotContain("Lindov");
        assertThat(translation.unknown()).containsExactly(verb);
    }

    @Test
    void a_name_nobody_knows_is_spelt_out_and_reported() {
        Translation translation = Translation.of("Что сказал Бармалеев о выборах?", Language.RU, ARTICLES);

        assertThat(translation.english()).isEqualTo("What did Barmaleev say about elections");
        assertThat(translation.unknown()).containsExactly("Бармалеев");
    }

    @Test
    void what_the_glossary_lacks_is_reported_as_written() {
        Translation translation = Translation.of("Чому зюзюка бармалить?", Language.UK, ARTICLES);

        assertThat(translation.unknown()).containsExactly("зюзюка", "бармалить");
    }

    @Test
    void latin_words_and_figures_stay() {
        assertThat(english("Что компания Helvarix сообщила в 2025 году?"))
                .contains("Helvarix")
                .contains("2025");
    }

    @ParameterizedTest
    @CsvSource({"час, RU, hour", "час, UK, time", "недели, RU, week", "неділі, UK, Sunday"})
    void a_word_of_both_languages_is_read_in_the_right_one(String word, Language language, String expected) {
        assertThat(Translation.of(word, language, ARTICLES).english()).isEqualToIgnoringCase(expected);
    }

    @Test
    void a_letter_without_a_sound_is_no_word() {
        assertThat(english("а Ь переговоры")).isEqualTo("Negotiations");
    }

    @Property(tries = 200)
    void no_text_is_too_odd(@ForAll @CharRange(from = 'А', to = 'ґ') String text, @ForAll Language language) {
        assertThatCode(() -> Translation.of(text, language, ARTICLES)).doesNotThrowAnyException();
    }
}
