package onrecord.channel.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.store.memory.chat.InMemoryChatMemoryStore;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import onrecord.answer.Answer;
import onrecord.answer.Answerer;
import onrecord.answer.FollowUps;
import onrecord.answer.Progress;
import onrecord.answer.memory.Dialogue;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
    private final Dialogue dialogue = new Dialogue(new InMemoryChatMemoryStore(), "test");
    private final Console console =
            new Console(TinyCorpus::answer, TinyCorpus::evidence, new TinyCorpus(), new FollowUps(), dialogue);

    @TempDir
    private Path folder;

    @Test
    void a_pipe_gets_a_plain_answer_to_every_line() {
        String out = pipe(TinyCorpus.HELD + "\n\n  " + TinyCorpus.NOT_HELD + "\n");
        assertThat(out)
                .startsWith("> when did the harbour reopen\n\nTuesday\n\n  │ The harbour")
                .contains("\n> what does bread cost\n\nThe corpus does not hold the answer.\n")
                .doesNotContain("\u001b");
    }

    @Test
    void a_question_that_fails_leaves_the_session_running() {
        assertThat(pipe(TinyCorpus.FAILING + "\n" + TinyCorpus.HELD + "\n"))
                .contains("This could not be done: the answerer is out of order\n")
                .contains("Tuesday");
    }

    @Test
    void what_is_too_long_to_be_a_question_leaves_the_session_running() {
        assertThat(pipe("word ".repeat(2_001) + "\n" + TinyCorpus.HELD + "\n"))
                .contains("This could not be done: a question may have 10,000 characters, not 10,004")
                .contains("Tuesday");
    }

    @Test
    void quit_ends_a_pipe() {
        for (String quit : List.of(":quit", ":Quit", ":quit now", ":q", ":exit")) {
            assertThat(pipe(quit + "\n" + TinyCorpus.HELD + "\n")).isEmpty();
        }
    }

    @Test
    void why_shows_confidence_mode_and_scores_of_the_last_answer() {
        assertThat(pipe(":why\n")).contains("Ask something first.");
        assertThat(pipe(TinyCorpus.HELD + "\n:why\n"))
                .contains("answered · confidence 0.93 · extractive · asks for when · 21 ms")
                .contains("0.8765");
    }

    @Test
    void commands_show_sources_articles_and_searches() {
        assertThat(pipe(":sources")).contains("2025-03-05-ferry    Ferries sail · date unknown");
        assertThat(pipe(":article 2025-03-04-harbour")).contains("READ MORE").contains("93 characters");
        assertThat(pipe(":search harbour")).contains("BM25").contains("3.50");
        assertThat(pipe(":help")).contains(":search WORDS");
    }

    @Test
    void slips_get_a_suggestion() {
        assertThat(pipe(":surces")).contains("There is no command :surces. Did you mean :sources?");
        assertThat(pipe(":article harbour")).contains("There is no article harbour. Did you mean 2025-03-04-harbour?");
        assertThat(pipe(":article")).contains("It goes like this: :article ID");
    }

    @Test
    void a_terminal_is_greeted_and_keeps_its_history() throws IOException {
        String out = terminal("isn't it so\n" + TinyCorpus.HELD + "\n:quit\n");
        assertThat(out)
                .contains("OnRecord: 2 articles, 3 passages.")
                .contains("when were Istanbul talks held")
                .contains("The corpus does not hold the answer.")
                .contains("Also in the record:");
        assertThat(Files.readString(folder.resolve("history"))).contains("isn't it so");
    }

    @Test
    void a_terminal_gets_the_consoles_own_words_broken_between_words() throws IOException {
        assertThat(terminal(":help\n:nonsense\n:article nowhere\n").lines()).allMatch(line -> line.length() <= 80);
        assertThat(pipe(":help")).contains("\n  :quit          leave (so does Ctrl-D)\n");
    }

    @Test
    void a_damaged_history_keeps_nobody_from_asking() throws IOException {
        byte[] damaged = {'1', ':', 'a', '\n', (byte) 0xd0};
        Path history = Files.write(folder.resolve("history"), damaged);
        assertThat(terminal(TinyCorpus.HELD + "\n"))
                .contains("cannot be read, and what is typed now is not kept: mend or remove " + history)
                .contains("Also in the record:");
        assertThat(history).hasBinaryContent(damaged);
    }

    /** The first question is waited for until Ctrl-C; the next is answered. */
    @Test
    void an_interrupt_ends_the_answer_and_not_the_program() throws IOException {
        AtomicReference<Terminal> shown = new AtomicReference<>();
        AtomicInteger asked = new AtomicInteger();
        Answerer slow = new Answerer() {
            @Override
            public Answer answer(String question) {
                return TinyCorpus.answer(question);
            }

            @Override
            public Answer answer(String question, Duration waited, Progress progress) {
                if (asked.incrementAndGet() > 1) {
                    return answer(question);
                }
                progress.says("The harbour reopened. [1]");
                assertThat(progress.isAwaited()).isTrue();
                Objects.requireNonNull(shown.get()).raise(Terminal.Signal.INT);
                assertThat(progress.isAwaited()).isFalse();
                throw new CancellationException();
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Terminal terminal = new DumbTerminal(
                "dumb",
                "dumb",
                new ByteArrayInputStream((TinyCorpus.HELD + "\n:why\n" + TinyCorpus.HELD + "\n").getBytes(UTF_8)),
                out,
                UTF_8)) {
            shown.set(terminal);
            new Console(slow, TinyCorpus::evidence, new TinyCorpus(), new FollowUps(), dialogue)
                    .converse(terminal, folder.resolve("history"), false);
        }
        assertThat(out.toString(UTF_8))
                .containsSubsequence(
                        "The harbour reopened. [1]\n", "\nStopped.\n", "Ask something first.", "Also in the record:");
        assertThat(dialogue.conversation().turns()).hasSize(1);
    }

    @Test
    void the_end_of_input_leaves_the_terminal() throws IOException {
        assertThat(terminal("")).contains(":quit leaves");
    }

    private String pipe(String lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        console.converse(new BufferedReader(new StringReader(lines)), new PrintStream(out, false, UTF_8));
        return out.toString(UTF_8);
    }

    private String terminal(String typed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Terminal terminal =
                new DumbTerminal("dumb", "dumb", new ByteArrayInputStream(typed.getBytes(UTF_8)), out, UTF_8)) {
            console.converse(terminal, folder.resolve("history"), false);
        }
        return out.toString(UTF_8);
    }
}
