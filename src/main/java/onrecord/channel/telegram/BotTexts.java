package onrecord.channel.telegram;

import java.util.EnumMap;
import java.util.Map;
import onrecord.language.Language;
import onrecord.language.Texts;

/** What the bot says of its own, in every language it speaks: plain text, not HTML. */
final class BotTexts {
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, Texts.of("onrecord.channel.telegram.texts", language));
        }
    }

    private BotTexts() {}

    static Texts in(Language language) {
        Texts texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalStateException("no texts in " + language);
        }
        return texts;
    }
}
