package onrecord.channel.console;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guesses what a mistyped name was meant to be. */
public final class NearestNames {
    private NearestNames() {}

    /**
     * The names most like the one that was typed, the likeliest first; those that hold it, or that it holds, come before
     * those that are a few letters away. Names that resemble it in nothing are left out.
     *
     * @param limit 1 or more
     */
    public static List<String> to(String typed, Collection<String> names, int limit) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        record Guess(String name, int distance) {}
        return names.stream()
                .map(name -> new Guess(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(guess -> guess.distance <= Math.max(2, Math.max(wanted.length(), guess.name.length()) / 2))
                .sorted(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name))
                .limit(limit)
                .map(Guess::name)
                .toList();
    }

    private static int distance(String typed, String name) {
        if (typed.length() > 2 && (name.contains(typed) || typed.contains(name))) {
            return 0;
        }
        return edits(typed, name);
    }

    /** Levenshtein distance with neighbouring letters swapped counted as one edit (optimal string alignment). */
    private static int edits(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[b.length()];
    }
}
