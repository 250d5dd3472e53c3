package onrecord.channel.console;

import java.util.EnumMap;
import java.util.Map;
import onrecord.answer.Answer;
import onrecord.language.Language;
import onrecord.language.Texts;

/** What stands around the quotes on the console, in the language of the question. */
final class ConsoleTexts {
    static final Texts ENGLISH = in(Language.EN);

    private static final Map<Language, Texts> OTHERS =
            new EnumMap<>(Map.of(Language.RU, in(Language.RU), Language.UK, in(Language.UK)));

    private ConsoleTexts() {}

    static Texts of(Answer answer) {
        return OTHERS.getOrDefault(answer.evidence().question().language(), ENGLISH);
    }

    private static Texts in(Language language) {
        return Texts.of("onrecord.channel.console.texts", language);
    }
}
