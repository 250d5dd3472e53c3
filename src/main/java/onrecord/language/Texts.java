package onrecord.language;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the program says of its own, in one language, from a bundle whose root is English. Immutable. */
public final class Texts {
    private final Language language;
    private final ResourceBundle bundle;
    private final DateTimeFormatter date;

    private Texts(String bundle, Language language) {
        this.language = language;
        // English is the root bundle; without the control, the machine's own language would step in for it.
        Locale locale = language == Language.EN ? Locale.ROOT : language.locale();
        this.bundle = ResourceBundle.getBundle(
                bundle, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        date = DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale());
    }

    /**
     * The texts of a bundle in a language.
     *
     * @param bundle such as {@code onrecord.answer.missing}
     * @throws java.util.MissingResourceException if there is no such bundle
     */
    public static Texts of(String bundle, Language language) {
        return new Texts(bundle, language);
    }

    public Language language() {
        return language;
    }

    /**
     * A text, with {@code {0}}, {@code {1}} … filled in.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    public String get(String key, Object... values) {
        String text = bundle.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    public String date(LocalDate day) {
        return date.format(day);
    }
}
