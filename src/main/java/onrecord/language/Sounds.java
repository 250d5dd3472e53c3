package onrecord.language;

import java.util.List;
import java.util.Map;

/**
 * How alike two names in Latin letters sound, so that a name which went through another alphabet is known again:
 * "Lindkvistom" is "Lindqvist". Pure.
 */
public final class Sounds {
    private static final String VOWELS = "aeiou";
    private static final double SMALL = 0.35;

    /** Spellings of one sound, longer ones first. */
    private static final List<Map.Entry<String, String>> SPELLINGS = List.of(
            Map.entry("shch", "S"),
            Map.entry("sch", "S"),
            Map.entry("tch", "C"),
            Map.entry("tsch", "C"),
            Map.entry("dzh", "J"),
            Map.entry("sh", "S"),
            Map.entry("ch", "C"),
            Map.entry("zh", "Z"),
            Map.entry("kh", "h"),
            Map.entry("ph", "f"),
            Map.entry("th", "t"),
            Map.entry("ck", "k"),
            Map.entry("qu", "kv"),
            Map.entry("q", "k"),
            Map.entry("x", "ks"),
            Map.entry("ts", "c"),
            Map.entry("tz", "c"),
            Map.entry("yu", "u"),
            Map.entry("ya", "a"),
            Map.entry("ye", "e"),
            Map.entry("yo", "o"),
            Map.entry("yi", "i"),
            Map.entry("ou", "u"),
            Map.entry("oo", "u"),
            Map.entry("ee", "i"),
            Map.entry("w", "v"),
            Map.entry("y", "i"),
            Map.entry("j", "J"));

    /** Letters that alphabets write for each other. */
    private static final List<String> ALIKE = List.of(
            "gh", "vu", "sz", "ck", "cs", "JZ", "Ji", "sS", "SZ", "CS", "Ck", "Cc", "vf", "td", "bv", "gJ", "zc");

    private Sounds() {}

    /** A name as sounds: one character each, doubled ones once. */
    static String of(String name) {
        String folded = Names.fold(name);
        StringBuilder sounds = new StringBuilder();
        int i = 0;
        while (i < folded.length()) {
            String sound = folded.substring(i, i + 1);
            int length = 1;
            for (Map.Entry<String, String> spelling : SPELLINGS) {
                if (folded.startsWith(spelling.getKey(), i)) {
                    sound = spelling.getValue();
                    length = spelling.getKey().length();
                    break;
                }
            }
            boolean repeats =
                    sound.length() == 1 && !sounds.isEmpty() && sounds.charAt(sounds.length() - 1) == sound.charAt(0);
            sounds.append(repeats ? "" : sound);
            i += length;
        }
        return sounds.toString();
    }

    /**
     * How far apart two names sound: 0 for the same, about 1 for names with nothing in common. Vowels count little, since
     * they change most; letters of one sound in two alphabets count half.
     */
    public static double distance(String one, String other) {
        String a = of(one);
        String b = of(other);
        if (a.isEmpty() || b.isEmpty()) {
            return 1;
        }
        double[] above = new double[b.length() + 1];
        for (int j = 1; j <= b.length(); j++) {
            above[j] = above[j - 1] + gap(b.charAt(j - 1));
        }
        for (int i = 1; i <= a.length(); i++) {
            double[] row = new double[b.length() + 1];
            row[0] = above[0] + gap(a.charAt(i - 1));
            for (int j = 1; j <= b.length(); j++) {
                double swapped = above[j - 1] + swap(a.charAt(i - 1), b.charAt(j - 1));
                double shorter = Math.min(above[j] + gap(a.charAt(i - 1)), row[j - 1] + gap(b.charAt(j - 1)));
                row[j] = Math.min(swapped, shorter);
            }
            above = row;
        }
        return above[b.length()] / Math.max(weight(a), weight(b));
    }

    private static double weight(String sounds) {
        return sounds.chars().mapToDouble(c -> gap((char) c)).sum();
    }

    private static double gap(char c) {
        return VOWELS.indexOf(c) >= 0 || c == 'h' ? SMALL : 1;
    }

    private static double swap(char a, char b) {
        if (a == b) {
            return 0;
        }
        if (VOWELS.indexOf(a) >= 0 && VOWELS.indexOf(b) >= 0) {
            return SMALL / 2;
        }
        boolean alike = ALIKE.stream().anyMatch(pair -> pair.indexOf(a) >= 0 && pair.indexOf(b) >= 0);
        return alike ? SMALL : 1;
    }
}
