package onrecord.language;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How alike two names in Latin letters sound, so that a name which went through another alphabet is known again:
 * "Lindkvistom" is "Lindqvist". Immutable: a name as sounds.
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

    private static final Map<Character, List<Map.Entry<String, String>>> SPELLINGS_BY_LETTER = SPELLINGS.stream()
            .collect(Collectors.groupingBy(spelling -> spelling.getKey().charAt(0)));

    /** Letters that alphabets write for each other. */
    private static final List<String> ALIKE = List.of(
            "gh", "vu", "sz", "ck", "cs", "JZ", "Ji", "sS", "SZ", "CS", "Ck", "Cc", "vf", "td", "bv", "gJ", "zc");

    private static final double[][] ASCII_SWAPS = asciiSwaps();

    /** One character each. */
    private final String sounds;

    private final double weight;

    private Sounds(String sounds) {
        this.sounds = sounds;
        weight = sounds.chars().mapToDouble(c -> gap((char) c)).sum();
    }

    /** A name as sounds, doubled ones once. */
    public static Sounds of(String name) {
        boolean isFolded = name.chars().allMatch(c -> c >= 'a' && c <= 'z');
        String folded = isFolded ? name : Names.fold(name);
        StringBuilder sounds = new StringBuilder();
        int i = 0;
        while (i < folded.length()) {
            String sound = folded.substring(i, i + 1);
            int length = 1;
            for (Map.Entry<String, String> spelling : SPELLINGS_BY_LETTER.getOrDefault(folded.charAt(i), List.of())) {
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
        return new Sounds(sounds.toString());
    }

    /**
     * How far apart two names sound: 0 for the same, about 1 for names with nothing in common. Vowels count little, since
     * they change most; letters of one sound in two alphabets count half.
     */
    public static double distance(String one, String other) {
        return of(one).distance(of(other), Double.POSITIVE_INFINITY);
    }

    /**
     * How far it sounds from another, as far as that is less than a limit; sooner told where it is not.
     *
     * @return the distance if it is less than the limit, else some number that is not
     */
    public double distance(Sounds other, double limit) {
        String a = sounds;
        String b = other.sounds;
        if (a.isEmpty() || b.isEmpty()) {
            return 1;
        }
        double heavier = Math.max(weight, other.weight);
        double[] above = new double[b.length() + 1];
        double[] row = new double[b.length() + 1];
        for (int j = 1; j <= b.length(); j++) {
            above[j] = above[j - 1] + gap(b.charAt(j - 1));
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = above[0] + gap(a.charAt(i - 1));
            double least = row[0];
            for (int j = 1; j <= b.length(); j++) {
                double swapped = above[j - 1] + swap(a.charAt(i - 1), b.charAt(j - 1));
                double shorter = Math.min(above[j] + gap(a.charAt(i - 1)), row[j - 1] + gap(b.charAt(j - 1)));
                row[j] = Math.min(swapped, shorter);
                least = Math.min(least, row[j]);
            }
            // What is still to come only adds to it.
            if (least / heavier >= limit) {
                return least / heavier;
            }
            double[] done = above;
            above = row;
            row = done;
        }
        return above[b.length()] / heavier;
    }

    private static double gap(char c) {
        return VOWELS.indexOf(c) >= 0 || c == 'h' ? SMALL : 1;
    }

    private static double[][] asciiSwaps() {
        double[][] swaps = new double[128][128];
        for (char a = 0; a < swaps.length; a++) {
            for (char b = 0; b < swaps.length; b++) {
                swaps[a][b] = anySwap(a, b);
            }
        }
        return swaps;
    }

    private static double swap(char a, char b) {
        return a < ASCII_SWAPS.length && b < ASCII_SWAPS.length ? ASCII_SWAPS[a][b] : anySwap(a, b);
    }

    private static double anySwap(char a, char b) {
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
