package onrecord.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import onrecord.index.Lexicon;
import onrecord.language.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleWordsTest {
    private static final List<String> NAMES = List.of(
            "Зеленського", "Ліндквіст", "Стамбулі", "Ермак", "Пескова", "Кислиця", "Штайнмаєр", "Ванс", "Бздрынь");

    private static Question asked(String name) {
        return Question.of("Що сказав про переговори " + name + "?");
    }

    @Test
    void the_term_that_sounds_nearest_is_found_as_if_each_were_measured() {
        try (IndexedCorpus corpus = new IndexedCorpus(Path.of("corpus"), new WordBagEmbedder())) {
            Lexicon lexicon = corpus.index().lexicon();
            List<String> terms = new ArrayList<>();
            lexicon.each(terms::add);
            assertThat(terms).isNotEmpty();
            for (String spelling :
                    List.of("Zelenskiy", "Lavrova", "Ermak", "Kislitsya", "Shtaynmayer", "Uitkoff", "Bzdryn")) {
                Sounds sounds = Sounds.of(spelling);
                for (String term : terms) {
                    double whole = Sounds.distance(spelling, term);
                    for (double limit : new double[] {0.1, 0.22, 0.5}) {
                        double limited = sounds.distance(Sounds.of(term), limit);
                        assertThat(limited < limit)
                                .as(spelling + " and " + term)
                                .isEqualTo(whole < limit);
                        assertThat(limited < limit ? limited : whole).isEqualTo(whole);
                    }
                }
            }
        }
    }

    @Test
    void a_word_is_looked_for_once_in_each_state_of_the_index(@TempDir Path folder) {
        Map<String, String> bodies = Map.of("talks", "Anna Lindqvist and Sergiy Kyslytsya spoke of talks.");
        try (IndexedCorpus corpus = IndexedCorpus.of(folder, new WordBagEmbedder(), bodies)) {
            Counted lexicon = new Counted(corpus.index().lexicon(), new AtomicLong(), new AtomicInteger());
            ArticleWords words = new ArticleWords(() -> lexicon);
            List<Question> first =
                    NAMES.stream().map(name -> words.inEnglish(asked(name))).toList();
            int looked = lexicon.looks().get();
            assertThat(looked).isBetween(1, NAMES.size());
            assertThat(first.get(1).words()).contains("Lindqvist");

            assertThat(NAMES.stream().map(name -> words.inEnglish(asked(name)))).containsExactlyElementsOf(first);
            assertThat(lexicon.looks()).hasValue(looked);
            lexicon.states().incrementAndGet();
            assertThat(NAMES.stream().map(name -> words.inEnglish(asked(name)))).containsExactlyElementsOf(first);
            assertThat(lexicon.looks()).hasValue(2 * looked);
        }
    }

    /** A lexicon whose states can be changed, and that counts how often all of it was read. */
    private record Counted(Lexicon lexicon, AtomicLong states, AtomicInteger looks) implements Lexicon {
        @Override
        public List<String> terms(String text) {
            return lexicon.terms(text);
        }

        @Override
        public double idf(String term) {
            return lexicon.idf(term);
        }

        @Override
        public String corrected(String term) {
            return lexicon.corrected(term);
        }

        @Override
        public boolean holds(String term) {
            return lexicon.holds(term);
        }

        @Override
        public long version() {
            return states.get();
        }

        @Override
        public void each(Consumer<String> reader) {
            looks.incrementAndGet();
            lexicon.each(reader);
        }
    }
}
