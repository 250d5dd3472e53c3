package onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import onrecord.language.TextSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoilerplateTest {
    /** The lines that are left, joined by bars. */
    private static String kept(String body, List<TextSpan> boilerplate) {
        StringBuilder left = new StringBuilder(body);
        for (TextSpan span : boilerplate) {
            for (int i = span.start(); i < span.end(); i++) {
                left.setCharAt(i, '\n');
            }
        }
        return String.join(
                "|",
                left.toString()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private static String kept(String body) {
        return kept(body, Boilerplate.in(body));
    }

    private static List<String> firstWords(String article) throws Exception {
        try (Stream<ArticleSource> sources = new ArticleReader().sources(Path.of("corpus", article + ".txt"))) {
            Article read = sources.findFirst().orElseThrow().read();
            return Stream.of(kept(read.body(), read.boilerplate()).split("\\|"))
                    .map(line -> Stream.of(line.split(" "))
                            .limit(3)
                            .reduce((a, b) -> a + " " + b)
                            .orElse(""))
                    .toList();
        }
    }

    @Test
    void keeps_the_text_of_a_page_with_navigation_and_headline_lists() throws Exception {
        assertThat(firstWords("2025-03-10-us-russia-relations-restore"))
                .containsExactly(
                        "Kremlin spokesperson Dmitry",
                        "Source: European Pravda,",
                        "Details: Peskov said",
                        "\"The path will",
                        "He noted that",
                        "Background: Earlier, CNN");
    }

    @Test
    void keeps_the_text_of_a_page_with_teasers_of_other_stories() throws Exception {
        assertThat(firstWords("2025-04-28-signal-for-direct-talks"))
                .containsExactly(
                        "Russia said on",
                        "The Kremlin said",
                        "Moscow and Kyiv",
                        "Zelenskyy, who met",
                        "Zelenskyy's chief of",
                        "Asked by a",
                        "Meanwhile, Moscow would",
                        "Ukraine accuses Russia",
                        "Putin told Witkoff",
                        "Trump said on");
    }

    @Test
    void keeps_all_of_a_page_that_is_nothing_but_text() throws Exception {
        assertThat(firstWords("2025-07-29-us-russia-talks-stalled")).hasSize(11).startsWith("The Kremlin said");
    }

    @Test
    void keeps_the_text_of_a_page_with_a_machine_written_summary() throws Exception {
        assertThat(firstWords("2025-09-12-ukraine-peace-talks-on-pause"))
                .containsExactly(
                        "Putin has effectively",
                        "The Kremlin said",
                        "Pushing for a",
                        "\"Our negotiators have",
                        "\"You can't wear",
                        "Putin has effectively",
                        "Russia has been",
                        "Three rounds of",
                        "Russia has maintained",
                        "Kyiv has rejected");
    }

    @Test
    void keeps_an_unpunctuated_standfirst_and_drops_links_inside_the_text() throws Exception {
        assertThat(firstWords("2025-11-09-lavrov-mess-to-clear-up"))
                .containsExactly(
                        "Dialogue on bilateral",
                        "Russia sees readiness",
                        "In addition to",
                        "In an interview",
                        "After the arrival",
                        "According to Lavrov,",
                        "Russia and the",
                        "\"Our proposals regarding",
                        "Last month, Trump");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Advertisement",
                "ADVERTISEMENT:",
                "READ MORE: Envoys meet in Oslo",
                "Also read | Envoys meet in Oslo",
                "FILE PHOTO: The envoy in Oslo.",
                "Photo by A. Person / AFP",
                "The envoy in Oslo. (File)",
                "The envoy, the minister. Stock Photo: Getty Images",
                "3 min read",
                "Nov 9, 2025 - 14:00",
                "Updated: 12 March 2025, 5:30 pm IST",
                "Anna Writer, BORIS AUTHORMonday, 10 March 2025, 12:38",
                "By Anna Writer and Boris Author",
                "Reporting by Anna Writer in Oslo; Editing by Boris Author",
                "Sign up for our daily newsletter!",
                "Follow us on Telegram",
                "Eng | Укр | Рус",
                "© 2025 The Daily",
                "(This story has not been edited by our staff and comes from a syndicated feed.)"
            })
    void knows_furniture_by_its_words_inside_the_text(String line) {
        String body = "The envoys met in Oslo on Friday.\n\n" + line + "\n\nThey meet again on Monday, they said.";

        assertThat(kept(body)).isEqualTo("The envoys met in Oslo on Friday.|They meet again on Monday, they said.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He resigned.",
                "Why",
                "More from the envoys is expected on Monday, the minister said.",
                "Support for the newsletter grew after the vote.",
                "Photographs by the agency show that the bridge still stands.",
                "Join or die was the motto, and the newspaper on Facebook printed it.",
                "10:59 p.m. — The visitors are moving the ball now, when it's a bit too late.",
                "Reporting by the agency found that the bridge still stands.",
                "Read: it is the one thing that he asked of his pupils.",
                "In 1912, 1914 and 1916",
                "The counties are:\nOrange\nSan Diego\nRiverside\nLos Angeles",
                "Liquid and solid O\n2 are clear substances.\nThe gas O\n2 is clear too.\nSo is O\n2 in water.",
                "Like a Virgin\nMaterial Girl\nAngel"
            })
    void leaves_a_short_or_odd_body_alone(String body) {
        assertThat(Boilerplate.in(body)).isEmpty();
    }

    @Test
    void drops_what_a_read_more_introduces_but_no_text_after_it() {
        assertThat(
                        kept(
                                "The envoys met in Oslo on Friday.\nRead more\nTalks to go on – envoy\nThey meet again on Monday."))
                .isEqualTo("The envoys met in Oslo on Friday.|They meet again on Monday.");
    }

    @Test
    void drops_the_headline_however_often_it_stands_there() {
        assertThat(kept("Envoys ‘meet’ in Oslo\n\nEnvoys 'meet' in Oslo\n\nThe envoys met in Oslo on Friday."))
                .isEqualTo("The envoys met in Oslo on Friday.");
    }

    @Test
    void keeps_the_text_after_a_promise_of_more_when_it_is_the_larger_part() {
        String body = "The envoys met in Oslo.\n\nMore on the talks\n\n" + "The envoys met again in Bergen. ".repeat(9);

        assertThat(kept(body)).contains("Bergen").doesNotContain("More on");
    }

    @Test
    void joins_neighbouring_furniture_and_keeps_offsets_true() {
        String body =
                "The envoys met in Oslo on Friday.\r\n\r\n Advertisement \r\n\r\nShare\r\n\r\nThey meet again on Monday.";

        assertThat(Boilerplate.in(body))
                .singleElement()
                .satisfies(span -> assertThat(span.in(body)).isEqualTo("Advertisement \r\n\r\nShare"));
    }

    @Test
    void an_empty_body_has_no_furniture() {
        assertThat(Boilerplate.in("")).isEmpty();
        assertThat(Boilerplate.in(" \n ")).isEmpty();
    }
}
