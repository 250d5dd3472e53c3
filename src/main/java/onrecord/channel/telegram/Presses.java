package onrecord.channel.telegram;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import onrecord.answer.Quote;
import onrecord.answer.QuoteChecker;
import onrecord.channel.telegram.Buttons.Judge;
import onrecord.channel.telegram.Buttons.Press;
import onrecord.channel.telegram.Buttons.ShowMore;
import onrecord.channel.telegram.Buttons.ShowPassage;
import onrecord.channel.telegram.Buttons.Speak;
import onrecord.index.PassageIndex;
import onrecord.language.Texts;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;

/** Buttons pressed, be it weeks after they were shown. */
final class Presses {
    private final Desk desk;
    private final Answers answers;
    private final PassageIndex index;
    private final Consumer<AnswerCallbackQuery> acknowledge;
    private final QuoteChecker checker;

    /**
     * A handler.
     *
     * @param acknowledge stops the button's spinner; without waiting, and without regard to whether it succeeds
     */
    Presses(Desk desk, Answers answers, PassageIndex index, Consumer<AnswerCallbackQuery> acknowledge) {
        this.desk = desk;
        this.answers = answers;
        this.index = index;
        this.acknowledge = acknowledge;
        checker = new QuoteChecker(index);
    }

    /** Does what the button says. */
    void handle(Incoming.Pressed pressed) {
        Optional<Press> press = Buttons.read(pressed.data());
        if (press.isEmpty()) {
            desk.ignore(pressed);
            say(pressed, "");
            return;
        }
        Press asked = press.get();
        if (asked instanceof Judge judge) {
            judge(pressed, judge);
        } else if (asked instanceof ShowPassage passage) {
            reply(pressed, answers.find(passage.answer()).map(answer -> passage(pressed, answer, passage.quote())));
        } else if (asked instanceof ShowMore more) {
            reply(pressed, answers.find(more.answer()).map(answer -> more(pressed, answer, more.from())));
        } else if (asked instanceof Speak speak) {
            speak(pressed, speak);
        }
    }

    private void judge(Incoming.Pressed pressed, Judge judge) {
        Texts texts = desk.textsFor(pressed);
        boolean[] known = new boolean[1];
        desk.act(pressed, pressed.address(), sql -> {
            known[0] = answers.judge(sql, judge.answer(), pressed.from().id(), judge.good());
            return Optional.empty();
        });
        say(pressed, texts.get(known[0] ? "feedback.thanks" : "gone"));
    }

    private Content passage(Incoming.Pressed pressed, StoredAnswer answer, int number) {
        Texts texts = desk.people().textsFor(pressed.from(), answer.question());
        if (number >= answer.quotes().size()) {
            return desk.notice(texts.get("gone"));
        }
        return answer.quotes()
                .get(number)
                .quote(index, checker)
                .map(quote -> desk.renderer().passage(texts, quote))
                .orElseGet(() -> desk.notice(texts.get("changed")));
    }

    private Content more(Incoming.Pressed pressed, StoredAnswer answer, int from) {
        Texts texts = desk.people().textsFor(pressed.from(), answer.question());
        List<Quote> quotes = answer.quotes().stream()
                .flatMap(place -> place.quote(index, checker).stream())
                .toList();
        if (quotes.size() < answer.quotes().size()) {
            return desk.notice(texts.get("changed"));
        }
        if (from >= quotes.size()) {
            return desk.notice(texts.get("more.none"));
        }
        return desk.renderer().more(texts, answer.id(), answer.question(), quotes, from, answer.answered());
    }

    private void speak(Incoming.Pressed pressed, Speak speak) {
        desk.act(pressed, pressed.address(), sql -> {
            desk.people().choose(sql, pressed.from().id(), speak.language());
            return Optional.of(desk.notice(desk.textsFor(sql, pressed).get("settings.done")));
        });
        say(pressed, "");
    }

    private void reply(Incoming.Pressed pressed, Optional<Content> content) {
        Content shown =
                content.orElseGet(() -> desk.notice(desk.textsFor(pressed).get("gone")));
        desk.act(pressed, pressed.address(), sql -> Optional.of(shown));
        say(pressed, "");
    }

    private void say(Incoming.Pressed pressed, String text) {
        acknowledge.accept(AnswerCallbackQuery.builder()
                .callbackQueryId(pressed.query())
                .text(text.isEmpty() ? null : text)
                .build());
    }
}
