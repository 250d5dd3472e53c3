package onrecord.channel.telegram;

import org.jspecify.annotations.Nullable;

/**
 * Where a message of the bot's goes.
 *
 * @param chat the chat's id
 * @param group whether others read it too
 * @param topic the forum topic, if the chat has them
 * @param replyTo the message it answers, if any
 */
record Address(
        long chat,
        boolean group,
        @Nullable Integer topic,
        @Nullable Integer replyTo) {}
