package onrecord.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final List<Boolean> SECOND_AND_FIFTH = List.of(false, true, false, false, true);

    @Test
    void a_hit_is_one_relevant_among_the_first() {
        assertThat(Measures.hit(SECOND_AND_FIFTH, 1)).isZero();
        assertThat(Measures.hit(SECOND_AND_FIFTH, 2)).isOne();
        assertThat(Measures.hit(List.of(), 5)).isZero();
    }

    @Test
    void reciprocal_rank_counts_the_first_relevant_down_to_the_cut() {
        assertThat(Measures.reciprocalRank(SECOND_AND_FIFTH, 10)).isEqualTo(0.5);
        assertThat(Measures.reciprocalRank(SECOND_AND_FIFTH, 1)).isZero();
        assertThat(Measures.reciprocalRank(List.of(false, false), 10)).isZero();
    }

    @Test
    void ndcg_discounts_by_the_logarithm_of_the_rank() {
        // 1/log2(3) + 1/log2(6) over 1/log2(2) + 1/log2(3)
        assertThat(Measures.ndcg(SECOND_AND_FIFTH, 2, 10)).isCloseTo(0.6240505200038379, EXACT);
        // Of three relevant one was not found at all: 1 + 1/log2(3) + 1/2 is the best there could be.
        assertThat(Measures.ndcg(List.of(true, false, true), 3, 10)).isCloseTo(1.5 / 2.1309297535714573, EXACT);
        assertThat(Measures.ndcg(List.of(true, true), 2, 10)).isCloseTo(1, EXACT);
        assertThat(Measures.ndcg(List.of(), 1, 10)).isZero();
    }

    @Test
    void ndcg_looks_no_further_than_the_cut() {
        assertThat(Measures.ndcg(SECOND_AND_FIFTH, 2, 1)).isZero();
        assertThat(Measures.ndcg(List.of(true), 40, 1)).isCloseTo(1, EXACT);
    }

    @Test
    void auroc_is_the_share_of_pairs_in_order_ties_counting_half() {
        assertThat(Measures.auroc(new double[] {0.9, 0.8}, new double[] {0.1, 0.2}))
                .isEqualTo(1);
        assertThat(Measures.auroc(new double[] {0.1}, new double[] {0.2})).isZero();
        assertThat(Measures.auroc(new double[] {0.5, 0.5}, new double[] {0.5})).isEqualTo(0.5);
        // Pairs won: 0.7 beats all 3; 0.4 beats one, ties with one.
        assertThat(Measures.auroc(new double[] {0.4, 0.7}, new double[] {0.6, 0.4, 0.1}))
                .isCloseTo(4.5 / 6, EXACT);
        assertThat(Measures.auroc(new double[] {}, new double[] {1})).isNaN();
    }

    @Test
    void a_percentile_is_one_of_the_values() {
        double[] values = {40, 10, 30, 20};

        assertThat(Measures.percentile(values, 0.5)).isEqualTo(20);
        assertThat(Measures.percentile(values, 0.51)).isEqualTo(30);
        assertThat(Measures.percentile(values, 0.95)).isEqualTo(40);
        assertThat(Measures.percentile(values, 0)).isEqualTo(10);
        assertThat(Measures.percentile(values, 1)).isEqualTo(40);
        assertThat(Measures.percentile(new double[] {7}, 0.5)).isEqualTo(7);
        assertThat(Measures.percentile(new double[] {}, 0.5)).isNaN();
        assertThat(values).containsExactly(40, 10, 30, 20);
    }
}
