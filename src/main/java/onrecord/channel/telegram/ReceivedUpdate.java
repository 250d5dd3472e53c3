package onrecord.channel.telegram;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * One update as it came.
 *
 * @param id Telegram's number; it usually grows, but starts anew after an idle week
 * @param json the update's own text
 * @param update what it says; null if it cannot be read
 * @param unreadable why it cannot be read; empty if it can
 */
record ReceivedUpdate(long id, String json, @Nullable Update update, String unreadable) implements Serializable {}
