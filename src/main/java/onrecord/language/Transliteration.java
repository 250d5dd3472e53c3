package onrecord.language;

import java.util.Map;

/** Writes Russian and Ukrainian names in Latin letters, as news in English mostly does. */
final class Transliteration {
    private static final Map<Character, String> BOTH = Map.ofEntries(
            Map.entry('а', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('ё', "yo"),
            Map.entry('ж', "zh"),
            Map.entry('з', "z"),
            Map.entry('и', "i"),
            Map.entry('й', "y"),
            Map.entry('к', "k"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('о', "o"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('у', "u"),
            Map.entry('ф', "f"),
            Map.entry('х', "kh"),
            Map.entry('ц', "ts"),
            Map.entry('ч', "ch"),
            Map.entry('ш', "sh"),
            Map.entry('щ', "shch"),
            Map.entry('ъ', ""),
            Map.entry('ы', "y"),
            Map.entry('ь', ""),
            Map.entry('э', "e"),
            Map.entry('ю', "yu"),
            Map.entry('я', "ya"),
            Map.entry('і', "i"),
            Map.entry('ї', "yi"),
            Map.entry('є', "ye"),
            Map.entry('ґ', "g"),
            Map.entry('\'', ""));
    /** Ukrainian letters that are read otherwise. */
    private static final Map<Character, String> UKRAINIAN = Map.of('г', "h", 'и', "y");

    private Transliteration() {}

    /** A folded word in Latin letters; what is no Cyrillic letter stays. */
    static String of(String folded, Language language) {
        StringBuilder latin = new StringBuilder();
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            String both = BOTH.getOrDefault(c, Character.toString(c));
            latin.append(language == Language.UK ? UKRAINIAN.getOrDefault(c, both) : both);
        }
        return latin.toString();
    }

    /** The same with a capital. */
    static String ofName(String folded, Language language) {
        String latin = of(folded, language);
        return latin.isEmpty() ? latin : Character.toUpperCase(latin.charAt(0)) + latin.substring(1);
    }
}
