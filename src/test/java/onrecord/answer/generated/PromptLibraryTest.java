package onrecord.answer.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onrecord.answer.generated.PromptLibrary.BrokenPromptException;
import onrecord.answer.generated.PromptLibrary.Prompts;
import onrecord.answer.generated.PromptLibrary.Purpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptLibraryTest {
    private static final String WHOLE = "Do it.\n---\n{{question}} {{fence}}\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyShippedPrompts() throws IOException {
        for (String file : List.of("answer.txt", "condense.txt", "translate-question.txt", "translate-answer.txt")) {
            Files.copy(Path.of("prompts", file), folder.resolve(file));
        }
    }

    private void assertRefused(String fault) {
        assertThatThrownBy(() -> PromptLibrary.open(folder))
                .isInstanceOf(BrokenPromptException.class)
                .hasMessageContaining(fault)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer.txt", "condense.txt", "translate-question.txt", "translate-answer.txt"})
    void a_missing_prompt_is_named(String file) throws IOException {
        Files.delete(folder.resolve(file));
        assertRefused("the prompt " + folder.resolve(file)
                + " is missing: put it back, or name a folder that has all prompts with --prompts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Do it.\\n---\\n{{question}} {{fence}} {{qestion}} | has the unknown placeholder {{qestion}}: it may have {{fence}} {{question}}",
                "Do it.\\n---\\n{{question}} | lacks the placeholder {{fence}}: it needs {{fence}} {{question}}",
                "Do it.\\n---\\nquestion fence | lacks the placeholder {{fence}}",
                "Do it. {{question}} {{fence}} | needs two parts with a line --- between them",
                "\\n---\\n{{question}} {{fence}} | needs two parts",
                "Do it.\\n---\\n | needs two parts",
                "'' | needs two parts",
            })
    void a_prompt_that_cannot_be_used_is_named_with_what_it_lacks(String text, String fault) throws IOException {
        Files.writeString(folder.resolve("translate-question.txt"), text.replace("\\n", "\n"));
        assertRefused(folder.resolve("translate-question.txt") + " " + fault);
    }

    @Test
    void a_prompt_that_is_not_text_or_no_file_is_named() throws IOException {
        Path prompt = folder.resolve("condense.txt");
        Files.write(prompt, new byte[] {'D', 'o', (byte) 0xff, (byte) 0xfe, '\n'});
        assertRefused("the prompt " + prompt + " is not UTF-8: save it as UTF-8");
        Files.delete(prompt);
        Files.createDirectory(prompt);
        assertRefused("the prompt " + prompt + " cannot be read");
    }

    @Test
    void data_is_put_in_as_it_is_and_fenced_by_a_mark_that_follows_from_it() throws BrokenPromptException {
        Prompt prompt = Prompt.of("file", WHOLE, Set.of("question", "fence"));
        String one = prompt.with(Map.of("question", "{{fence}} $1 \\ {{x}}")).toString();
        assertThat(one).contains("{{fence}} $1 \\ {{x}}");
        assertThat(prompt.with(Map.of("question", "other")).toString().replace("other", "{{fence}} $1 \\ {{x}}"))
                .as("another question has another mark")
                .isNotEqualTo(one);
    }

    /** The order of a {@link Map#of} is another in every run of the program. */
    @Test
    void the_same_data_makes_the_same_messages_whatever_its_order() throws BrokenPromptException {
        Prompt prompt = Prompt.of(
                "file",
                "Do it.\n---\n{{question}} {{sentences}} {{fence}}\n",
                Set.of("question", "sentences", "fence"));
        Map<String, String> one = new LinkedHashMap<>();
        one.put("question", "when?");
        one.put("sentences", "[1] Today.");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("sentences", "[1] Today.");
        other.put("question", "when?");
        assertThat(prompt.with(one)).isEqualTo(prompt.with(other));
    }

    @Test
    void a_change_is_taken_up_and_a_broken_one_is_not() throws IOException, BrokenPromptException {
        PromptLibrary library = PromptLibrary.open(folder);
        Prompts shipped = library.current();
        assertThat(shipped.hash()).matches("[0-9a-f]{12}");
        assertThat(library.current()).isSameAs(shipped);

        Path prompt = folder.resolve("translate-question.txt");
        Files.writeString(prompt, WHOLE);
        Prompts changed = library.current();
        assertThat(changed.hash()).isNotEqualTo(shipped.hash());
        assertThat(changed.of(Purpose.TRANSLATE_QUESTION).system()).isEqualTo("Do it.");

        Files.delete(prompt);
        assertThat(library.current()).isSameAs(changed);
        Files.writeString(prompt, WHOLE.replace("Do", "Now do"));
        assertThat(library.current().of(Purpose.TRANSLATE_QUESTION).system()).isEqualTo("Now do it.");
    }

    /** A small model may say what it is told, and fill in any form that it is shown. */
    @Test
    void no_line_of_a_prompt_makes_a_claim_when_it_is_echoed() throws BrokenPromptException {
        Prompts prompts = PromptLibrary.open(Path.of("prompts")).current();
        for (Purpose purpose : Purpose.values()) {
            ReplyParser parser = new ReplyParser();
            List<Claim> claims =
                    new ArrayList<>(parser.append(prompts.of(purpose).system()));
            claims.addAll(parser.end());
            assertThat(claims)
                    .allMatch(
                            claim -> claim.cites().isEmpty() || prompts.words().givenAwayBy(claim.text()));
        }
    }
}
