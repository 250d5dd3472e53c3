package onrecord.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a site asks of robots (RFC 9309): the rules of the group that names us, or else of the group for all. The longest
 * rule that fits a path decides, and of two as long the one that allows.
 *
 * @param rules in the order of the file
 * @param delay the pause between two requests that the site asks for; zero if it asks for none
 */
record Robots(List<Rule> rules, Duration delay) {
    static final Robots ALLOW_ALL = new Robots(List.of(), Duration.ZERO);
    static final Robots REFUSE_ALL = new Robots(List.of(new Rule(false, "/")), Duration.ZERO);

    /** A longer delay would keep a poll of one site busy for hours. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private static final int MOST_RULES = 5_000;

    record Rule(boolean allows, String pattern) {}

    /**
     * Reads a robots.txt.
     *
     * @param us the name robots.txt calls us by, lower-case
     */
    static Robots of(byte[] file, String us) {
        List<Rule> ours = new ArrayList<>();
        List<Rule> everybodys = new ArrayList<>();
        Duration[] delays = {Duration.ZERO, Duration.ZERO};
        boolean named = false;
        boolean forUs = false;
        boolean forAll = false;
        boolean inRules = false;
        String text = new String(file, StandardCharsets.UTF_8);
        for (String line : text.replaceFirst("^\uFEFF", "").split("\\R", -1)) {
            String[] pair = line.replaceFirst("#.*", "").split(":", 2);
            if (pair.length < 2) {
                continue;
            }
            String key = pair[0].strip().toLowerCase(Locale.ROOT);
            String value = pair[1].strip();
            if (key.equals("user-agent")) {
                if (inRules) {
                    forUs = false;
                    forAll = false;
                    inRules = false;
                }
                String agent = value.toLowerCase(Locale.ROOT);
                forAll |= agent.equals("*");
                if (agent.replaceFirst("[^a-z_-].*", "").equals(us)) {
                    forUs = true;
                    named = true;
                }
                continue;
            }
            inRules = true;
            if (key.equals("crawl-delay")) {
                Duration delay = seconds(value);
                delays[0] = forUs ? delay : delays[0];
                delays[1] = forAll ? delay : delays[1];
            } else if ((key.equals("allow") || key.equals("disallow")) && !value.isEmpty()) {
                Rule rule = new Rule(key.equals("allow"), encoded(value));
                add(forUs, ours, rule);
                add(forAll, everybodys, rule);
            }
        }
        return named ? new Robots(ours, delays[0]) : new Robots(everybodys, delays[1]);
    }

    private static void add(boolean applies, List<Rule> rules, Rule rule) {
        if (applies && rules.size() < MOST_RULES) {
            rules.add(rule);
        }
    }

    private static Duration seconds(String value) {
        try {
            Duration delay = Duration.ofMillis((long) (Math.max(0, Double.parseDouble(value)) * 1000));
            return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
        } catch (NumberFormatException | ArithmeticException e) {
            return Duration.ZERO;
        }
    }

    /** @param path with the query, as it goes to the server */
    boolean allows(String path) {
        Rule decisive = null;
        String asked = encoded(path);
        for (Rule rule : rules) {
            if (fits(rule.pattern(), asked)
                    && (decisive == null
                            || rule.pattern().length() > decisive.pattern().length()
                            || (rule.pattern().length() == decisive.pattern().length() && rule.allows()))) {
                decisive = rule;
            }
        }
        return decisive == null || decisive.allows();
    }

    /** In the one form in which paths are compared: encoded where they must be, and nowhere else. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder(path.length());
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0 && bytes[i] >= 0) {
                encoded.append((char) bytes[i]);
                continue;
            }
            int one = low < 0 ? bytes[i] & 0xFF : high << 4 | low;
            i += low < 0 ? 0 : 2;
            boolean plain = one < 0x80 && (Character.isLetterOrDigit(one) || "-._~".indexOf(one) >= 0);
            encoded.append(plain ? String.valueOf((char) one) : String.format(Locale.ROOT, "%%%02X", one));
        }
        return encoded.toString();
    }

    /** Whether a path begins as the pattern says; {@code *} stands for anything, {@code $} at the end for the end. */
    private static boolean fits(String pattern, String path) {
        boolean toTheEnd = pattern.endsWith("$");
        String open = toTheEnd ? pattern.substring(0, pattern.length() - 1) : pattern;
        String[] parts = open.split("\\*", -1);
        if (!path.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (last && toTheEnd) {
                return path.length() - at >= parts[i].length() && path.endsWith(parts[i]);
            }
            int found = path.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return !toTheEnd || at == path.length();
    }
}
