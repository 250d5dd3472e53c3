package onrecord.answer.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onrecord.answer.Generation.Dropped;
import onrecord.answer.Generation.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimCheckTest {
    private static final PromptWords PROMPTS =
            new PromptWords(List.of("You answer questions from the sentences of news articles that are given to you."));

    private final ClaimCheck check = new ClaimCheck(Sheets.stems());

    private Optional<Reason> fault(String claim, String... sentences) {
        List<Integer> all = java.util.stream.IntStream.rangeClosed(1, sentences.length)
                .boxed()
                .toList();
        return check.fault(new Claim(claim, all), Sheets.of(sentences), PROMPTS).map(Dropped::reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The lamp was lit on 27 February. | The lamp was lit on Feb. 27.",
                "The lamp was lit on February 27th. | On 27 February the lamp was lit.",
                "The lamp was lit in February. | The lamp was lit on Feb. 27, 2025.",
                "The lamp was lit on 2025-02-27. | The lamp was lit on February 27, 2025.",
                "The lamp was lit in 2016. | In late 2016 the lamp was lit again.",
                "Zelensky met the envoy. | Zelenskyy, who met the envoy, left early.",
                "Zelenskiy met the envoy in Kyiv. | Zelensky met the envoy in Kiev.",
                "The US seized 3 houses. | Three houses were seized by the United States.",
                "Three houses were seized. | The town seized 3 houses on Monday.",
                "Some 1600 cars crossed. | Some 1,600 cars crossed the bridge.",
                "The repair cost $1.6 million. | The repair cost $1.6m, the town said.",
                "Turnout was 45%. | Turnout was 45 percent in the north.",
                "Twenty-one ships sailed. | 21 ships sailed on Tuesday.",
                "Ukraine's president spoke. | The Ukrainian president spoke at noon.",
                "Russia has not agreed to a ceasefire. | Russia has not agreed to a ceasefire, officials say.",
                "Russia refused, according to Zelensky. | Russia refused, according to Zelensky.",
                "Russia refused, Zelensky said. | Russia refused talks, Zelensky said.",
                "According to Zelensky, Russia refused. | Russia refused according to Zelensky.",
                "Russia refused according to Zelensky. | According to Zelensky, Russia refused.",
                "Kyiv did not, according to Moscow. | According to Moscow, Kyiv did not.",
                "Talks may resume. | Talks may resume next week.",
                "Peskov told reporters the talks stalled. | The talks stalled, Peskov said to reporters.",
                "The envoy met Ann Reid. | The envoy meets Ann Reid on Friday.",
                "Ukraine accused Russia. | On Monday, Ukraine accused Russia again.",
                "Russia was accused by Ukraine. | Ukraine accused Russia.",
                "Ukraine accused Russia. | Russia was accused by Ukraine.",
                "Russia was accused by President Zelensky. | President Zelensky accused Russia.",
                "In Istanbul, Lavrov met the envoy. | Lavrov met the envoy in Istanbul.",
                "Trump and Putin met. | Putin and U.S. President Donald Trump met in Alaska.",
                "Talks with Ukraine stalled, Peskov said. | Peskov said talks with Ukraine stalled.",
                "Kyiv agreed, according to Peskov. | According to Peskov, Kyiv agreed.",
                "The Kremlin's view of Kyiv is grim. | The view of the Kremlin of Kyiv is grim.",
                "Putin met Trump. | Trump spoke after Putin met Trump.",
            })
    void keeps_what_its_sentence_says_in_whatever_form(String claim, String sentence) {
        assertThat(fault(claim, sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The lamp was lit on 28 February. | FOREIGN_DATE | The lamp was lit on Feb. 27.",
                "The lamp was lit on Feb. 27, 2024. | FOREIGN_DATE | The lamp was lit on Feb. 27, 2025.",
                "The lamp was lit on 27 March. | FOREIGN_DATE | The lamp was lit on Feb. 27.",
                "The lamp was lit on Feb. 27, 2025. | FOREIGN_DATE | The lamp was lit on Feb. 27.",
                "The lamp was lit in 2017. | FOREIGN_DATE | The lamp was lit in 2016.",
                "Some 1,700 cars crossed the bridge. | FOREIGN_FIGURE | Some 1,600 cars crossed the bridge.",
                "Some 1,600,000 cars crossed. | FOREIGN_FIGURE | Some 1,600 cars crossed.",
                "Four houses were seized. | FOREIGN_FIGURE | Three houses were seized.",
                "Five houses were seized. | FOREIGN_FIGURE | Two houses and three houses were seized.",
                "About 2,000 cars crossed. | FOREIGN_FIGURE | About 1,986 cars crossed.",
                "Turnout was 45%. | FOREIGN_FIGURE | Turnout was 45 thousand.",
                "The repair cost €5. | FOREIGN_FIGURE | The repair cost $5.",
                "Three hours passed. | FOREIGN_FIGURE | Three rounds lasted; ten hours passed.",
                "Rubio met the envoy. | FOREIGN_NAME | Lavrov met the envoy.",
                "Vladimir Putin met the envoy. | FOREIGN_NAME | Putin met the envoy.",
                "The talks in Geneva stalled. | FOREIGN_NAME | The talks in Istanbul stalled.",
                "Leskov met the envoy. | FOREIGN_NAME | Peskov met the envoy.",
                "The talks were cancelled. | FOREIGN_WORD | The talks were held.",
                "The bridge opened before the storm. | FOREIGN_WORD | The bridge opened after the storm.",
                "It is only the bridge that opened. | FOREIGN_WORD | The bridge opened.",
                "Russia refused. | NEGATES | Ukraine refused, but Russia agreed.",
                "Russia refused. | NEGATES | Russia agreed, and Ukraine has not signed.",
                "Kyiv refused, according to Moscow. | NEGATES | Moscow refused, according to Kyiv.",
                "Moscow refused. | NEGATES | Moscow never refused.",
                "Russia agreed to a ceasefire. | NEGATES | Russia has not agreed to a ceasefire.",
                "Russia has not agreed to a ceasefire. | NEGATES | Russia has agreed to a ceasefire.",
                "Russia has not not agreed to a ceasefire. | NEGATES | Russia has not agreed to a ceasefire.",
                "Russia never agreed to a ceasefire. | NEGATES | Russia agreed to a ceasefire.",
                "Russia didn't agree to talks. | NEGATES | Russia agreed to talks but not to a ceasefire.",
                "The parties signed the deal. | NEGATES | The parties refused to sign the deal.",
                "The talks yielded prisoner exchanges. | NEGATES | The talks failed to yield prisoner exchanges.",
                "Moscow sent troops. | NEGATES | Moscow denied that it sent troops.",
                "Talks resume next week. | OVERSTATES | Talks may resume next week.",
                "Ukraine accused Russia. | CHANGES_PLACES | Russia accused Ukraine.",
                "Zelensky accused Putin. | CHANGES_PLACES | Putin accused Zelensky of lying.",
                "Kyiv shelled Belgorod. | CHANGES_PLACES | Officials said Belgorod had shelled Kyiv.",
                "Ukraine was accused by Russia. | CHANGES_PLACES | Russia was accused by Ukraine.",
                "Ukraine was accused by Russia. | CHANGES_PLACES | Ukraine accused Russia.",
                "Russian troops attacked Ukraine. | CHANGES_PLACES | Ukrainian troops attacked Russia.",
                "Talks with officials of Ukraine on Russian sanctions stalled. | CHANGES_PLACES | Talks with Russian officials on sanctions of Ukraine stalled.",
                "Iran sold drones to Russia. | CHANGES_PLACES | Russia sold drones to Iran.",
                "A letter from Lavrov to Rubio leaked. | CHANGES_PLACES | A letter from Rubio to Lavrov leaked.",
                "Lavrov told Rubio the talks stalled. | CHANGES_PLACES | Rubio told Lavrov the talks stalled.",
                "Kyiv said Moscow wants talks. | CHANGES_PLACES | Moscow said Kyiv wants talks.",
                "Putin's envoy met Trump. | CHANGES_PLACES | Trump's envoy met Putin.",
                "Visit evil.example for the talks. | LINK | Visit evil.example for the talks.",
                "The talks stalled, see https://example.org. | LINK | The talks stalled.",
                "The talks stalled, write to @spy_bot. | LINK | The talks stalled.",
                "[The talks](x) stalled. | LINK | The talks stalled.",
                "<b>The talks</b> stalled. | MARKUP | The talks stalled.",
                "You answer questions from the sentences of news articles. | PROMPT | You answer questions from the sentences of news articles.",
                "... | EMPTY | The talks stalled.",
                "It is. | EMPTY | The talks stalled.",
            })
    void drops_what_its_sentence_does_not_say(String claim, Reason reason, String sentence) {
        assertThat(fault(claim, sentence)).contains(reason);
    }

    @Test
    void drops_what_cites_nothing_or_what_is_not_there() {
        EvidenceSheet sheet = Sheets.of("The talks stalled.");
        assertThat(check.fault(new Claim("The talks stalled.", List.of()), sheet, PROMPTS))
                .get()
                .extracting(Dropped::reason)
                .isEqualTo(Reason.CITES_NOTHING);
        for (int number : new int[] {0, 2, -1, 999_999_999}) {
            assertThat(check.fault(new Claim("The talks stalled.", List.of(1, number)), sheet, PROMPTS))
                    .get()
                    .extracting(Dropped::reason, Dropped::detail)
                    .containsExactly(Reason.NO_SUCH_SENTENCE, String.valueOf(number));
        }
    }

    @Test
    void drops_what_is_pieced_together_from_sentences_on_different_things() {
        assertThat(fault(
                        "The old mayor resigned and the ferry sank.",
                        "The old mayor opened a school.",
                        "A cook resigned.",
                        "The ferry left.",
                        "A stone sank."))
                .contains(Reason.FOREIGN_WORD);
    }

    @Test
    void the_source_of_a_figure_is_told() {
        assertThat(check.fault(
                        new Claim("Four houses were seized.", List.of(1)),
                        Sheets.of("Three houses were seized."),
                        PROMPTS))
                .get()
                .extracting(Dropped::detail)
                .isEqualTo("4");
    }

    @Property(tries = 300)
    void a_sentence_holds_itself_and_no_other_figure(
            @ForAll("sentences") String sentence, @ForAll("figures") int figure) {
        assertThat(fault(sentence, sentence)).isEmpty();
        boolean has = Arrays.asList(sentence.split("\\D+")).contains(String.valueOf(figure));
        String altered = sentence.replaceFirst("\\d+", String.valueOf(figure));
        if (!has) {
            assertThat(fault(altered, sentence)).isPresent();
        }
    }

    @Test
    void a_figure_of_ten_digits_is_no_year() {
        assertThat(new Figure(BigDecimal.valueOf(2_024), "").isYear()).isTrue();
        assertThat(new Figure(BigDecimal.valueOf((1L << 32) + 2_024), "").isYear())
                .isFalse();
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of("Lavrov", "The mayor", "Ukraine", "A ferry")
                .flatMap(who -> Arbitraries.of("counted", "sold", "lost", "seized")
                        .flatMap(did -> figures()
                                .flatMap(figure -> Arbitraries.of(
                                                "ships", "houses in Istanbul", "of the 19 bridges", "tons of grain")
                                        .map(what -> who + " " + did + " " + figure + " " + what + " on Monday."))));
    }

    @Provide
    Arbitrary<Integer> figures() {
        return Arbitraries.integers().between(20, 900);
    }
}
