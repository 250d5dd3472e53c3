package onrecord.channel.telegram;

import java.util.List;

/** What a message shows: Telegram HTML and buttons. */
record Content(String html, Keyboard keyboard) {
    /** Without buttons. */
    static Content of(String html) {
        return new Content(html, new Keyboard(List.of()));
    }
}
