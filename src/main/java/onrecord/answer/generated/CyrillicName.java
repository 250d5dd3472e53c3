package onrecord.answer.generated;

import java.util.List;
import java.util.Map;
import onrecord.language.Names;

/** Whether a Cyrillic word, whatever its case, is a name's Latin spelling: by the known spellings, else by its consonants. */
final class CyrillicName {
    private static final Map<Character, String> SOUNDS = Map.ofEntries(
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('ґ', "g"),
            Map.entry('д', "d"),
            Map.entry('ж', "z"),
            Map.entry('з', "z"),
            Map.entry('к', "k"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('ф', "f"),
            Map.entry('х', "k"),
            Map.entry('ц', "ts"),
            Map.entry('ч', "t"),
            Map.entry('ш', "s"),
            Map.entry('щ', "s"));
    private static final int LONGEST_ENDING = 3;

    private CyrillicName() {}

    /**
     * Compares two words.
     *
     * @param cyrillic folded
     * @param latin folded: one word, or the spelling that stands for all of a known name
     */
    static boolean same(String cyrillic, String latin) {
        for (List<String> group : Names.aliases()) {
            boolean isIt = group.contains(latin);
            if (isIt && group.stream().anyMatch(spelling -> isForm(cyrillic, spelling))) {
                return true;
            }
        }
        String heard = consonants(cyrillic);
        String wanted = consonantsOfLatin(latin);
        return wanted.length() >= 2
                && heard.startsWith(wanted)
                && heard.length() - wanted.length() <= LONGEST_ENDING - 1
                && Math.abs(cyrillic.length() - latin.length()) <= LONGEST_ENDING;
    }

    /** "Стамбуле" is a form of "стамбул". */
    private static boolean isForm(String word, String spelling) {
        if (spelling.isEmpty()
                || Character.UnicodeScript.of(spelling.codePointAt(0)) != Character.UnicodeScript.CYRILLIC) {
            return false;
        }
        String stem = spelling.length() > 3 ? spelling.replaceFirst("[аеёиоуыэюяйьіїє]+$", "") : spelling;
        return word.startsWith(stem) && word.length() - stem.length() <= LONGEST_ENDING;
    }

    private static String consonants(String cyrillic) {
        StringBuilder sounds = new StringBuilder();
        for (int i = 0; i < cyrillic.length(); i++) {
            sounds.append(SOUNDS.getOrDefault(cyrillic.charAt(i), ""));
        }
        return single(sounds.toString());
    }

    private static String consonantsOfLatin(String latin) {
        return single(latin.replace("shch", "s")
                .replace("sh", "s")
                .replace("zh", "z")
                .replace("kh", "k")
                .replace("tch", "t")
                .replace("ch", "t")
                .replace("ph", "f")
                .replace("ck", "k")
                .replace("x", "ks")
                .replace('c', 'k')
                .replace('q', 'k')
                .replace('w', 'v')
                .replace('h', 'g')
                .replace('j', 'z')
                .replaceAll("[^bvgdzklmnprstf]", ""));
    }

    private static String single(String sounds) {
        return sounds.replaceAll("(.)\\1", "$1");
    }
}
