package onrecord.answer.generated;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import java.util.List;

/** The way to a model through LangChain4j, and what is asked of it beyond the words. Thread-safe. */
final class ModelConnection {
    private static final int MOST_TOKENS = 700;
    /** Local servers want some key, though they look at none. */
    private static final String NO_KEY = "none";

    /** What a reply of claims looks like: few of them, each of which cites sentences that there are. */
    private static final String CLAIMS = """
            {"type": "object", "required": ["claims"], "additionalProperties": false, "properties":
              {"claims": {"type": "array", "maxItems": %d, "items":
                {"type": "object", "required": ["text", "cites"], "additionalProperties": false, "properties":
                  {"text": {"type": "string"},
                   "cites": {"type": "array", "minItems": 1, "maxItems": %d, "items":
                     {"type": "integer", "minimum": 1, "maximum": %d}}}}}}}
            """;

    private final StreamedReplies replies;
    private final StreamingChatModel model;
    private final boolean knowsSchemas;

    ModelConnection(LanguageModel settings) {
        replies = new StreamedReplies(settings.deadline());
        model = model(settings, replies);
        knowsSchemas = settings.provider() != LanguageModel.Provider.ANTHROPIC;
    }

    /**
     * Calls the model; returns before it replies.
     *
     * @param line what the call can be ended by
     */
    void call(ChatRequest request, StreamingChatResponseHandler handler, Line line) {
        replies.on(line, () -> model.chat(request, handler));
    }

    /**
     * A request for a reply.
     *
     * @param sentences how many there are that the reply's claims can cite, which some servers can be held to; 0 if the
     *     reply is not to be claims
     * @param bare without anything that a server may not know
     */
    ChatRequest request(List<ChatMessage> messages, int sentences, boolean bare) {
        ChatRequest.Builder request = ChatRequest.builder().messages(messages);
        if (!bare) {
            request.temperature(0.0).maxOutputTokens(MOST_TOKENS);
            if (sentences > 0 && knowsSchemas) {
                request.responseFormat(claims(sentences));
            }
        }
        return request.build();
    }

    private static ResponseFormat claims(int sentences) {
        String schema = CLAIMS.formatted(
                Math.min(sentences, Ledger.MOST_CLAIMS), Math.min(sentences, ClaimCheck.MOST_CITED), sentences);
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("claims")
                        .rootElement(JsonRawSchema.from(schema))
                        .build())
                .build();
    }

    private static StreamingChatModel model(LanguageModel settings, StreamedReplies replies) {
        String url = settings.address().toString();
        Duration timeout = settings.deadline();
        String key = settings.key() == null ? NO_KEY : settings.key();
        return switch (settings.provider()) {
            case OLLAMA ->
                OllamaStreamingChatModel.builder()
                        .httpClientBuilder(replies)
                        .baseUrl(url)
                        .modelName(settings.name())
                        .timeout(timeout)
                        .build();
            case OPENAI ->
                OpenAiStreamingChatModel.builder()
                        .httpClientBuilder(replies)
                        .baseUrl(url)
                        .apiKey(key)
                        .modelName(settings.name())
                        .strictJsonSchema(true)
                        .timeout(timeout)
                        .build();
            case ANTHROPIC ->
                AnthropicStreamingChatModel.builder()
                        .httpClientBuilder(replies)
                        .baseUrl(url)
                        .apiKey(key)
                        .modelName(settings.name())
                        .maxTokens(MOST_TOKENS)
                        .timeout(timeout)
                        .build();
        };
    }
}
