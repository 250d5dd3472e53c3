package onrecord.channel.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Builds updates as Telegram sends them. */
final class Words {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String kind;
    private final ObjectNode body = JSON.createObjectNode();

    private Words(String kind) {
        this.kind = kind;
    }

    private static ObjectNode user(long id, String language) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("is_bot", false)
                .put("first_name", "U" + id)
                .put("language_code", language);
    }

    private static ObjectNode chat(long id) {
        ObjectNode chat = JSON.createObjectNode().put("id", id).put("type", id > 0 ? "private" : "supergroup");
        return id > 0 ? chat.put("first_name", "U" + id) : chat.put("title", "G");
    }

    /** A message in a chat; a chat with a negative id is a group. */
    static Words message(long chat, long user, int id, String text) {
        Words words = new Words("message");
        words.body
                .put("message_id", id)
                .put("date", Instant.now().getEpochSecond())
                .put("text", text);
        words.body.set("chat", chat(chat));
        words.body.set("from", user(user, "en"));
        if (text.startsWith("/")) {
            int end = (text + " ").indexOf(' ');
            words.body
                    .putArray("entities")
                    .addObject()
                    .put("type", "bot_command")
                    .put("offset", 0)
                    .put("length", end);
        }
        return words;
    }

    /** The same message, edited. */
    static Words edited(long chat, long user, int id, String text) {
        Words message = message(chat, user, id, text);
        Words words = new Words("edited_message");
        words.body.setAll(message.body);
        words.body.put("edit_date", Instant.now().getEpochSecond());
        return words;
    }

    /** A button pressed below a message of the bot's. */
    static Words press(long chat, long user, int message, String data) {
        Words words = new Words("callback_query");
        words.body
                .put("id", "press-" + chat + "-" + data)
                .put("chat_instance", "1")
                .put("data", data);
        words.body.set("from", user(user, "en"));
        ObjectNode shown = JSON.createObjectNode()
                .put("message_id", message)
                .put("date", Instant.now().getEpochSecond())
                .put("text", "…");
        shown.set("chat", chat(chat));
        words.body.set("message", shown);
        return words;
    }

    static Words inline(long user, String id, String query) {
        Words words = new Words("inline_query");
        words.body.put("id", id).put("query", query).put("offset", "");
        words.body.set("from", user(user, "en"));
        return words;
    }

    long chat() {
        return body.path("chat").path("id").asLong();
    }

    Words language(String code) {
        ((ObjectNode) body.get("from")).put("language_code", code);
        return this;
    }

    Words at(Instant instant) {
        body.put("date", instant.getEpochSecond());
        return this;
    }

    Words topic(int thread) {
        body.put("message_thread_id", thread).put("is_topic_message", true);
        return this;
    }

    Words mention(String name) {
        int offset = body.get("text").asText().indexOf(name);
        body.withArray("entities")
                .addObject()
                .put("type", "mention")
                .put("offset", offset)
                .put("length", name.length());
        return this;
    }

    Words replyTo(long author, int message, String text) {
        ObjectNode replied = JSON.createObjectNode()
                .put("message_id", message)
                .put("date", 1)
                .put("text", text);
        replied.set("chat", body.get("chat"));
        ObjectNode from = user(author, "en");
        from.put("is_bot", author == ScriptedBotApi.BOT_ID);
        replied.set("from", from);
        body.set("reply_to_message", replied);
        return this;
    }

    Words without(String field) {
        body.remove(field);
        return this;
    }

    Words with(String field, String json) throws java.io.IOException {
        body.set(field, JSON.readTree(json));
        return this;
    }

    ObjectNode update(long id) {
        ObjectNode update = JSON.createObjectNode().put("update_id", id);
        update.set(kind, body);
        return update;
    }
}
