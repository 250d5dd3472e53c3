package onrecord.channel.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onrecord.channel.telegram.Keyboard.Button;
import onrecord.language.Language;
import onrecord.language.Texts;

/** The bot's buttons and what their data means. Data stays valid across restarts and versions: it names rows, not memory. */
final class Buttons {
    private static final Pattern NUMBERED = Pattern.compile("([fpm]):([0-9]{1,18}):([0-9]{1,4})");
    private static final Pattern LANGUAGE = Pattern.compile("l:(en|ru|uk|auto)");

    private Buttons() {}

    /** What a press asks for. */
    sealed interface Press permits Judge, ShowPassage, ShowMore, Speak {}

    record Judge(long answer, boolean good) implements Press {}

    /**
     * Show a quote in its paragraph.
     *
     * @param quote 0 for the answer's first
     */
    record ShowPassage(long answer, int quote) implements Press {}

    /**
     * Show further quotes.
     *
     * @param from the first quote to show, 0 for the answer's first
     */
    record ShowMore(long answer, int from) implements Press {}

    /**
     * Speak a language from now on.
     *
     * @param language two letters, or {@code auto} for Telegram's choice
     */
    record Speak(String language) implements Press {}

    /** What a button's data means; empty if it is not ours. */
    static Optional<Press> read(String data) {
        Matcher language = LANGUAGE.matcher(data);
        if (language.matches()) {
            return Optional.of(new Speak(language.group(1)));
        }
        Matcher numbered = NUMBERED.matcher(data);
        if (!numbered.matches()) {
            return Optional.empty();
        }
        long answer = Long.parseLong(numbered.group(2));
        int number = Integer.parseInt(numbered.group(3));
        return Optional.of(
                switch (numbered.group(1)) {
                    case "f" -> new Judge(answer, number == 1);
                    case "p" -> new ShowPassage(answer, number);
                    default -> new ShowMore(answer, number);
                });
    }

    /**
     * Below an answer or a part of it.
     *
     * @param cited whether the quotes answer, and are numbered
     * @param from the first quote shown
     * @param next the first quote not shown
     * @param quotes how many there are
     */
    static Keyboard belowAnswer(Texts texts, long answer, boolean cited, int from, int next, int quotes) {
        List<Button> judge = List.of(
                new Button(texts.get("button.good"), "f:" + answer + ":1"),
                new Button(texts.get("button.bad"), "f:" + answer + ":0"));
        List<Button> passages = new ArrayList<>();
        for (int i = from; i < next; i++) {
            String label = texts.get(cited ? "button.passage" : "button.passage.closest", i + 1);
            passages.add(new Button(label, "p:" + answer + ":" + i));
        }
        List<Button> more =
                next < quotes ? List.of(new Button(texts.get("button.more"), "m:" + answer + ":" + next)) : List.of();
        return new Keyboard(List.of(from == 0 ? judge : List.of(), passages, more));
    }

    static Keyboard languages(Texts texts) {
        List<Button> row = new ArrayList<>();
        for (Language language : Language.values()) {
            row.add(new Button(language.itself(), "l:" + language.code()));
        }
        return new Keyboard(List.of(row, List.of(new Button(texts.get("settings.auto"), "l:auto"))));
    }
}
