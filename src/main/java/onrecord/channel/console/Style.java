package onrecord.channel.console;

/**
 * How words are set apart: by ANSI colour, or not at all.
 *
 * @param colour whether the terminal is wanted in colour
 */
record Style(boolean colour) {
    String bold(String text) {
        return in("1", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("31", text);
    }

    String notice(String text) {
        return in("33", text);
    }

    String frame(String text) {
        return in("36", text);
    }

    private String in(String code, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
