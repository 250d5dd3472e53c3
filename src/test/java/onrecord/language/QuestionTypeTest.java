package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WHEN|when were Istanbul talks held",
                "WHEN|Wen did it happen",
                "WHEN|In which year did the invasion begin?",
                "WHEN|on what date was it",
                "WHEN|Since when is the airspace closed?",
                "WHEN|At what time does it start?",
                "WHEN|What year was it?",
                "WHEN|The talks in Istanbul took place when?",
                "WHEN|Can you tell me when the talks were held?",
                "WHO|Who is the Kremlin spokesman?",
                "WHO|To whom did Lavrov give the interview?",
                "WHO|In Sept 1760 who negotiated the capitulation?",
                "WHO|According to the Kremlin, who met Putin?",
                "WHO|The law describes forces between whom?",
                "WHO|whose idea was it",
                "WHO|Which official restricted access?",
                "WHO|which Ukrainian leader signed the decree",
                "WHO|what scientists discovered it",
                "WHERE|Where did Trump host Putin?",
                "WHERE|Which island country hosted the talks?",
                "WHERE|In which countries were the talks held in 2025?",
                "WHERE|what city hosted the talks",
                "HOW_MANY|How many diplomatic properties does Moscow want back?",
                "HOW_MANY|how much did it cost",
                "HOW_MANY|What percentage of voters agreed?",
                "HOW_MANY|How often do they meet?",
                "HOW_MANY|How many years old is he?",
                "HOW_LONG|How long did Trump give Russia to make peace?",
                "HOW_LONG|for how long did they talk",
                "HOW_LONG|How many days did the siege last?",
                "WHY|Why were the properties seized?",
                "WHY|what was the reason for the delay",
                "SAID|What did Peskov say about the pace of normalizing relations?",
                "SAID|What did Putin call the oil sanctions?",
                "SAID|what was said about the talks",
                "SAID|What did President Trump say about tariffs?",
                "SAID|What have officials said?",
                "YES_NO|Have Russia and Ukraine held direct peace talks?",
                "YES_NO|is the airspace closed",
                "WHAT|What was the dynasty called in Japanese?",
                "WHAT|What does the state of Israel want?",
                "WHAT|What did scientists discover on Mars?",
                "WHAT|What did officials sign in Minsk?",
                "WHAT|What will leaders discuss in Alaska?",
                "WHAT|What do judges want?",
                "WHAT|What will countries do?",
                "WHAT|In 2014, what happened in Kyiv?",
                "WHAT|What is a Shahed?",
                "WHAT|Which oil companies did Trump sanction?",
                "WHAT|What does Washington want before flights are restored?",
                "WHAT|Istanbul talks",
                "WHEN|Когда прошли переговоры в Стамбуле?",
                "WHEN|Коли відбулися переговори?",
                "WHEN|В каком году началась война?",
                "WHO|Кто такой Песков?",
                "WHO|хто такий Єрмак",
                "WHERE|где встретились Трамп и Путин",
                "WHERE|Де зустрілися Трамп і Путін?",
                "HOW_MANY|Сколько раундов переговоров было?",
                "HOW_MANY|Скільки раундів переговорів було?",
                "HOW_LONG|Как долго длилась встреча?",
                "HOW_LONG|Як довго тривала зустріч?",
                "WHY|Почему переговоры на паузе?",
                "WHY|Чому переговори на паузі?",
                "SAID|Что сказал Песков о переговорах?",
                "SAID|Що сказав Пєсков?",
                "WHAT|Что такое Шахед?"
            })
    void sees_what_a_question_asks_for(QuestionType type, String question) {
        assertThat(QuestionType.of(question)).isEqualTo(type);
    }

    @Test
    void hears_the_question_after_any_number_of_greetings() {
        assertThat(QuestionType.of("hello ".repeat(20_000) + "who is it?")).isEqualTo(QuestionType.WHO);
    }
}
