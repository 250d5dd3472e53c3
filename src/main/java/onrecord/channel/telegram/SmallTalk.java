package onrecord.channel.telegram;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import onrecord.language.Language;

/** What people say to a bot, in any of its languages, that no article can answer. */
enum SmallTalk {
    GREETING,
    THANKS,
    /** Who it is and what it can do. */
    INTRODUCTION;

    private static final Map<String, SmallTalk> PHRASES = new HashMap<>();

    static {
        for (Language language : Language.values()) {
            for (SmallTalk talk : values()) {
                String key = "talk." + talk.name().toLowerCase(Locale.ROOT);
                Arrays.stream(BotTexts.in(language).get(key).split(",", -1))
                        .forEach(phrase -> PHRASES.put(bare(phrase), talk));
            }
        }
    }

    /** What a message is as a whole; empty if it says more, or something else. */
    static Optional<SmallTalk> of(String said) {
        return Optional.ofNullable(PHRASES.get(bare(said)));
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
