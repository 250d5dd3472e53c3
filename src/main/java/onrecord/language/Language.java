package onrecord.language;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A language in which questions are asked, and in which the program speaks of its own. */
public enum Language {
    EN("English"),
    RU("Русский"),
    UK("Українська");

    private static final Set<String> RUSSIAN = WordList.group("language-marks.txt", "ru");
    private static final Set<String> UKRAINIAN = WordList.group("language-marks.txt", "uk");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)");

    private final String itself;

    Language(String itself) {
        this.itself = itself;
    }

    /** Its name, in itself. */
    public String itself() {
        return itself;
    }

    /** Its two letters, as Telegram and Java name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        // British English writes the day before the month, as the other two do.
        return this == EN ? Locale.UK : Locale.forLanguageTag(code());
    }

    /** By an IETF tag such as Telegram gives; English if it is unknown or none of ours. */
    public static Language of(@Nullable String tag) {
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

    /**
     * By the script: a text of mostly Cyrillic letters is Ukrainian or Russian by the letters and short words that only
     * one of them has, Russian where nothing tells; every other text is taken for English. What stands in brackets may be
     * of another language.
     */
    public static Language ofText(String text) {
        return ofText(text, RU);
    }

    /**
     * The same, where nothing tells.
     *
     * @param likely of the two what a Cyrillic text without a mark is taken for; Russian if it is neither
     */
    public static Language ofText(String text, Language likely) {
        String whole = Names.fold(text);
        String outside = IN_BRACKETS.matcher(whole).replaceAll(" ");
        String folded = outside.codePoints().anyMatch(Character::isLetter) ? outside : whole;
        long cyrillic = folded.codePoints().filter(Language::isCyrillic).count();
        long letters = folded.codePoints().filter(Character::isLetter).count();
        if (cyrillic == 0 || cyrillic * 2 < letters) {
            return EN;
        }
        long ukrainian = marks(folded, "іїєґ", UKRAINIAN);
        long russian = marks(folded, "ыэъё", RUSSIAN);
        boolean tie = ukrainian == russian;
        return ukrainian > russian || (tie && likely == UK) ? UK : RU;
    }

    private static long marks(String folded, String letters, Set<String> words) {
        return folded.chars().filter(c -> letters.indexOf(c) >= 0).count()
                + Words.in(folded).stream()
                        .filter(word -> words.contains(word.folded()))
                        .count();
    }

    private static boolean isCyrillic(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC;
    }
}
