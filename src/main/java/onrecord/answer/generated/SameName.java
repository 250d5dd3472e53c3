package onrecord.answer.generated;

import java.util.Set;

/** Whether two folded words are one name: letters that transliterations vary, and a country with its people. */
final class SameName {
    private static final int SHORTEST = 4;
    /** Endings of a country and of what belongs to it: Russia, Russian; Ukraine, Ukrainian; Japan, Japanese. */
    private static final Set<String> ENDINGS =
            Set.of("|n", "|ns", "|s", "e|ian", "e|ians", "y|", "y|s", "a|ese", "|ese", "|i", "|is", "a|i", "ian|e");

    private SameName() {}

    static boolean same(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        if (Math.min(one.length(), other.length()) < SHORTEST) {
            return false;
        }
        return isOfTheSameCountry(one, other)
                || isOfTheSameCountry(other, one)
                || sound(one).equals(sound(other));
    }

    private static boolean isOfTheSameCountry(String country, String other) {
        int common = 0;
        while (common < Math.min(country.length(), other.length()) && country.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common >= SHORTEST && ENDINGS.contains(country.substring(common) + "|" + other.substring(common));
    }

    /** Without what transliterations from Cyrillic spell now so, now so: -yy, -iy, -ii, -i; kh, h; ye, ie, e. */
    private static String sound(String name) {
        return name.replaceFirst("(?:yy|iy|ij|yi|ii|yj|y|i|j)$", "y")
                .replace("kh", "h")
                .replace("ye", "e")
                .replace("ie", "e")
                .replace("ya", "ia")
                .replace("yu", "iu")
                .replace("ks", "x")
                .replaceAll("(.)\\1", "$1");
    }
}
