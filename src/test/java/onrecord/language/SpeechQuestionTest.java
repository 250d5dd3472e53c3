package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechQuestionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What did Peskov say about flights? | Peskov | flights",
                "what did the Kremlin spokesman tell reporters about the talks | the Kremlin spokesman | talks",
                "What has Trump said about Putin? | Trump | Putin",
                "How did Lavrov describe the ties? | Lavrov | ties",
                "What was Yermak's reaction to the attacks? | Yermak | attacks",
                "What is Ann Reid saying on the ferry? | Ann Reid | ferry",
                "What does Ann Reid think of the new pier? | Ann Reid | new pier",
                "What did Ann Reid tell her crew at half-time? | Ann Reid | at half-time",
                "What did Ann Reid tell the BBC about the pier? | Ann Reid | BBC about the pier",
                "What did Ann Reid liken the pier to? | Ann Reid | pier to",
                "So what exactly did Penn later promise? | Penn | ''",
            })
    void tells_whose_words_are_asked_for_and_on_what(String question, String speaker, String topic) {
        assertThat(SpeechQuestion.of(question)).contains(new SpeechQuestion(speaker, topic));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who said the talks stalled?",
                "who called it a mess",
                "Who spoke of a long way?",
                "who mentioned the bridge",
                "Who compared the pier to a car without brakes?",
                "Who has warned of sanctions?",
                "Which minister denied that the bridge was safe?"
            })
    void tells_that_the_speaker_is_asked_for(String question) {
        assertThat(SpeechQuestion.of(question))
                .hasValueSatisfying(asked -> assertThat(asked.asksWho()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When were Istanbul talks held?",
                "Who won the cup?",
                "Who spoke at the funeral?",
                "How do fees at the new schools compare to those of others?",
                "What is a Shahed?",
                "Where did he go?",
                "What did he say?",
                "What is the name of a hermit's vow?",
                "What was the last report of the coast guard?",
                "What did the settlers call their town?",
                "What"
            })
    void leaves_other_questions_alone(String question) {
        assertThat(SpeechQuestion.of(question)).isEmpty();
    }

    @Test
    void of_several_speakers_it_is_any() {
        SpeechQuestion asked = SpeechQuestion.of("What did Ann Reid and Tom Penn say about the ferry?")
                .orElseThrow();

        assertThat(asked.isOfMany()).isTrue();
        assertThat(asked.isBy(new Speaker("Tom Penn", null))).isTrue();
        assertThat(asked.isBy(new Speaker("Ann Reid", null))).isTrue();
        assertThat(asked.isBy(new Speaker("Eve Hart", null))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Reid and Secretary of State Penn held the first talks in June, false",
        "Reid wants the ferry back, true",
        "Reid called it a “mess”, true",
        "Reid has rejected the plan, true"
    })
    void somebody_may_speak_where_a_sign_of_it_is(String sentence, boolean may) {
        assertThat(SpeechQuestion.maySpeakIn(sentence)).isEqualTo(may);
    }

    @Test
    void knows_a_speaker_by_name_spelling_office_and_initials() {
        Speaker peskov = new Speaker("Dmitry Peskov", "Kremlin spokesman");

        assertThat(new SpeechQuestion("Peskov", "").isBy(peskov)).isTrue();
        assertThat(new SpeechQuestion("the Kremlin spokesperson", "").isBy(peskov))
                .isTrue();
        assertThat(new SpeechQuestion("Lavrov", "").isBy(peskov)).isFalse();
        assertThat(new SpeechQuestion("Zelensky", "").isBy(new Speaker("Volodymyr Zelenskyy", null)))
                .isTrue();
        assertThat(new SpeechQuestion("Thomas Penn", "").isBy(new Speaker("Tomas Penn", null)))
                .isTrue();
        assertThat(new SpeechQuestion("Thora Penn", "").isBy(new Speaker("Tomas Penn", null)))
                .isFalse();
        assertThat(new SpeechQuestion("the IMF", "").isBy(new Speaker("International Monetary Fund", null)))
                .isTrue();
    }

    @Test
    void does_not_take_someones_aide_for_them() {
        Speaker aide = new Speaker("Andriy Yermak", "Zelenskyy's chief of staff");

        assertThat(new SpeechQuestion("Zelensky", "").isBy(aide)).isFalse();
        assertThat(new SpeechQuestion("Zelensky's chief of staff", "").isBy(aide))
                .isTrue();
        assertThat(new SpeechQuestion("Trump", "").isBy(new Speaker("Steve Witkoff", "Trump envoy")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Norway's finance minister, Norwegian Finance Minister, true",
        "the Norwegian finance minister, Norway's finance minister, true",
        "the finance minister of Norway, Norwegian Finance Minister, true",
        "Russia's foreign minister, Russian Foreign Minister, true",
        "the US secretary of state, American Secretary of State, true",
        "Sweden's finance minister, Norwegian Finance Minister, false",
        "the Norwegian prime minister, Norwegian deputy prime minister, false",
        "the Norwegian deputy prime minister, Norwegian deputy prime minister, true",
        "the president of Norway, former Norwegian president, false",
    })
    void knows_an_office_by_its_country_in_any_form(String asked, String role, boolean same) {
        assertThat(new SpeechQuestion(asked, "").isBy(new Speaker("Astrid Hovland", role)))
                .isEqualTo(same);
    }

    @Test
    void tells_an_office_from_a_name() {
        assertThat(new SpeechQuestion("Russia's foreign minister", "").isOfOffice())
                .isTrue();
        assertThat(new SpeechQuestion("Sergey Lavrov", "").isOfOffice()).isFalse();
    }

    @Property
    void reads_any_line(@ForAll String line) {
        assertThat(SpeechQuestion.of("What did " + line)).isNotNull();
        assertThat(SpeechQuestion.of(line)).isNotNull();
    }
}
