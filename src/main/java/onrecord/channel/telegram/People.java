package onrecord.channel.telegram;

import java.sql.SQLException;
import java.util.Optional;
import onrecord.language.Language;
import onrecord.language.Texts;

/**
 * In which language to speak to whom: as chosen by {@code /settings}, or else as they write if that is Russian or
 * Ukrainian, or else as their Telegram says.
 */
final class People {
    private final Transactions transactions;

    People(Transactions transactions) {
        this.transactions = transactions;
    }

    Texts textsFor(Incoming.Person person, String said) {
        return transactions.run(sql -> textsFor(sql, person, said));
    }

    /**
     * How to answer someone.
     *
     * @param said what they said, if it is that which is answered; may be empty
     */
    Texts textsFor(Sql sql, Incoming.Person person, String said) throws SQLException {
        Optional<Language> chosen = sql.first(
                        "select language from telegram_person where user_id = ?",
                        row -> row.getString("language"),
                        person.id())
                .map(Language::of);
        return BotTexts.in(chosen.orElseGet(() -> spoken(said, Language.of(person.language()))));
    }

    /** Who writes in Russian or Ukrainian reads it, whatever the buttons of their Telegram say. */
    private static Language spoken(String said, Language likely) {
        Language spoken = Language.ofText(said, likely);
        return spoken == Language.EN ? likely : spoken;
    }

    /**
     * Chooses.
     *
     * @param language two letters, or {@code auto} for what Telegram says
     */
    void choose(Sql sql, long person, String language) throws SQLException {
        if (language.equals("auto")) {
            sql.update("delete from telegram_person where user_id = ?", person);
        } else {
            sql.update("merge into telegram_person (user_id, language) key (user_id) values (?, ?)", person, language);
        }
    }
}
