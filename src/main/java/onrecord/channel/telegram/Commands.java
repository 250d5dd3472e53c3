package onrecord.channel.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onrecord.index.PassageIndex;
import onrecord.index.PassageIndex.ArticleEntry;
import onrecord.language.Language;
import onrecord.language.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;

/** What is said to the bot: commands, and questions without one. */
final class Commands {
    private static final Logger log = LoggerFactory.getLogger(Commands.class);
    private static final List<String> REGISTERED =
            List.of("ask", "latest", "sources", "settings", "privacy", "forget", "about", "help");

    private final Desk desk;
    private final Questions questions;
    private final Admission admission;
    private final Answers answers;
    private final PassageIndex index;
    private final String botName;

    Commands(Desk desk, Questions questions, Admission admission, Answers answers, PassageIndex index, String botName) {
        this.desk = desk;
        this.questions = questions;
        this.admission = admission;
        this.answers = answers;
        this.index = index;
        this.botName = botName;
    }

    /** Shows the commands in Telegram's menu, in each language. The bot works without, so failures are only noted. */
    static void register(BotApi api) {
        for (Language language : Language.values()) {
            Texts texts = BotTexts.in(language);
            List<BotCommand> menu = new ArrayList<>();
            for (String command : REGISTERED) {
                menu.add(new BotCommand(command, texts.get("command." + command)));
            }
            try {
                // English is for everybody without a menu of their own.
                api.call(SetMyCommands.builder()
                        .commands(menu)
                        .languageCode(language == Language.EN ? null : language.code())
                        .build());
            } catch (ApiFault fault) {
                log.info("The command menu in {} could not be set: {}", language.code(), fault.getMessage());
            }
        }
    }

    /** Does what is asked. */
    void handle(Incoming.Said said) {
        Optional<SmallTalk> talk = said.command().isEmpty() ? SmallTalk.of(said.text()) : Optional.empty();
        if (said.isQuestion() && talk.isEmpty()) {
            questions.ask(said, said.text());
            return;
        }
        if (said.edited()) {
            // Only questions are done anew.
            desk.ignore(said);
            return;
        }
        Texts texts = desk.textsFor(said);
        if (talk.isPresent()) {
            desk.reply(said, desk.notice(returned(talk.get(), texts)));
            return;
        }
        switch (said.command()) {
            case "" -> wordless(said, texts);
            case "start" -> start(said, texts);
            case "ask" -> desk.reply(said, desk.notice(texts.get("ask.how", texts.get("start.example"))));
            case "help" -> desk.reply(said, desk.notice(help(texts)));
            case "latest" -> desk.reply(said, desk.renderer().latest(texts, index.articles()));
            case "sources" -> desk.reply(said, desk.renderer().sources(texts, index.articles()));
            case "about" -> desk.reply(said, desk.notice(about(texts)));
            case "privacy" -> desk.reply(said, desk.notice(texts.get("privacy")));
            case "forget" -> forget(said, texts);
            case "settings" ->
                desk.reply(
                        said,
                        new Content(desk.notice(texts.get("settings.title")).html(), Buttons.languages(texts)));
            case "status" -> status(said, texts);
            default -> unknown(said, texts);
        }
    }

    private String returned(SmallTalk talk, Texts texts) {
        return switch (talk) {
            case GREETING -> welcome(texts);
            case THANKS -> texts.get("thanks");
            case INTRODUCTION -> help(texts);
        };
    }

    private static String welcome(Texts texts) {
        return texts.get("start", texts.get("start.example"));
    }

    private String help(Texts texts) {
        return texts.get("help", "@" + botName);
    }

    private void wordless(Incoming.Said said, Texts texts) {
        if (said.address().group()) {
            // A thumb up below an answer is for the others to see.
            desk.ignore(said);
        } else {
            desk.reply(said, desk.notice(texts.get("text.only")));
        }
    }

    private void start(Incoming.Said said, Texts texts) {
        Optional<String> question = said.text().isEmpty() ? Optional.empty() : DeepLink.decode(said.text());
        if (question.isPresent()) {
            questions.ask(said, question.get());
        } else {
            desk.reply(said, desk.notice(welcome(texts)));
        }
    }

    private String about(Texts texts) {
        List<ArticleEntry> articles = index.articles();
        String latest = articles.stream()
                .findFirst()
                .flatMap(entry -> Optional.ofNullable(entry.provenance().published()))
                .map(texts::date)
                .orElse(texts.get("about.none"));
        return texts.get("about", articles.size(), latest);
    }

    private void forget(Incoming.Said said, Texts texts) {
        desk.act(said, said.address(), sql -> {
            answers.forget(sql, said.address().chat(), said.from().id());
            return Optional.of(desk.notice(texts.get("forget.done")));
        });
    }

    private void status(Incoming.Said said, Texts texts) {
        if (!admission.isAdmin(said.from().id())) {
            unknown(said, texts);
            return;
        }
        desk.reply(
                said,
                desk.notice(texts.get(
                        "status",
                        index.articles().size(),
                        desk.inbox().count("OPEN"),
                        desk.inbox().count("DEAD"),
                        desk.outbox().count("PENDING"),
                        desk.outbox().count("DEAD"),
                        answers.count(),
                        answers.judged())));
    }

    private void unknown(Incoming.Said said, Texts texts) {
        if (said.address().group()) {
            // Likely meant for another bot of the group.
            desk.ignore(said);
        } else {
            desk.reply(said, desk.notice(texts.get("unknown")));
        }
    }
}
