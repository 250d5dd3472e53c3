package onrecord.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class AskedTimeTest {
    private IndexedCorpus corpus;

    @BeforeAll
    void index(@TempDir Path folder) throws IOException {
        write(folder, "march", "2025-03-04", "The herring quota was set at nine tonnes.");
        write(folder, "june", "2025-06-11", "The herring quota was cut to six tonnes.");
        write(folder, "summit", "2025-05-20", "Ministers met at the Bergen summit on 17 May. The harbour stayed shut.");
        write(folder, "september", "2025-09-02", "The herring quota rose to eleven tonnes.");
        corpus = new IndexedCorpus(folder, new WordBagEmbedder());
    }

    private static void write(Path folder, String id, String day, String body) throws IOException {
        Files.writeString(
                folder.resolve(id + ".txt"),
                "---\ntitle: Fish\npublished: " + day + "\npublished-basis: stated\n---\n" + body + "\n");
    }

    @AfterAll
    void close() {
        corpus.close();
    }

    private List<String> found(String question) {
        return corpus.retriever().retrieve(Question.of(question), 10).passages().stream()
                .map(hit -> hit.article().id())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What was the herring quota before the Bergen summit?   | march
            What became of the herring quota after the Bergen summit? | june, september, summit
            What was the herring quota in June 2025?               | june
            What was the herring quota by 15 May 2025?             | march
            What was the herring quota since July 2025?            | september
            Since July 2025, what was the herring quota?           | september
            """)
    void evidence_is_of_the_time_that_is_asked_about(String question, String articles) {
        assertThat(found(question))
                .isNotEmpty()
                .isSubsetOf(Arrays.stream(articles.split(", ", -1)).collect(Collectors.toSet()));
    }

    @Test
    void an_article_that_speaks_of_an_event_may_tell_what_came_after_it(@TempDir Path folder) throws IOException {
        write(folder, "gale", "2025-10-14", "A gale tore at the coast. Rescuers sent 250 sandbags.");
        write(folder, "barns", "2025-10-18", "The gale took nine barns, owners of the barns said on Saturday.");
        try (IndexedCorpus gales = new IndexedCorpus(folder, new WordBagEmbedder())) {
            assertThat(gales.retriever()
                            .retrieve(Question.of("How many barns and sandbags were there after the gale?"), 10)
                            .passages())
                    .extracting(hit -> hit.article().id())
                    .containsExactlyInAnyOrder("gale", "barns");
        }
    }

    @Test
    void latest_puts_the_newest_first() {
        assertThat(found("What is the latest herring quota?").get(0)).isEqualTo("september");
    }

    @Test
    void a_time_or_an_event_that_no_article_is_of_leaves_the_evidence_as_it_is() {
        Set<String> all = Set.of("march", "june", "september", "summit");

        assertThat(found("What was the herring quota in 1950?")).containsAll(Set.of("march", "june", "september"));
        assertThat(found("What was the herring quota before the Lisbon regatta?"))
                .isSubsetOf(all)
                .containsAll(Set.of("march", "june", "september"));
    }
}
