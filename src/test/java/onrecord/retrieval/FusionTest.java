package onrecord.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onrecord.index.ScoredPassage;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static ScoredPassage hit(String article, double score) {
        return new ScoredPassage(MadeUp.passage(MadeUp.article(article, "It rained.")), score);
    }

    private static List<String> articles(List<Fusion.Fused> fused) {
        return fused.stream().map(hit -> hit.passage().article()).toList();
    }

    @Test
    void what_both_searches_put_first_scores_one() {
        List<Fusion.Fused> fused =
                Fusion.fuse(List.of(hit("a", 0.9), hit("b", 0.5)), List.of(hit("a", 7), hit("c", 2)));

        assertThat(articles(fused)).containsExactly("a", "b", "c");
        assertThat(fused.get(0).score()).isCloseTo(1, within(1e-12));
        assertThat(fused.get(0))
                .extracting(
                        Fusion.Fused::vectorRank,
                        Fusion.Fused::vectorScore,
                        Fusion.Fused::lexicalRank,
                        Fusion.Fused::lexicalScore)
                .containsExactly(1, 0.9, 1, 7.0);
        assertThat(fused.get(1))
                .extracting(Fusion.Fused::vectorRank, Fusion.Fused::lexicalRank, Fusion.Fused::lexicalScore)
                .containsExactly(2, 0, 0.0);
        assertThat(fused.get(2))
                .extracting(Fusion.Fused::vectorRank, Fusion.Fused::vectorScore, Fusion.Fused::lexicalRank)
                .containsExactly(0, 0.0, 2);
    }

    @Test
    void one_search_alone_decides_when_the_other_finds_nothing() {
        List<ScoredPassage> hits = List.of(hit("c", 0.9), hit("a", 0.7), hit("b", 0.5));

        assertThat(articles(Fusion.fuse(hits, List.of()))).containsExactly("c", "a", "b");
        assertThat(articles(Fusion.fuse(List.of(), hits))).containsExactly("c", "a", "b");
        assertThat(Fusion.fuse(List.of(), List.of())).isEmpty();
    }

    @Test
    void equal_scores_are_ordered_by_passage() {
        List<Fusion.Fused> fused = Fusion.fuse(List.of(hit("b", 0.5), hit("a", 0.5)), List.of());

        assertThat(articles(fused)).containsExactly("a", "b");
        assertThat(fused.get(0).score()).isEqualTo(fused.get(1).score()).isPositive();
    }

    @Test
    void a_single_hit_counts_as_much_as_the_first_of_many() {
        double alone = Fusion.fuse(List.of(), List.of(hit("a", 0.3))).get(0).score();
        double first =
                Fusion.fuse(List.of(), List.of(hit("a", 9), hit("b", 1))).get(0).score();

        assertThat(alone).isEqualTo(first);
    }

    @Test
    void the_best_sentence_can_lift_a_passage() {
        List<Fusion.Fused> fused = Fusion.fuse(List.of(hit("a", 0.9), hit("b", 0.89), hit("c", 0.1)), List.of());
        List<Fusion.Fused> lifted = Fusion.withSentences(fused, List.of(0.1, 0.9, 0.1));

        assertThat(articles(lifted)).containsExactly("b", "a", "c");
        assertThat(lifted).extracting(Fusion.Fused::sentenceScore).containsExactly(0.9, 0.1, 0.1);
        assertThat(Fusion.withSentences(List.of(), List.of())).isEmpty();
    }

    @Test
    void what_ranks_too_low_for_its_sentences_to_be_looked_at_stays_below() {
        List<Fusion.Fused> fused = Fusion.fuse(List.of(hit("a", 0.9), hit("b", 0.89), hit("c", 0.88)), List.of());
        List<Fusion.Fused> ranked = Fusion.withSentences(fused, List.of(0.9, 0.1));

        assertThat(articles(ranked)).containsExactly("a", "b", "c");
        assertThat(ranked)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Fusion.Fused::score).reversed());
        assertThat(ranked.get(2).sentenceScore()).isZero();
    }

    @Property(tries = 200)
    void every_passage_comes_once_in_the_order_of_a_score_within_bounds(
            @ForAll("results") List<ScoredPassage> byVector,
            @ForAll("results") List<ScoredPassage> byWord,
            @ForAll("cosines") List<Double> cosines) {
        List<Fusion.Fused> fused = Fusion.fuse(byVector, byWord);
        List<Fusion.Fused> ranked =
                Fusion.withSentences(fused, cosines.subList(0, Math.min(cosines.size(), fused.size())));

        List<String> found = new ArrayList<>();
        byVector.forEach(hit -> found.add(hit.passage().article()));
        byWord.forEach(hit -> found.add(hit.passage().article()));
        assertThat(articles(ranked))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(found.stream().distinct().toList());
        assertThat(ranked)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Fusion.Fused::score).reversed());
        assertThat(ranked).allSatisfy(hit -> {
            assertThat(hit.score()).isBetween(0.0, 1 + 1e-12);
            assertThat(hit.vectorRank()).isEqualTo(rank(hit, byVector));
            assertThat(hit.lexicalRank()).isEqualTo(rank(hit, byWord));
        });
    }

    private static int rank(Fusion.Fused hit, List<ScoredPassage> results) {
        return results.stream().map(ScoredPassage::passage).toList().indexOf(hit.passage()) + 1;
    }

    @Provide
    Arbitrary<List<ScoredPassage>> results() {
        Arbitrary<Map<String, Double>> scores = Arbitraries.maps(
                        Arbitraries.of("a", "b", "c", "d", "e", "f", "g"),
                        Arbitraries.doubles().between(0, 20).ofScale(1))
                .ofMaxSize(7);
        return scores.map(byArticle -> byArticle.entrySet().stream()
                .map(score -> hit(score.getKey(), score.getValue()))
                .sorted(Comparator.comparingDouble(ScoredPassage::score).reversed())
                .collect(Collectors.toList()));
    }

    @Provide
    Arbitrary<List<Double>> cosines() {
        return Arbitraries.doubles().between(-1, 1).list().ofMaxSize(14);
    }
}
