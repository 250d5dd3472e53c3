package onrecord.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "Когда прошли переговоры?, RU",
        "Что сказал Путин?, RU",
        "Кто такой Песков, RU",
        "Коли відбулися переговори?, UK",
        "Що сказав Путин про вибори?, UK",
        "Хто такий Єрмак?, UK",
        "Скажи про Макрона, UK",
        "Макрон, RU",
        "What did Путин say?, EN",
        "Что сказал Peskov?, RU",
        "що він сказав (Andriy Yermak)?, UK",
        "(Peskov), EN",
        "When were the talks?, EN",
        "¿Cuándo?, EN",
        "1995, EN"
    })
    void a_text_is_told_by_its_script(String text, Language language) {
        assertThat(Language.ofText(text)).isEqualTo(language);
    }

    @Test
    void a_tag_of_another_language_means_english() {
        assertThat(Language.of("uk-UA")).isEqualTo(Language.UK);
        assertThat(Language.of("fr")).isEqualTo(Language.EN);
        assertThat(Language.of(null)).isEqualTo(Language.EN);
    }
}
