package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import onrecord.corpus.Article;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.MadeUp;
import onrecord.retrieval.Question;
import onrecord.retrieval.RankedPassage;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static final LinearModel<Feature> BY_COSINE = new LinearModel<>(0, Map.of(Feature.COSINE, 1.0));

    /** One passage of one sentence for each cosine, in this order. */
    private static Finding finding(double... cosines) {
        PlainLexicon lexicon = new PlainLexicon();
        List<RankedPassage> passages = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (double cosine : cosines) {
            RankedPassage passage = MadeUp.ranked(MadeUp.article("a" + passages.size(), "The ferry sank."));
            passages.add(passage);
            candidates.add(new Candidate(passage, 0, Map.of(Feature.COSINE, cosine), Optional.empty(), 0));
        }
        return Finding.of(
                new Evidence(Question.of("What sank?"), passages),
                new AskedWords("What sank?", lexicon),
                new EvidenceTerms(lexicon),
                candidates);
    }

    private static List<String> worthReading(double... cosines) {
        return finding(cosines).rankedBy(BY_COSINE).worthReading().stream()
                .map(page -> page.passage().article().id())
                .toList();
    }

    @Test
    void two_passages_are_read_however_clear_the_case() {
        assertThat(worthReading(1, 30, 2)).containsExactly("a1", "a2");
    }

    @Test
    void every_passage_still_in_question_is_read() {
        assertThat(worthReading(5, 4, 4, 0, 4.5)).containsExactly("a0", "a1", "a2", "a4");
    }

    @Test
    void of_a_long_passage_the_likely_sentences_are_read_with_those_between_and_beside_them() {
        assertThat(read(0, 0, 0, 9, 0, 9, 0, 0)).containsExactly("Two. Three. Four. Five. Six.");
        assertThat(read(0, 0, 0, 0, 0, 0, 0, 9)).containsExactly("Six. Seven.");
        assertThat(read(0, 0, 0)).containsExactly("Nought. One. Two.");
    }

    /** What is read of one passage with a sentence for each cosine. */
    private static List<String> read(double... cosines) {
        List<String> numbers = List.of("Nought.", "One.", "Two.", "Three.", "Four.", "Five.", "Six.", "Seven.");
        Article article = MadeUp.article("a", String.join(" ", numbers.subList(0, cosines.length)));
        RankedPassage passage = MadeUp.ranked(article);
        List<Candidate> candidates = IntStream.range(0, cosines.length)
                .mapToObj(i -> new Candidate(passage, i, Map.of(Feature.COSINE, cosines[i]), Optional.empty(), 0))
                .toList();
        PlainLexicon lexicon = new PlainLexicon();
        Finding finding = Finding.of(
                new Evidence(Question.of("How many?"), List.of(passage)),
                new AskedWords("How many?", lexicon),
                new EvidenceTerms(lexicon),
                candidates);
        return finding.rankedBy(BY_COSINE).worthReading().stream()
                .map(page -> page.span().in(article.body()))
                .toList();
    }

    @Test
    void a_when_is_answered_by_a_sentence_on_what_it_names_rather_than_by_one_beside_it_on_something_else() {
        assertThat(first("When did the Lind sail?", "The Lind sailed last Friday.", "Ports had been shut since March."))
                .isEqualTo("The Lind sailed last Friday.");
        assertThat(first("When did the Lind sail?", "The Lind sailed empty.", "Ports had been shut since March."))
                .isEqualTo("Ports had been shut since March.");
        assertThat(first("When did the Lind sail?", "The Lind came last Friday.", "She sailed on Monday."))
                .isEqualTo("She sailed on Monday.");
        assertThat(first(
                        "Where did the Lind sail?", "The Lind sailed last Friday.", "Ports had been shut since March."))
                .isEqualTo("Ports had been shut since March.");
    }

    /** The sentence that answers, where the last is the likeliest. */
    private static String first(String question, String... sentences) {
        PlainLexicon lexicon = new PlainLexicon();
        AskedWords asked = new AskedWords(question, lexicon);
        RankedPassage passage = MadeUp.ranked(MadeUp.article("a", String.join(" ", sentences)));
        List<Candidate> candidates = IntStream.range(0, sentences.length)
                .mapToObj(i -> new Candidate(
                        passage,
                        i,
                        Map.of(
                                Feature.COSINE,
                                (double) i,
                                Feature.OWN_COVERAGE,
                                asked.coverage(lexicon.terms(sentences[i])),
                                Feature.TYPE,
                                sentences[i].matches(".*(?:Friday|March|Monday).*") ? 1.0 : 0.0),
                        Optional.empty(),
                        0))
                .toList();
        return Finding.of(
                        new Evidence(Question.of(question), List.of(passage)),
                        asked,
                        new EvidenceTerms(lexicon),
                        candidates)
                .rankedBy(BY_COSINE)
                .withWhatIsNamedFirst()
                .ranked()
                .get(0)
                .text();
    }

    @Test
    void an_empty_corpus_gives_nothing_to_read() {
        assertThat(worthReading()).isEmpty();
        assertThat(finding()
                        .rankedBy(BY_COSINE)
                        .readBy(BY_COSINE, Reader.Readings.NONE)
                        .ranked())
                .isEmpty();
    }

    @Test
    void the_best_comes_first_and_the_confidence_waits_for_a_judge() {
        Finding ranked = finding(1, 3, 2).rankedBy(BY_COSINE);

        assertThat(ranked.ranked()).extracting(Candidate::score).containsExactly(3.0, 2.0, 1.0);
        assertThat(ranked.confidence()).isZero();
        assertThat(ranked.threshold()).isEqualTo(1);
        Finding judged = ranked.judged(Map.of(Sign.COSINE, 3.0), 0.8, 0.2);
        assertThat(judged.ranked()).isEqualTo(ranked.ranked());
        assertThat(judged.confidence()).isEqualTo(0.8);
        assertThat(judged.threshold()).isEqualTo(0.2);
    }
}
