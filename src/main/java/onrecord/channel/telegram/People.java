package onrecord.channel.telegram;

import java.sql.SQLException;
import onrecord.language.Language;
import onrecord.language.Texts;

/** In which language to speak to whom: as chosen by {@code /settings}, or else as their Telegram says. */
final class People {
    private final Transactions transactions;

    People(Transactions transactions) {
        this.transactions = transactions;
    }

    Texts textsFor(Incoming.Person person) {
        return transactions.run(sql -> textsFor(sql, person));
    }

    Texts textsFor(Sql sql, Incoming.Person person) throws SQLException {
        return BotTexts.in(Language.of(sql.first(
                        "select language from telegram_person where user_id = ?",
                        row -> row.getString("language"),
                        person.id())
                .orElse(person.language())));
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
