package onrecord.answer.generated;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** The way to a model through LangChain4j, and what is asked of it beyond the words. Thread-safe. */
final class ModelConnection {
    private static final int MOST_TOKENS = 700;
    /** Local servers want some key, though they look at none. */
    private static final String NO_KEY = "none";

    private static final ResponseFormat CLAIMS = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder()
                    .name("claims")
                    .rootElement(JsonObjectSchema.builder()
                            .addProperty(
                                    "claims",
                                    JsonArraySchema.builder()
                                            .items(JsonObjectSchema.builder()
                                                    .addProperty("text", new JsonStringSchema())
                                                    .addProperty(
                                                            "cites",
                                                            JsonArraySchema.builder()
                                                                    .items(new JsonIntegerSchema())
                                                                    .build())
                                                    .required("text", "cites")
                                                    .additionalProperties(false)
                                                    .build())
                                            .build())
                            .required("claims")
                            .additionalProperties(false)
                            .build())
                    .build())
            .build();

    private final StreamingChatModel model;
    private final boolean knowsSchemas;

    ModelConnection(LanguageModel settings) {
        model = model(settings);
        knowsSchemas = settings.provider() != LanguageModel.Provider.ANTHROPIC;
    }

    StreamingChatModel model() {
        return model;
    }

    /**
     * A request for a reply.
     *
     * @param claims whether the reply is to be claims, which some servers can be held to
     * @param bare without anything that a server may not know
     */
    ChatRequest request(List<ChatMessage> messages, boolean claims, boolean bare) {
        ChatRequest.Builder request = ChatRequest.builder().messages(messages);
        if (!bare) {
            request.temperature(0.0).maxOutputTokens(MOST_TOKENS);
            if (claims && knowsSchemas) {
                request.responseFormat(CLAIMS);
            }
        }
        return request.build();
    }

    private static StreamingChatModel model(LanguageModel settings) {
        String url = settings.address().toString();
        Duration timeout = settings.deadline();
        String key = settings.key() == null ? NO_KEY : settings.key();
        return switch (settings.provider()) {
            case OLLAMA ->
                OllamaStreamingChatModel.builder()
                        .httpClientBuilder(http(timeout))
                        .baseUrl(url)
                        .modelName(settings.name())
                        .timeout(timeout)
                        .build();
            case OPENAI ->
                OpenAiStreamingChatModel.builder()
                        .httpClientBuilder(http(timeout))
                        .baseUrl(url)
                        .apiKey(key)
                        .modelName(settings.name())
                        .strictJsonSchema(true)
                        .timeout(timeout)
                        .build();
            case ANTHROPIC ->
                AnthropicStreamingChatModel.builder()
                        .httpClientBuilder(http(timeout))
                        .baseUrl(url)
                        .apiKey(key)
                        .modelName(settings.name())
                        .maxTokens(MOST_TOKENS)
                        .timeout(timeout)
                        .build();
        };
    }

    /** Local servers know HTTP/1.1 only, and some break over the attempt to upgrade. Redirects could carry the key away. */
    private static HttpClientBuilder http(Duration timeout) {
        return new BoundedStreams(
                        JdkHttpClient.builder()
                                .httpClientBuilder(HttpClient.newBuilder()
                                        .version(HttpClient.Version.HTTP_1_1)
                                        .followRedirects(HttpClient.Redirect.NEVER)),
                        timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout);
    }
}
