package onrecord.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a JSONL file, read again when it is wanted so that a large corpus is never held whole.
 *
 * @param start where the line begins in the file, in bytes
 * @param length its length in bytes, without white space at its end
 */
record JsonLineSource(Path file, String name, String id, long start, int length, String hash) implements ArticleSource {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final JsonFactory TOKENS = new JsonFactory();

    /** The {@code id} of a line, found without reading further than that; null if it cannot be. */
    static @Nullable String id(byte[] line) {
        try (JsonParser parser = TOKENS.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isId = parser.currentName().equals("id");
                JsonToken value = parser.nextToken();
                if (isId) {
                    String id = value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getText() : "";
                    return id.isBlank() ? null : id.strip();
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException e) {
            // The fault is named when the line is read.
            return null;
        }
    }

    @Override
    public Article read() throws UnreadableArticleException {
        byte[] bytes = bytes();
        if (!Bytes.sha256(bytes).equals(hash)) {
            throw new UnreadableArticleException(name + " changed while it was being read: try again");
        }
        JsonNode line = parse(Bytes.decode(bytes, name));
        if (!line.isObject()) {
            throw new UnreadableArticleException(
                    name + " is not a JSON object: write {\"id\":…,\"title\":…,\"text\":…}");
        }
        String stated = field(line, "id");
        if (stated == null) {
            throw new UnreadableArticleException(name + " has no \"id\": give every article its own");
        }
        JsonNode text = line.get("text");
        if (text == null || !text.isTextual()) {
            throw new UnreadableArticleException(name + " has no \"text\": put the article's text there");
        }
        Map<String, String> fields = new HashMap<>();
        put(fields, "title", field(line, "title"));
        put(fields, "publisher", field(line, "publisher"));
        put(fields, "author", field(line, "author"));
        put(fields, "url", field(line, "url"));
        put(fields, "published", field(line, "date"));
        return new ArticleDraft(name, stated, text.textValue()).finish(fields, hash, List.of());
    }

    private JsonNode parse(String line) throws UnreadableArticleException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            String column =
                    e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")";
            throw new UnreadableArticleException(name + " is not JSON" + column + ": write one JSON object a line");
        }
    }

    private byte[] bytes() {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[length];
            in.seek(start);
            in.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            String why = name + " cannot be read (" + e.getClass().getSimpleName() + ")";
            throw new UncheckedIOException(why + ": check that the file still exists and has not changed", e);
        }
    }

    private static @Nullable String field(JsonNode line, String key) {
        JsonNode value = line.get(key);
        return value == null
                        || !value.isValueNode()
                        || value.isNull()
                        || value.asText().isBlank()
                ? null
                : value.asText().strip();
    }

    private static void put(Map<String, String> fields, String key, @Nullable String value) {
        if (value != null) {
            fields.put(key, value);
        }
    }
}
