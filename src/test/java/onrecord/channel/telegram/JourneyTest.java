package onrecord.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import onrecord.answer.Answer;
import onrecord.answer.Answerer;
import onrecord.answer.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with the bot, from the first /start on. */
class JourneyTest {
    private static final long CHAT = 11;
    private static final long GROUP = -500;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void answers_a_question_in_a_private_chat_with_quotes_and_buttons() {
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "When did the bridge open?"));

        ScriptedBotApi.Shown answer = bench.await(CHAT, "Answer to: When did the bridge open?");
        assertThat(answer.replyTo()).isEqualTo(1);
        assertThat(answer.edits()).isEqualTo(1);
        assertThat(bench.api.calls("sendMessage").get(0).text()).contains("Searching");
        assertThat(answer.html())
                .contains("<blockquote>The Old Bridge opened to cars at <b>06:00 on Saturday</b>, eleven")
                .contains(
                        "<a href=\"https://news.example/bridge?a=1&amp;b=2\">Bridge reopens</a> · City Post · 3 May 2025\n")
                .contains("Harbour News · 5 May 2025 (date inferred) · the operator said\n");
        assertThat(answer.buttons()).containsExactly("f:1:1", "f:1:0", "p:1:0", "p:1:1", "p:1:2", "m:1:3");
        assertThat(bench.api
                        .calls("editMessageText")
                        .get(0)
                        .parameters()
                        .path("link_preview_options")
                        .path("is_disabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_refusal_offers_the_closest_passages() {
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "Who is nowhere?"));

        ScriptedBotApi.Shown refusal = bench.await(CHAT, "do not answer this");
        assertThat(refusal.text()).contains("none of which answers it").contains("The Old Bridge opened");
        assertThat(refusal.text()).doesNotContain("[1]");
        assertThat(refusal.buttons()).contains("p:1:0", "p:1:1").doesNotContain("m:1:2");
    }

    @Test
    void buttons_work_and_survive_a_restart() {
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "When did the bridge open?"));
        ScriptedBotApi.Shown answer = bench.await(CHAT, "Answer to");
        bench.settle();
        bench.restart();

        bench.api.happen(Words.press(CHAT, CHAT, answer.id(), "m:1:3"));
        ScriptedBotApi.Shown more = bench.await(CHAT, "[4] Ferry stays");
        assertThat(more.text()).startsWith("More sources on: When did").doesNotContain("[5]");
        assertThat(more.buttons()).containsExactly("p:1:3", "m:1:4");
        bench.api.happen(Words.press(CHAT, CHAT, more.id(), "m:1:4"));
        ScriptedBotApi.Shown last = bench.await(CHAT, "[5] A long report");
        assertThat(last.html()).contains("<blockquote expandable>").contains("at some length. […]</blockquote>");
        assertThat(last.buttons()).containsExactly("p:1:4");

        bench.api.happen(Words.press(CHAT, CHAT, answer.id(), "p:1:0"));
        ScriptedBotApi.Shown passage = bench.await(CHAT, "The passage around the quote");
        assertThat(passage.html())
                .contains("<blockquote><b>The Old Bridge opened")
                .contains("Article bridge, characters 20 to 123");
        assertThat(passage.replyTo()).isEqualTo(answer.id());

        bench.api.happen(Words.press(CHAT, CHAT, answer.id(), "f:1:1"));
        Bench.until(() -> bench.api.calls("answerCallbackQuery").size() == 4);
        bench.settle();
        assertThat(bench.api.calls("answerCallbackQuery").get(3).text()).isEqualTo("Thank you, noted.");
        assertThat(new Feedback(bench.database.dataSource()).all())
                .singleElement()
                .satisfies(judged -> {
                    assertThat(judged.question()).isEqualTo("When did the bridge open?");
                    assertThat(judged.liked()).isTrue();
                    assertThat(judged.quotes()).hasSize(5);
                    assertThat(judged.evidence()).isNotEmpty();
                });
    }

    @Test
    void a_button_of_an_article_that_changed_shows_no_quote() {
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "When did the bridge open?"));
        ScriptedBotApi.Shown answer = bench.await(CHAT, "Answer to");
        bench.settle();
        new Transactions(bench.database.dataSource())
                .change(sql -> sql.update("update telegram_answer_span set article_hash = 'other'"));

        bench.api.happen(Words.press(CHAT, CHAT, answer.id(), "p:1:0"));
        bench.await(CHAT, "The article has changed since");
        bench.api.happen(Words.press(CHAT, CHAT, answer.id(), "p:99:0"));
        bench.await(CHAT, "no longer kept");
    }

    @Test
    void follow_ups_use_the_conversation_until_it_is_forgotten() {
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "What happened in Istanbul?"));
        bench.await(CHAT, "Answer to");
        bench.api.happen(Words.message(CHAT, CHAT, 2, "and in Geneva?"));
        assertThat(bench.await(CHAT, "Answer to: What happened in Geneva?").text())
                .startsWith("Understood as: What happened in Geneva?");

        bench.api.happen(Words.message(CHAT, CHAT, 3, "/forget"));
        bench.await(CHAT, "is erased");
        bench.api.happen(Words.message(CHAT, CHAT, 4, "and in Vienna?"));
        bench.await(CHAT, "Answer to: and in Vienna?");
    }

    @Test
    void forgetting_keeps_judged_answers_without_the_person() {
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "One?"));
        ScriptedBotApi.Shown answer = bench.await(CHAT, "Answer to: One?");
        bench.api.happen(Words.message(CHAT, CHAT, 2, "Two?"));
        bench.await(CHAT, "Answer to: Two?");
        bench.api.happen(Words.press(CHAT, CHAT, answer.id(), "f:1:0"));
        Bench.until(() -> !bench.api.calls("answerCallbackQuery").isEmpty());
        bench.api.happen(Words.message(CHAT, CHAT, 3, "/forget"));
        bench.await(CHAT, "is erased");

        assertThat(new Feedback(bench.database.dataSource()).all())
                .singleElement()
                .satisfies(judged -> assertThat(judged.liked()).isFalse());
        int ofThePerson = new Transactions(bench.database.dataSource())
                .run(sql -> sql.first(
                                "select (select count(*) from telegram_answer where user_id = 11)"
                                        + " + (select count(*) from telegram_feedback where user_id = 11) n",
                                row -> row.getInt("n"))
                        .orElse(-1));
        assertThat(ofThePerson).isZero();
    }

    @Test
    void an_edited_question_is_answered_anew_in_its_place() {
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "When did the brigde open?"));
        ScriptedBotApi.Shown first = bench.await(CHAT, "Answer to: When did the brigde open?");
        bench.settle();
        bench.api.happen(Words.edited(CHAT, CHAT, 1, "When did the bridge open?"));

        ScriptedBotApi.Shown second = bench.await(CHAT, "Answer to: When did the bridge open?");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(bench.api.messages(CHAT)).hasSize(1);
        bench.settle();
        int calls = bench.api.calls("editMessageText").size();
        bench.api.happen(Words.edited(CHAT, CHAT, 1, "When did the bridge open?"));
        bench.settle();
        assertThat(bench.api.calls("editMessageText"))
                .as("an edit that changes nothing")
                .hasSize(calls);
    }

    @Test
    void a_question_edited_back_before_the_edit_was_answered_is_answered_itself() {
        CountDownLatch gate = new CountDownLatch(1);
        bench.answerer = question -> {
            if (question.startsWith("When did the trams")) {
                await(gate);
            }
            return bench.corpus.answer(question);
        };
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "When did the bridge open?"));
        bench.await(CHAT, "Answer to: When did the bridge open?");
        bench.settle();
        bench.api.happen(Words.edited(CHAT, CHAT, 1, "When did the trams return?"));
        bench.await(CHAT, "The question has changed");
        bench.api.happen(Words.edited(CHAT, CHAT, 1, "When did the bridge open?"));
        Inbox inbox = new Inbox(new Transactions(bench.dataSource));
        Bench.until(() -> inbox.count("DONE") == 2);
        gate.countDown();
        bench.settle();

        assertThat(bench.texts(CHAT))
                .hasSize(1)
                .allMatch(text -> text.startsWith("Answer to: When did the bridge open?"));
    }

    @Test
    void a_question_edited_back_after_the_edit_failed_is_answered_again() {
        bench.answerer = question -> {
            if (question.startsWith("When did the trams")) {
                throw new IllegalStateException("the corpus is gone");
            }
            return bench.corpus.answer(question);
        };
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "When did the bridge open?"));
        bench.await(CHAT, "Answer to: When did the bridge open?");
        bench.api.happen(Words.edited(CHAT, CHAT, 1, "When did the trams return?"));
        bench.await(CHAT, "I could not answer that");
        bench.api.happen(Words.edited(CHAT, CHAT, 1, "When did the bridge open?"));

        bench.await(CHAT, "Answer to: When did the bridge open?");
        assertThat(bench.api.messages(CHAT)).hasSize(1);
    }

    @Test
    void in_groups_only_what_is_said_to_the_bot_is_answered_and_in_its_topic() throws IOException {
        bench.start();
        bench.api.happen(Words.message(GROUP, 1, 1, "just talk about the bridge"));
        bench.api.happen(Words.message(GROUP, 1, 2, "/ask@OtherBot What of the bridge?"));
        bench.api.happen(Words.message(GROUP, 1, 3, "/help@OtherBot"));
        bench.api.happen(Words.message(GROUP, 2, 4, "/ask By command?").topic(77));
        bench.api.happen(Words.message(GROUP, 3, 5, "/ask@" + ScriptedBotApi.BOT_NAME + " By name?"));
        bench.api.happen(
                Words.message(GROUP, 4, 6, "@OnRecordTestBot By mention?").mention("@OnRecordTestBot"));
        bench.api.happen(Words.message(GROUP, 5, 7, "By reply?").replyTo(ScriptedBotApi.BOT_ID, 1001, "An answer"));
        bench.api.happen(Words.message(GROUP, 6, 8, "/ask").replyTo(9, 900, "Somebody else's question?"));
        bench.api.happen(Words.message(GROUP, 7, 9, "By reply to another?").replyTo(9, 901, "talk"));
        bench.api.happen(Words.message(GROUP, 8, 10, "from a bot @OnRecordTestBot")
                .mention("@OnRecordTestBot")
                .with("from", "{\"id\":55,\"is_bot\":true,\"first_name\":\"b\"}"));

        bench.await(GROUP, "Answer to: Somebody else's question?");
        bench.settle();
        assertThat(bench.texts(GROUP))
                .extracting(text -> text.lines().findFirst().orElse(""))
                .containsExactlyInAnyOrder(
                        "Answer to: By command?",
                        "Answer to: By name?",
                        "Answer to: By mention?",
                        "Answer to: By reply?",
                        "Answer to: Somebody else's question?");
        assertThat(bench.await(GROUP, "By command?").topic()).isEqualTo(77);
        assertThat(bench.await(GROUP, "By name?").topic()).isZero();
    }

    @Test
    void in_groups_a_bare_mention_asks_what_it_replies_to() throws IOException {
        bench.start();
        bench.api.happen(Words.message(GROUP, 1, 1, "@OnRecordTestBot")
                .mention("@OnRecordTestBot")
                .replyTo(9, 900, "Whose?"));
        bench.api.happen(Words.message(GROUP, 2, 2, "/ask")
                .replyTo(9, 901, "")
                .with(
                        "reply_to_message",
                        "{\"message_id\":901,\"date\":1,\"chat\":{\"id\":-500,\"type\":\"supergroup\"},"
                                + "\"caption\":\"Below a photo?\"}"));
        bench.api.happen(Words.message(GROUP, 3, 3, "/ask: With a colon?"));
        bench.api.happen(Words.message(GROUP, 4, 4, "@OnRecordTestBot").mention("@OnRecordTestBot"));
        bench.api.happen(Words.message(GROUP, 5, 5, "👍").replyTo(ScriptedBotApi.BOT_ID, 1001, "An answer"));

        bench.await(GROUP, "Answer to: Whose?");
        bench.await(GROUP, "Answer to: Below a photo?");
        bench.await(GROUP, "Answer to: With a colon?");
        assertThat(bench.await(GROUP, "Write the question after the command").replyTo())
                .isEqualTo(4);
        bench.settle();
        assertThat(bench.texts(GROUP)).hasSize(4);
    }

    @Test
    void inline_mode_offers_quoted_passages_without_the_answerer() {
        bench.answerer = question -> {
            throw new AssertionError("inline mode asks no answerer");
        };
        bench.start();
        bench.api.happen(Words.inline(CHAT, "i1", "bridge"));

        Bench.until(() -> !bench.api.calls("answerInlineQuery").isEmpty());
        var call = bench.api.calls("answerInlineQuery").get(0).parameters();
        assertThat(call.path("cache_time").asInt()).isEqualTo(60);
        assertThat(call.path("results").size()).isBetween(5, 10);
        assertThat(call.path("results")
                        .get(1)
                        .path("input_message_content")
                        .path("message_text")
                        .asText())
                .contains("<blockquote>The Old Bridge")
                .contains("Bridge reopens</a> · City Post · 3 May 2025");
        assertThat(DeepLink.decode(call.path("button").path("start_parameter").asText()))
                .contains("bridge");
        assertThat(bench.api.messages()).isEmpty();
    }

    @Test
    void an_inline_query_that_waited_too_long_is_dropped() {
        bench.timing = new Timing(
                bench.timing.clock(),
                bench.timing.poll(),
                bench.timing.call(),
                bench.timing.firstPause(),
                bench.timing.longestPause(),
                bench.timing.answer(),
                java.time.Duration.ZERO);
        bench.start();
        bench.api.happen(Words.inline(CHAT, "i1", "bridge"));
        bench.api.happen(Words.message(CHAT, CHAT, 1, "Still there?"));
        bench.await(CHAT, "Answer to: Still there?");
        assertThat(bench.api.calls("answerInlineQuery")).isEmpty();
    }

    @Test
    void commands_reply_and_are_registered_in_three_languages() {
        bench.start();
        for (String command : List.of("start", "help", "ask", "latest", "sources", "about", "privacy", "settings")) {
            bench.api.happen(Words.message(CHAT, CHAT, 1, "/" + command));
        }
        bench.await(CHAT, "In which language");
        bench.settle();
        assertThat(bench.texts(CHAT)).hasSize(8);
        assertThat(bench.texts(CHAT).get(3)).startsWith("The latest articles:\n• Ferry stays · City Post · 6 May 2025");
        assertThat(bench.texts(CHAT).get(4)).startsWith("Articles: 5, by publisher:\n• City Post: 3");
        assertThat(bench.texts(CHAT).get(5)).contains("Articles: 5").contains("The latest: 6 May 2025");
        Bench.until(() -> bench.api.calls("setMyCommands").size() == 3);
        assertThat(bench.api.calls("setMyCommands"))
                .extracting(call -> call.parameters().path("language_code").asText("default"))
                .containsExactly("default", "ru", "uk");
    }

    @Test
    void speaks_the_language_of_the_person_or_the_one_they_chose() {
        bench.start();
        bench.api.happen(Words.message(21, 21, 1, "/settings").language("ru"));
        ScriptedBotApi.Shown settings = bench.await(21, "На каком языке");
        assertThat(settings.buttons()).containsExactly("l:en", "l:ru", "l:uk", "l:auto");
        bench.api.happen(Words.press(21, 21, settings.id(), "l:uk"));
        bench.await(21, "Говоритиму українською");
        bench.api.happen(Words.message(21, 21, 2, "Where is nowhere?").language("ru"));
        bench.await(21, "У статтях немає відповіді");
        bench.api.happen(Words.message(22, 22, 1, "Where is nowhere?").language("pt-br"));
        bench.await(22, "do not answer this");
    }

    @Test
    void a_deep_link_carries_a_question() {
        bench.start();
        Optional<String> link = DeepLink.encode("Коли відкрили міст?");
        bench.api.happen(Words.message(CHAT, CHAT, 1, "/start " + link.orElseThrow()));
        bench.await(CHAT, "Answer to: Коли відкрили міст?");
        bench.api.happen(Words.message(CHAT, CHAT, 2, "/start start"));
        bench.await(CHAT, "I answer questions about");
    }

    @Test
    void only_invited_people_are_served_when_there_is_a_list() {
        bench.allowed = java.util.Set.of(1L, GROUP);
        bench.admins = java.util.Set.of(9L);
        bench.start();
        bench.api.happen(Words.message(1, 1, 1, "Invited?"));
        bench.api.happen(Words.message(2, 2, 1, "Not invited?"));
        bench.api.happen(Words.message(2, 2, 2, "And now?"));
        bench.api.happen(Words.message(GROUP, 2, 3, "/ask In the group?"));
        bench.api.happen(Words.message(9, 9, 1, "/status"));
        bench.api.happen(Words.message(1, 1, 2, "/status"));
        bench.await(1, "Answer to: Invited?");
        bench.await(GROUP, "Answer to: In the group?");
        bench.await(9, "Updates open");
        bench.await(1, "do not know this command");
        bench.settle();
        assertThat(bench.texts(2)).singleElement().asString().contains("Your id is 2");
    }

    @Test
    void a_question_too_long_and_a_message_without_text_get_a_clear_reply() {
        bench.limits = new Limits(3, 60, 50);
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "a".repeat(51)));
        bench.await(CHAT, "has 51 characters; I can take 50");
        bench.api.happen(Words.message(CHAT, CHAT, 2, "x").without("text").language("en"));
        bench.settle();
        assertThat(bench.texts(CHAT)).hasSize(1);
    }

    @Test
    void the_hourly_limit_is_told_once() {
        bench.limits = new Limits(3, 2, 1000);
        bench.start();
        for (int i = 1; i <= 5; i++) {
            bench.api.happen(Words.message(CHAT, CHAT, i, "Question " + i + "?"));
            bench.settle();
        }
        assertThat(bench.texts(CHAT)).hasSize(3);
        assertThat(bench.texts(CHAT).get(2)).contains("2 questions an hour");
    }

    @Test
    void an_outage_of_the_answerer_is_told() {
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "Is there an outage?"));
        bench.await(CHAT, "something is out of order");
        bench.settle();
    }

    @Test
    void what_is_certain_of_an_answer_is_shown_at_most_every_two_seconds() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        bench.timing = Bench.timing(new Clock() {
            @Override
            public Instant instant() {
                return Objects.requireNonNull(now.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        bench.answerer = new Answerer() {
            @Override
            public Answer answer(String question) {
                return bench.corpus.answer(question);
            }

            @Override
            public Answer answer(String question, Duration waited, Progress progress) {
                progress.says("too early");
                now.updateAndGet(time -> time.plusSeconds(2));
                progress.says("The first <claim>. [1]");
                bench.await(CHAT, "The first <claim>. [1]\n\n…");
                now.updateAndGet(time -> time.plusSeconds(1));
                progress.says("The first <claim>. [1]\ntoo soon");
                now.updateAndGet(time -> time.plusSeconds(1));
                progress.says("The first <claim>. [1]\nThe second claim. [2]");
                bench.await(CHAT, "The second claim. [2]\n\n…");
                return answer(question);
            }
        };
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "When did the bridge open?"));
        assertThat(bench.await(CHAT, "Answer to: When did the bridge open?").text())
                .doesNotContain("claim");
        bench.settle();
        assertThat(bench.api.messages(CHAT)).hasSize(1);
        assertThat(bench.api.calls("editMessageText"))
                .hasSize(3)
                .noneMatch(call -> call.text().contains("too "));
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void marks_and_emoji_alone_are_no_question() {
        bench.start();
        for (int i = 1; i <= 3; i++) {
            bench.api.happen(
                    Words.message(CHAT, CHAT, i, List.of("?", "…", "👍").get(i - 1)));
        }
        bench.settle();
        assertThat(bench.texts(CHAT)).hasSize(3).allMatch(text -> text.startsWith("I can read text only"));
    }

    @Test
    void a_courtesy_is_returned_and_leaves_the_conversation_as_it_was() {
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "Hi there!"));
        bench.await(CHAT, "I answer questions about");
        bench.api.happen(Words.message(CHAT, CHAT, 2, "What happened in Istanbul?"));
        bench.await(CHAT, "Answer to: What happened in Istanbul?");
        bench.api.happen(Words.message(CHAT, CHAT, 3, "Спасибо :)"));
        bench.await(CHAT, "Пожалуйста");
        bench.api.happen(Words.message(CHAT, CHAT, 4, "WHO ARE YOU?"));
        bench.await(CHAT, "Ask in your own words");
        bench.api.happen(Words.message(CHAT, CHAT, 5, "and in Geneva?"));
        bench.await(CHAT, "Answer to: What happened in Geneva?");
        bench.api.happen(Words.message(CHAT, CHAT, 6, "Hi, who are you to say that?"));
        bench.await(CHAT, "Answer to: Hi, who are you");
    }

    @Test
    void of_several_questions_the_first_is_answered_and_that_is_said() {
        bench.start();
        bench.api.happen(Words.message(CHAT, CHAT, 1, "It rained. When did it open? Who opened it then? Why?"));

        assertThat(bench.await(CHAT, "Answer to: It rained. When did it open?").text())
                .startsWith("One question at a time, please. This is about the first: It rained. When did it open?\n")
                .doesNotContain("Who opened");
        bench.api.happen(Words.message(CHAT, CHAT, 2, "When did the bridge open? Why? Really?"));
        assertThat(bench.await(CHAT, "Why? Really?").text()).startsWith("Answer to: When did the bridge open? Why?");
    }

    @Test
    void whatever_is_sent_gets_one_reply_and_an_album_one_for_all() throws IOException {
        bench.start();
        String photo = "[{\"file_id\":\"F\",\"file_unique_id\":\"U\",\"width\":1,\"height\":1}]";
        for (int i = 1; i <= 3; i++) {
            bench.api.happen(Words.message(CHAT, CHAT, i, "")
                    .without("text")
                    .with("photo", photo)
                    .with("media_group_id", "\"album\""));
        }
        bench.api.happen(
                Words.message(CHAT, CHAT, 4, "").without("text").with("dice", "{\"emoji\":\"🎲\",\"value\":3}"));
        bench.settle();
        assertThat(bench.api.messages(CHAT))
                .extracting(ScriptedBotApi.Shown::replyTo)
                .containsExactly(1, 4);
    }
}
