package onrecord.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import onrecord.answer.generated.LanguageModel;
import onrecord.model.EmbeddingWeights;
import org.jspecify.annotations.Nullable;

/**
 * What the program was told, settled once: options first, then the environment ({@code ONRECORD_DATA},
 * {@code ONRECORD_CORPUS}, {@code ONRECORD_PROMPTS}, {@code ONRECORD_MODEL}, {@code ONRECORD_MODEL_URL},
 * {@code ONRECORD_MODEL_KEY}, {@code ONRECORD_EMBEDDINGS}, {@code ONRECORD_TELEGRAM_TOKEN}, {@code NO_COLOR}), then the
 * project's own folders.
 *
 * @param corpus a folder, or a file of articles; absolute
 * @param data where all corpora keep their state; absolute; may not exist yet
 * @param prompts the folder of prompts; absolute
 * @param telegramToken the bot's secret, if it was given
 * @param model the language model that words the answers; null to answer without
 * @param embeddings which model embeds; an index made with another is made anew
 * @param reader whether the reading model may be used
 * @param quiet whether progress and warnings are unwanted
 * @param colour whether a terminal gets colour
 */
record Settings(
        Path corpus,
        Path data,
        Path prompts,
        @Nullable String telegramToken,
        @Nullable LanguageModel model,
        EmbeddingWeights embeddings,
        boolean reader,
        boolean quiet,
        boolean colour) {

    /** What the command line says; null or false where it says nothing. */
    record Options(
            @Nullable String corpus,
            @Nullable String data,
            @Nullable String prompts,
            @Nullable ModelOptions model,
            @Nullable String embeddings,
            @Nullable String reader,
            boolean quiet) {
        static final Options NONE = new Options(null, null, null, null, null, null, false);
    }

    /**
     * What the command line says of the language model.
     *
     * @param seconds how long an answer may take
     */
    record ModelOptions(
            @Nullable String name,
            @Nullable String url,
            @Nullable Path keyFile,
            @Nullable Integer seconds) {
        static final ModelOptions NONE = new ModelOptions(null, null, null, null);
    }

    /**
     * Settles what holds.
     *
     * @param home the project's folder, where the defaults are
     * @throws UsageException if a value that was given cannot be used
     * @throws FailureException if nothing was given and the default cannot be used
     */
    static Settings of(Options options, Map<String, String> environment, Path home) {
        return new Settings(
                path(options.corpus, environment, "corpus", home),
                path(options.data, environment, "data", home),
                path(options.prompts, environment, "prompts", home),
                given(environment, "ONRECORD_TELEGRAM_TOKEN"),
                model(options.model == null ? ModelOptions.NONE : options.model, environment),
                embeddings(options.embeddings != null ? options.embeddings : given(environment, "ONRECORD_EMBEDDINGS")),
                isOn("--reader", options.reader),
                options.quiet,
                given(environment, "NO_COLOR") == null);
    }

    private static Path path(@Nullable String option, Map<String, String> environment, String name, Path home) {
        String variable = "ONRECORD_" + name.toUpperCase(java.util.Locale.ROOT);
        String fromEnvironment = given(environment, variable);
        String culprit = option != null ? "--" + name : fromEnvironment != null ? variable : "the default " + name;
        String value = option != null ? option : fromEnvironment;
        Path path;
        try {
            path = value == null ? home.resolve(name) : Path.of(value);
        } catch (InvalidPathException e) {
            throw new UsageException(culprit + " is no path: " + e.getMessage());
        }
        if (value != null && value.isBlank()) {
            throw new UsageException(culprit + " is empty: give a path");
        }
        // Without a language model the default prompts need not be there.
        String fault = value == null && name.equals("prompts") ? null : fault(name, path);
        if (fault != null && value == null) {
            throw new FailureException(
                    culprit + " " + path + " " + fault + "; name another with --" + name + " or " + variable);
        }
        if (fault != null) {
            throw new UsageException(culprit + " " + path + " " + fault);
        }
        return path.toAbsolutePath().normalize();
    }

    private static @Nullable String fault(String name, Path path) {
        boolean folder = Files.isDirectory(path);
        return switch (name) {
            case "corpus" ->
                !Files.exists(path)
                        ? "does not exist"
                        : !Files.isReadable(path) || (folder && !Files.isExecutable(path)) ? "is not readable" : null;
            case "data" ->
                Files.exists(path) && !folder
                        ? "is a file, but must be a folder"
                        : folder && !Files.isWritable(path) ? "is not writable" : null;
            case "prompts" -> folder ? null : Files.exists(path) ? "is a file, but must be a folder" : "does not exist";
            default -> null;
        };
    }

    private static @Nullable LanguageModel model(ModelOptions options, Map<String, String> environment) {
        String name = options.name != null ? options.name : given(environment, "ONRECORD_MODEL");
        if (name == null) {
            if (options.url != null || options.keyFile != null || options.seconds != null) {
                throw new UsageException("--model-url, --model-key-file and --model-deadline need --model");
            }
            return null;
        }
        if (options.seconds != null && (options.seconds < 1 || options.seconds > 600)) {
            throw new UsageException("--model-deadline is 1 to 600 seconds, not " + options.seconds);
        }
        String url = given(environment, "ONRECORD_MODEL_URL");
        try {
            return LanguageModel.of(
                    name,
                    options.url != null ? address("--model-url", options.url) : address("ONRECORD_MODEL_URL", url),
                    options.keyFile != null ? secret(options.keyFile) : given(environment, "ONRECORD_MODEL_KEY"),
                    options.seconds == null ? LanguageModel.STANDARD_DEADLINE : Duration.ofSeconds(options.seconds));
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    private static @Nullable URI address(String culprit, @Nullable String text) {
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException e) {
            throw new UsageException(culprit + " is http(s)://host[:port][/path], not " + text);
        }
    }

    private static String secret(Path file) {
        try {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty() || secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw new UsageException("--model-key-file " + file + " must hold the key alone, on one line");
            }
            return secret;
        } catch (IOException e) {
            throw new UsageException("cannot read --model-key-file " + file + ": give a readable file");
        }
    }

    private static EmbeddingWeights embeddings(@Nullable String name) {
        if (name == null) {
            return EmbeddingWeights.E5_SMALL_V2;
        }
        EmbeddingWeights[] all = EmbeddingWeights.values();
        return Arrays.stream(all)
                .filter(weights -> weights.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no embedding model " + name + ": use "
                        + Arrays.stream(all).map(EmbeddingWeights::label).collect(Collectors.joining(" or "))));
    }

    private static boolean isOn(String option, @Nullable String value) {
        if (value == null || value.equals("on")) {
            return true;
        }
        if (value.equals("off")) {
            return false;
        }
        throw new UsageException(option + " is on or off, not " + value);
    }

    private static @Nullable String given(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * Where this corpus keeps its state, apart from every other in the same data folder: its name and eight hex digits
     * of SHA-256 over its absolute path.
     */
    Path corpusData() {
        Path real = corpus;
        try {
            real = corpus.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the corpus " + corpus, e);
        }
        Path last = real.getFileName();
        String stem = last == null ? "root" : last.toString().replaceFirst("(?<=.)\\.[^.]*$", "");
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(real.toString().getBytes(StandardCharsets.UTF_8));
            return data.resolve(stem + "-" + HexFormat.of().formatHex(hash, 0, 4));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** All but the secrets. */
    @Override
    public String toString() {
        return "Settings[corpus=" + corpus + ", data=" + data + ", prompts=" + prompts
                + ", telegramToken=" + (telegramToken == null ? "none" : "hidden") + ", model="
                + (model == null ? "none" : model) + ", embeddings="
                + embeddings.label()
                + ", reader=" + reader + ", quiet=" + quiet + ", colour="
                + colour + "]";
    }
}
