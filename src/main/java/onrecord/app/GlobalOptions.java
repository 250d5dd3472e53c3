package onrecord.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program as picocli knows it: the options that every command takes, before its name or after. */
@Command(
        name = "onrecord",
        description = "Answers questions about a corpus of news articles and quotes its sources, letter for letter.",
        footer = {"", "Without a command it opens the console."},
        synopsisSubcommandLabel = "[COMMAND]",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class GlobalOptions {
    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "where the index and all state live (default: data)")
    private @Nullable String data;

    @Option(
            names = "--corpus",
            scope = ScopeType.INHERIT,
            paramLabel = "PATH",
            description = "a folder of articles, a file, or a .jsonl of articles (default: corpus)")
    private @Nullable String corpus;

    @Option(
            names = "--prompts",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "the prompts for a language model (default: prompts)")
    private @Nullable String prompts;

    @Option(
            names = "--model",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "a language model that words the answers: ollama:NAME, openai:NAME, anthropic:NAME"
                    + " (default: none)")
    private @Nullable String model;

    @Option(
            names = "--model-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "where it is reached; openai: with a URL is any server that speaks as OpenAI's does")
    private @Nullable String modelUrl;

    @Option(
            names = "--model-key-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "the file that holds its key, alone (or ONRECORD_MODEL_KEY; local servers need none)")
    private @Nullable Path modelKeyFile;

    @Option(
            names = "--model-deadline",
            scope = ScopeType.INHERIT,
            paramLabel = "SECONDS",
            description = "how long an answer may take before it is cut from the articles instead (default: 20)")
    private @Nullable Integer modelSeconds;

    @Option(
            names = "--embeddings",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "the embedding model: e5-small-v2 (default) or bge-small-en")
    private @Nullable String embeddings;

    @Option(
            names = "--reader",
            scope = ScopeType.INHERIT,
            paramLabel = "on|off",
            description = "whether a small model reads the best passages (default: on)")
    private @Nullable String reader;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "no progress and no warnings")
    private boolean quiet;

    @SuppressWarnings("unused") // picocli reads it
    @Option(names = "--help", scope = ScopeType.INHERIT, usageHelp = true, description = "this help")
    private boolean help;

    Settings.Options chosen() {
        return chosenWithCorpus(corpus);
    }

    /** What was chosen, but for the corpus. */
    Settings.Options chosenWithCorpus(@Nullable String corpus) {
        Settings.ModelOptions languageModel = new Settings.ModelOptions(model, modelUrl, modelKeyFile, modelSeconds);
        return new Settings.Options(corpus, data, prompts, languageModel, embeddings, reader, quiet);
    }
}
