package onrecord.model;

import java.util.Random;

/** Lines of text of many kinds, the same for the same seed. */
final class MixedText {
    private static final String[] WORDS = {
        "The Kremlin",
        "said",
        "Feb. 27",
        "U.S.",
        "Türkiye",
        "naïve",
        "Zelenskyy’s",
        "“mess”",
        "10,000.50",
        "e-mail",
        "Istanbul",
        "Стамбуле",
        "переговоры",
        "Київ",
        "їжак",
        "ёлка",
        "東京",
        "会議",
        "한국어",
        "日本",
        "العربية",
        "עברית",
        "😀",
        "👩‍👩‍👧‍👦",
        "🇺🇦",
        "e\u0301",
        "o\u0308\u0304",
        "ﬁle",
        "Ⅷ",
        "½",
        "ǅ",
        "İstanbul",
        "STRASSE",
        "straße",
        "ς",
        "x".repeat(101),
        "y".repeat(100),
        "a\u00ADb",
        "zero\u200Bwidth",
        "tab\tand",
        "new\nline",
        "nb\u00A0sp",
        "—",
        "…",
        "#hashtag",
        "@user",
        "https://example.org/a?b=c",
        "C++",
        "\uFFFD",
        "\u0000",
        "अनुच्छेद",
        "ประเทศไทย",
        "ệ",
        "ﷺ",
        "₿100",
        "$3bn"
    };

    private MixedText() {}

    static String line(Random random) {
        StringBuilder line = new StringBuilder();
        int words = 1 + random.nextInt(20);
        for (int i = 0; i < words; i++) {
            line.append(WORDS[random.nextInt(WORDS.length)]);
            if (random.nextInt(5) > 0) {
                line.append(' ');
            }
        }
        return line.toString();
    }
}
