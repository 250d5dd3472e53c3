package onrecord.channel.telegram;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Telegram's HTML as strictly as the Bot API documents it. */
final class TelegramHtml {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z-]+)((?: [a-z]+(?:=\"[^\"<>]*\")?)*)>");
    private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot|#[0-9]{1,7});");
    private static final Set<String> TAGS =
            Set.of("b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler");
    private static final Map<String, String> CHARACTERS = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

    private TelegramHtml() {}

    /**
     * What a message shows.
     *
     * @throws IllegalArgumentException with Telegram's kind of description if it cannot be read
     */
    static String visible(String html) {
        StringBuilder text = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                at = tag(html, at, open);
            } else if (c == '&') {
                at = entity(html, at, text);
            } else if (c == '>') {
                throw new IllegalArgumentException("can't parse entities: stray > at byte offset " + at);
            } else {
                text.append(c);
                at++;
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("can't parse entities: can't find end tag for " + open.peek());
        }
        return text.toString();
    }

    private static int tag(String html, int at, Deque<String> open) {
        Matcher tag = TAG.matcher(html).region(at, html.length());
        if (!tag.lookingAt() || !TAGS.contains(tag.group(2))) {
            throw new IllegalArgumentException("can't parse entities: unsupported start tag at byte offset " + at);
        }
        String name = tag.group(2);
        if (tag.group(1).isEmpty()) {
            if (name.equals("blockquote") && open.contains("blockquote")) {
                throw new IllegalArgumentException("can't parse entities: blockquotes cannot be nested");
            }
            if (open.contains("code") || open.contains("pre")) {
                throw new IllegalArgumentException("can't parse entities: nothing nests in code");
            }
            open.push(name);
        } else if (!name.equals(open.peek())) {
            throw new IllegalArgumentException("can't parse entities: unmatched end tag at byte offset " + at);
        } else {
            open.pop();
        }
        return tag.end();
    }

    private static int entity(String html, int at, StringBuilder text) {
        Matcher entity = ENTITY.matcher(html).region(at, html.length());
        if (!entity.lookingAt()) {
            throw new IllegalArgumentException("can't parse entities: unescaped & at byte offset " + at);
        }
        String name = entity.group(1);
        text.append(CHARACTERS.getOrDefault(name, "?"));
        return entity.end();
    }
}
