package onrecord.answer.generated;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which language model words the answers, and how long it may take.
 *
 * @param provider who speaks to it
 * @param name as the provider knows it, not blank
 * @param url where it is reached; null for the provider's own address
 * @param key the secret, if there is one
 * @param deadline from a question to its answer, 0.1 s to 10 min
 */
public record LanguageModel(
        Provider provider,
        String name,
        @Nullable URI url,
        @Nullable String key,
        Duration deadline) {
    /** How long an answer may take unless something else is said. */
    public static final Duration STANDARD_DEADLINE = Duration.ofSeconds(20);

    /** Who offers models. */
    public enum Provider {
        /** Ollama. */
        OLLAMA("http://localhost:11434"),
        /** Any server that speaks as OpenAI's does. */
        OPENAI("https://api.openai.com/v1"),
        /** Anthropic. */
        ANTHROPIC("https://api.anthropic.com/v1");

        private final URI address;

        Provider(String address) {
            this.address = URI.create(address);
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException if it cannot be used so; the message says what to do instead */
    public LanguageModel {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a model needs a name, such as " + provider.label() + ":NAME");
        }
        if (deadline.compareTo(Duration.ofMillis(100)) < 0 || deadline.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    "the deadline for an answer is 0.1 to 600 seconds, not " + deadline.toMillis() / 1e3);
        }
        if (url == null && key == null && provider != Provider.OLLAMA) {
            throw new IllegalArgumentException("the model " + provider.label() + ":" + name
                    + " needs a key: set ONRECORD_MODEL_KEY or give --model-key-file; or name a local server with"
                    + " --model-url");
        }
        if (url != null
                && (url.getHost() == null
                        || url.getPort() > 65_535
                        || !"http|https".contains(String.valueOf(url.getScheme())))) {
            throw new IllegalArgumentException("--model-url is http(s)://host[:port][/path], not " + url);
        }
        if (url != null && url.getUserInfo() != null) {
            throw new IllegalArgumentException("--model-url must not hold a password: set ONRECORD_MODEL_KEY");
        }
        if (key != null && url != null && "http".equals(url.getScheme()) && !isLoopback(url.getHost())) {
            throw new IllegalArgumentException(
                    "the key would travel unencrypted to " + url.getHost() + ": use https, or leave the key out");
        }
    }

    /**
     * Reads a model's name as it is given on the command line: {@code ollama:NAME}, {@code openai:NAME},
     * {@code anthropic:NAME}.
     *
     * @throws IllegalArgumentException if it names none; the message says how it goes
     */
    public static LanguageModel of(String named, @Nullable URI url, @Nullable String key, Duration deadline) {
        int colon = named.indexOf(':');
        Provider provider = Arrays.stream(Provider.values())
                .filter(known -> colon > 0 && known.label().equals(named.substring(0, colon)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--model is "
                        + Arrays.stream(Provider.values())
                                .map(known -> known.label() + ":NAME")
                                .collect(Collectors.joining(", "))
                        + "; not " + named));
        return new LanguageModel(provider, named.substring(colon + 1).strip(), url, key, deadline);
    }

    /** As it is named on the command line. */
    public String label() {
        return provider.label() + ":" + name;
    }

    URI address() {
        return url == null ? provider.address : url;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(?:\\.\\d{1,3}){3}");
    }

    /** All but the secret. */
    @Override
    public String toString() {
        return "LanguageModel[" + label() + " at " + address() + ", key=" + (key == null ? "none" : "hidden")
                + ", deadline=" + deadline + "]";
    }
}
