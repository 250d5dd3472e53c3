package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path home;

    @BeforeEach
    void makeCorpora() throws IOException {
        Files.createDirectories(home.resolve("corpus"));
        Files.createDirectories(home.resolve("other/corpus"));
        Files.writeString(home.resolve("news.jsonl"), "");
    }

    @Test
    void defaults_lie_in_the_home_folder() {
        Settings settings = Settings.of(Settings.Options.NONE, Map.of(), home);
        assertThat(settings.corpus()).isEqualTo(home.resolve("corpus"));
        assertThat(settings.data()).isEqualTo(home.resolve("data"));
        assertThat(settings.prompts()).isEqualTo(home.resolve("prompts"));
        assertThat(settings.colour()).isTrue();
    }

    @Test
    void options_win_over_the_environment_and_that_over_defaults() {
        Map<String, String> environment = Map.of(
                "ONRECORD_DATA",
                home.resolve("from-environment").toString(),
                "ONRECORD_CORPUS",
                home.resolve("news.jsonl").toString(),
                "NO_COLOR",
                "1");
        Settings settings = Settings.of(
                new Settings.Options(null, home.resolve("from-option").toString(), null, null, null, null, true),
                environment,
                home);
        assertThat(settings.data()).isEqualTo(home.resolve("from-option"));
        assertThat(settings.corpus()).isEqualTo(home.resolve("news.jsonl"));
        assertThat(settings.quiet()).isTrue();
        assertThat(settings.colour()).isFalse();
    }

    @Test
    void a_language_model_is_refused_in_one_line_until_there_is_support_for_one() {
        assertThatThrownBy(() -> Settings.of(Settings.Options.NONE, Map.of("ONRECORD_MODEL", "ollama:x"), home))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--model ollama:x")
                .hasMessageContaining("without a language model");
    }

    @Test
    void a_path_that_was_given_and_cannot_be_used_is_wrong_usage_and_is_named() {
        assertThatThrownBy(() -> corpus("missing"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--corpus " + home.resolve("missing") + " does not exist");
        assertThatThrownBy(() -> Settings.of(Settings.Options.NONE, Map.of("ONRECORD_CORPUS", "/no/such"), home))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("ONRECORD_CORPUS /no/such does not exist");
        assertThatThrownBy(() -> Settings.of(
                        new Settings.Options(
                                null, home.resolve("news.jsonl").toString(), null, null, null, null, false),
                        Map.of(),
                        home))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is a file, but must be a folder");
        assertThatThrownBy(() ->
                        Settings.of(new Settings.Options(" ", null, null, null, null, null, false), Map.of(), home))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void a_default_that_cannot_be_used_is_a_failure_that_tells_the_way_out() {
        assertThatThrownBy(() -> Settings.of(Settings.Options.NONE, Map.of(), home.resolve("other/corpus")))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("--corpus or ONRECORD_CORPUS");
    }

    @Test
    void every_corpus_has_its_own_folder_in_the_data_folder() {
        Path first = corpus("corpus").corpusData();
        Path second = corpus("other/corpus").corpusData();
        Path third = corpus("news.jsonl").corpusData();
        assertThat(first).isNotEqualTo(second).hasParentRaw(home.resolve("data"));
        assertThat(first.getFileName().toString()).matches("corpus-[0-9a-f]{8}");
        assertThat(third.getFileName().toString()).matches("news-[0-9a-f]{8}");
        assertThat(corpus("other/../corpus").corpusData()).isEqualTo(first);
    }

    @Test
    void the_secret_is_not_told() {
        assertThat(Settings.of(Settings.Options.NONE, Map.of("ONRECORD_TELEGRAM_TOKEN", "123:abc"), home)
                        .toString())
                .doesNotContain("123:abc")
                .contains("telegramToken=hidden");
    }

    private Settings corpus(String name) {
        return Settings.of(
                new Settings.Options(home.resolve(name).toString(), null, null, null, null, null, false),
                Map.of(),
                home);
    }
}
