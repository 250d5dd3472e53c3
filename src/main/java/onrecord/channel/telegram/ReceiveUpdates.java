package onrecord.channel.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * {@code getUpdates}, read update by update: the library's own reads all or none, so that one update it cannot read
 * would stop the bot for good.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
final class ReceiveUpdates extends BotApiMethod<ArrayList<ReceivedUpdate>> {
    private static final List<String> KINDS = List.of("message", "edited_message", "callback_query", "inline_query");

    @JsonProperty("offset")
    final long offset;

    @JsonProperty("timeout")
    final int timeout;

    @JsonProperty("limit")
    final int limit = 100;

    @JsonProperty("allowed_updates")
    final List<String> allowedUpdates = KINDS;

    ReceiveUpdates(long offset, int timeout) {
        this.offset = offset;
        this.timeout = timeout;
    }

    @Override
    public String getMethod() {
        return "getUpdates";
    }

    /** The library asks for a serializable list, which {@code List} is not. */
    @Override
    @SuppressWarnings("NonApiType")
    public ArrayList<ReceivedUpdate> deserializeResponse(String answer) throws TelegramApiRequestException {
        JsonNode reply;
        try {
            reply = OBJECT_MAPPER.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new TelegramApiRequestException("the reply to a poll is not JSON", e);
        }
        if (!reply.path("ok").asBoolean() || !reply.path("result").isArray()) {
            // Throws with the code and the parameters of the refusal.
            deserializeResponseArray(answer, Update.class);
            throw new TelegramApiRequestException("the reply to a poll has no updates");
        }
        ArrayList<ReceivedUpdate> updates = new ArrayList<>();
        for (JsonNode node : reply.path("result")) {
            if (node.path("update_id").canConvertToLong()) {
                updates.add(read(node));
            }
        }
        return updates;
    }

    /** One update from its own text. */
    static ReceivedUpdate read(String json) {
        try {
            return read(OBJECT_MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the inbox holds an update that is not JSON", e);
        }
    }

    private static ReceivedUpdate read(JsonNode node) {
        long id = node.path("update_id").asLong();
        try {
            return new ReceivedUpdate(id, node.toString(), OBJECT_MAPPER.treeToValue(node, Update.class), "");
        } catch (JsonProcessingException e) {
            return new ReceivedUpdate(id, node.toString(), null, e.getOriginalMessage());
        }
    }
}
