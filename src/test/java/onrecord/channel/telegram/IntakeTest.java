package onrecord.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Admins hand in articles; nobody else does. */
class IntakeTest {
    private static final long ADMIN = 7;
    private static final long SOMEBODY = 8;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench();
        bench.admins = Set.of(ADMIN);
        bench.api.keep("F1", "The harbour reopened.".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Words document(long person, int id, String name) throws IOException {
        return Words.message(person, person, id, "")
                .without("text")
                .with("document", "{\"file_id\":\"F1\",\"file_unique_id\":\"U\",\"file_name\":\"" + name + "\"}");
    }

    private static Words forwarded(long person, int id, String text) throws IOException {
        return Words.message(person, person, id, text)
                .with(
                        "forward_origin",
                        "{\"type\":\"channel\",\"date\":1741082400,\"chat\":{\"id\":-100,\"type\":\"channel\","
                                + "\"title\":\"Kellin Courier\",\"username\":\"kellin\"},\"message_id\":55}");
    }

    @Test
    void a_document_of_an_admins_is_fetched_and_indexed() throws Exception {
        bench.start();
        bench.api.happen(document(ADMIN, 1, "harbour.txt"));

        assertThat(bench.await(ADMIN, "Indexed. Passages: 14.").replyTo()).isEqualTo(1);
        assertThat(bench.deliveries.taken).containsExactly("harbour.txt: The harbour reopened.");
    }

    @Test
    void a_document_that_replaces_an_article_says_which() throws Exception {
        bench.start();
        bench.api.happen(document(ADMIN, 1, "again.txt"));

        bench.await(ADMIN, "Indexed. Passages: 14. It replaces an article of the same name: Tides & <Ebbs>");
    }

    @Test
    void what_cannot_be_read_is_told_with_its_reason() throws Exception {
        bench.start();
        bench.api.happen(document(ADMIN, 1, "broken.txt"));
        bench.api.happen(document(ADMIN, 2, "game.exe"));
        bench.api.happen(Words.message(ADMIN, ADMIN, 3, "https://news.example/fault"));

        bench.await(ADMIN, "Not indexed: broken.txt is not UTF-8");
        bench.await(ADMIN, "Not indexed: game.exe is of no kind that is read");
        bench.await(ADMIN, "something is out of order on my side");
        assertThat(bench.api.calls("getFile")).hasSize(1);
    }

    @Test
    void a_link_and_a_forwarded_post_are_taken_in() throws Exception {
        bench.start();
        bench.api.happen(Words.message(ADMIN, ADMIN, 1, " https://news.example/feed "));
        bench.api.happen(Words.message(ADMIN, ADMIN, 2, "https://news.example/a"));
        bench.api.happen(forwarded(ADMIN, 3, "The harbour reopened on Tuesday."));

        bench.await(ADMIN, "Indexed. Articles: 3, passages: 20.");
        bench.await(ADMIN, "Indexed already, and nothing in it has changed.");
        bench.await(ADMIN, "Indexed. Passages: 2.");
        assertThat(bench.deliveries.taken)
                .contains("The harbour reopened on Tuesday. {published=2025-03-04, published-basis=stated,"
                        + " publisher=Kellin Courier, url=https://t.me/kellin/55}");
    }

    @Test
    void everybody_else_is_refused() throws Exception {
        bench.start();
        bench.api.happen(document(SOMEBODY, 1, "harbour.txt"));
        bench.api.happen(Words.message(SOMEBODY, SOMEBODY, 2, "https://news.example/feed"));
        bench.api.happen(forwarded(SOMEBODY, 3, "The harbour reopened on Tuesday."));
        Bench.until(() -> bench.api.messages(SOMEBODY).size() == 3);

        assertThat(bench.texts(SOMEBODY)).allMatch(text -> text.startsWith("Only the bot’s admins can add articles."));
        assertThat(bench.deliveries.taken).isEmpty();
        assertThat(bench.api.calls("getFile")).isEmpty();
    }

    @Test
    void a_forwarded_question_is_a_question() throws Exception {
        bench.start();
        bench.api.happen(forwarded(SOMEBODY, 1, "When did the bridge open?"));

        bench.await(SOMEBODY, "Answer to: When did the bridge open?");
    }

    @Test
    void a_delivery_survives_outages_and_is_never_told_twice() throws Exception {
        bench.api.script("getFile", Fault.refusal(502, "Bad Gateway"), Fault.refusal(429, "Too Many Requests"));
        bench.start();
        bench.api.happen(document(ADMIN, 1, "harbour.txt"));
        bench.await(ADMIN, "Indexed. Passages: 14.");
        bench.settle();
        bench.restart();
        bench.settle();

        assertThat(bench.deliveries.taken).hasSize(1);
        assertThat(bench.texts(ADMIN)).containsExactly("Indexed. Passages: 14.");
    }

    @Test
    void a_file_that_telegram_does_not_give_out_is_told_without_the_token() throws Exception {
        bench.api.keep("F1", new byte[(20 << 20) + 1]);
        bench.start();
        bench.api.happen(document(ADMIN, 1, "harbour.txt"));

        assertThat(bench.await(ADMIN, "Not indexed: harbour.txt is over 20 MB").text())
                .doesNotContain(ScriptedBotApi.TOKEN);
    }

    @Test
    void an_edit_of_what_was_sent_is_no_question() throws Exception {
        bench.start();
        bench.api.happen(Words.message(ADMIN, ADMIN, 1, "https://news.example/a"));
        bench.await(ADMIN, "Indexed already");
        bench.api.happen(Words.edited(ADMIN, ADMIN, 1, "https://news.example/a"));
        bench.api.happen(document(ADMIN, 2, "harbour.txt").with("caption", "\"The harbour\""));
        bench.await(ADMIN, "Indexed. Passages: 14.");
        bench.api.happen(Words.edited(ADMIN, ADMIN, 2, "")
                .without("text")
                .with("document", "{\"file_id\":\"F1\",\"file_unique_id\":\"U\",\"file_name\":\"harbour.txt\"}")
                .with("caption", "\"The harbour of Kellin\""));
        bench.settle();

        assertThat(bench.texts(ADMIN))
                .containsExactly("Indexed already, and nothing in it has changed.", "Indexed. Passages: 14.");
        assertThat(bench.deliveries.taken).hasSize(2);
    }

    @Test
    void an_address_as_browsers_show_it_is_an_address() {
        bench.start();
        bench.api.happen(Words.message(ADMIN, ADMIN, 1, "https://news.example/a|b?q=[c]"));

        bench.await(ADMIN, "Indexed already");
        assertThat(bench.deliveries.taken).singleElement().asString().startsWith("https://news.example/a%7Cb?");
    }

    @Test
    void an_animation_is_no_document() throws Exception {
        bench.start();
        bench.api.happen(document(SOMEBODY, 1, "wave.mp4")
                .with(
                        "animation",
                        "{\"file_id\":\"F1\",\"file_unique_id\":\"U\",\"width\":1,\"height\":1,\"duration\":1}"));

        bench.await(SOMEBODY, "I can read text only");
    }
}
