package onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import onrecord.answer.generated.LanguageModel;
import org.jspecify.annotations.Nullable;
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
    void a_language_model_is_named_with_who_offers_it() {
        LanguageModel local = model(null, Map.of("ONRECORD_MODEL", "ollama:gemma3:270m"));
        assertThat(local)
                .hasToString(
                        "LanguageModel[ollama:gemma3:270m at http://localhost:11434, key=none," + " deadline=PT20S]");
        LanguageModel served = model(
                new Settings.ModelOptions("openai:x", "http://127.0.0.1:8080/v1", null, 5),
                Map.of("ONRECORD_MODEL", "ollama:y", "ONRECORD_MODEL_URL", "http://localhost:1"));
        assertThat(served.label()).isEqualTo("openai:x");
        assertThat(served.url()).hasPort(8080);
        assertThat(served.deadline()).hasSeconds(5);
        assertThat(Settings.of(Settings.Options.NONE, Map.of("ONRECORD_MODEL_KEY", "unused"), home)
                        .model())
                .isNull();
    }

    @Test
    void a_language_model_that_cannot_be_used_so_is_refused_in_one_line() {
        assertRefused("--model is ollama:NAME, openai:NAME, anthropic:NAME; not gpt", "gpt", null, Map.of());
        assertRefused("a model needs a name, such as ollama:NAME", "ollama: ", null, Map.of());
        assertRefused("anthropic:c needs a key: set ONRECORD_MODEL_KEY", "anthropic:c", null, Map.of());
        assertRefused("--model-url is http(s)://host[:port][/path]", "openai:x", "localhost:80", Map.of());
        assertRefused("--model-url must not hold a password", "openai:x", "https://me:pw@host", Map.of());
        assertRefused(
                "the key would travel unencrypted to models.example",
                "openai:x",
                "http://models.example/v1",
                Map.of("ONRECORD_MODEL_KEY", "sk-secret"));
        assertThatThrownBy(() -> model(new Settings.ModelOptions(null, "http://localhost", null, null), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("need --model");
        assertThatThrownBy(
                        () -> model(new Settings.ModelOptions("openai:x", null, home.resolve("none"), null), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot read --model-key-file " + home.resolve("none"));
    }

    private void assertRefused(String fault, String name, @Nullable String url, Map<String, String> environment) {
        assertThatThrownBy(() -> model(new Settings.ModelOptions(name, url, null, null), environment))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(fault)
                .hasMessageNotContaining("sk-secret");
    }

    private LanguageModel model(Settings.@Nullable ModelOptions options, Map<String, String> environment) {
        Settings.Options all = new Settings.Options(null, null, null, options, null, null, false);
        return Objects.requireNonNull(Settings.of(all, environment, home).model());
    }

    @Test
    void the_key_of_a_language_model_comes_from_its_file_or_the_environment_and_is_not_told() throws IOException {
        Path file = Files.writeString(home.resolve("key"), "sk-from-file\n");
        Map<String, String> environment = Map.of("ONRECORD_MODEL_KEY", "sk-from-environment");
        LanguageModel fromFile = model(new Settings.ModelOptions("openai:x", null, file, null), environment);
        LanguageModel fromEnvironment = model(new Settings.ModelOptions("openai:x", null, null, null), environment);
        assertThat(fromFile.key()).isEqualTo("sk-from-file");
        assertThat(fromEnvironment.key()).isEqualTo("sk-from-environment");
        Settings settings = Settings.of(
                new Settings.Options(
                        null, null, null, new Settings.ModelOptions("openai:x", null, file, null), null, null, false),
                environment,
                home);
        assertThat(settings + " " + settings.model()).doesNotContain("sk-").contains("key=hidden");
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
