package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                .map(passage -> passage.article().id())
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
