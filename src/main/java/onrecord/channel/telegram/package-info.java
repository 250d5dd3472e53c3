/**
 * Speaks Telegram: polls, keeps what it was asked and what it owes in H2, renders answers as HTML.
 * Main type: {@link onrecord.channel.telegram.TelegramBot}. An update goes {@code UpdatePoller → Inbox → Router →
 * Questions | Commands | Presses → Outbox → Postman}. Beside it: {@code channel.console}.
 */
@NullMarked
package onrecord.channel.telegram;

import org.jspecify.annotations.NullMarked;
