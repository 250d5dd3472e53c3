package onrecord.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** Buttons below a message, row by row. */
record Keyboard(List<List<Button>> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A button.
     *
     * @param label what it shows, not blank
     * @param data what comes back when it is pressed: 1 to 64 bytes of UTF-8
     */
    record Button(String label, String data) {
        Button {
            int bytes = data.getBytes(StandardCharsets.UTF_8).length;
            if (label.isBlank() || bytes < 1 || bytes > 64) {
                throw new IllegalArgumentException("a button has a label and 1 to 64 bytes of data, not " + bytes);
            }
        }
    }

    Keyboard {
        rows = rows.stream().map(List::copyOf).filter(row -> !row.isEmpty()).toList();
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("buttons do not become JSON", e);
        }
    }

    static Keyboard ofJson(String json) {
        try {
            return JSON.readValue(json, Keyboard.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds unreadable buttons", e);
        }
    }

    InlineKeyboardMarkup markup() {
        return new InlineKeyboardMarkup(rows.stream()
                .map(row ->
                        new InlineKeyboardRow(row.stream().map(Keyboard::markup).toList()))
                .toList());
    }

    private static InlineKeyboardButton markup(Button button) {
        return InlineKeyboardButton.builder()
                .text(button.label())
                .callbackData(button.data())
                .build();
    }
}
