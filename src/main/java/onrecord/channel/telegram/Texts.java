package onrecord.channel.telegram;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** What the bot says of its own, in one language: plain text, not HTML. */
final class Texts {
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    private final Language language;
    private final ResourceBundle bundle;
    private final DateTimeFormatter date;

    private Texts(Language language) {
        this.language = language;
        // English is the root bundle; without the control, the machine's own language would step in for it.
        Locale locale = language == Language.EN ? Locale.ROOT : language.locale();
        bundle = ResourceBundle.getBundle(
                "onrecord.channel.telegram.texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        date = DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale());
    }

    static Texts in(Language language) {
        Texts texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalStateException("no texts in " + language);
        }
        return texts;
    }

    Language language() {
        return language;
    }

    /**
     * A text, with {@code {0}}, {@code {1}} … filled in.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    String get(String key, Object... values) {
        String text = bundle.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    String date(LocalDate day) {
        return date.format(day);
    }
}
