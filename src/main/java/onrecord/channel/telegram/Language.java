package onrecord.channel.telegram;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language the bot speaks. */
enum Language {
    EN("English"),
    RU("Русский"),
    UK("Українська");

    private final String itself;

    Language(String itself) {
        this.itself = itself;
    }

    /** Its name, in itself. */
    String itself() {
        return itself;
    }

    /** Its two letters, as Telegram and Java name it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Locale locale() {
        // British English writes the day before the month, as the other two do.
        return this == EN ? Locale.UK : Locale.forLanguageTag(code());
    }

    /** By an IETF tag such as Telegram gives; English if it is unknown or none of ours. */
    static Language of(@Nullable String tag) {
        if (tag != null) {
            String language = Locale.forLanguageTag(tag).getLanguage();
            for (Language ours : values()) {
                if (ours.code().equals(language)) {
                    return ours;
                }
            }
        }
        return EN;
    }
}
