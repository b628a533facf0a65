package dev.docent.retrieval.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetrievalMetricsTest {

    @Test
    void isOneForAPerfectRankingWhereTheDepthLetsIt() {
        assertThat(RetrievalMetrics.of(List.of("a", "b", "x"), Map.of("a", 1, "b", 1)))
                .isEqualTo(new RetrievalMetrics(1, 0.5, 1, 1, 1, 1));
    }

    @Test
    void isZeroThroughoutWhenNothingRelevantIsFound() {
        assertThat(RetrievalMetrics.of(List.of("x", "y"), Map.of("a", 1)))
                .isEqualTo(new RetrievalMetrics(0, 0, 0, 0, 0, 0));
        assertThat(RetrievalMetrics.of(List.of(), Map.of("a", 1))).isEqualTo(new RetrievalMetrics(0, 0, 0, 0, 0, 0));
    }

    @Test
    void discountsGainsByTheLogarithmOfTheRank() {
        // Gains 0, 1 and 3; ideally 3, 2 and 1. (1/log2(3) + 3/log2(4)) / (3 + 2/log2(3) + 1/log2(4)) = 2.1309 / 4.7619
        var metrics = RetrievalMetrics.of(List.of("x", "c", "a"), Map.of("a", 3, "b", 2, "c", 1));

        assertThat(metrics.ndcg10()).isCloseTo(0.44749, within(1e-5));
        assertThat(metrics.recall5()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(metrics.mrr10()).isEqualTo(0.5);
    }

    @Test
    void looksNoDeeperThanItsNameSays() {
        var ranking = IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).toList();
        var metrics = RetrievalMetrics.of(ranking, Map.of("5", 1, "6", 1, "11", 1, "101", 1));

        assertThat(metrics.recall5()).isEqualTo(0.25);
        assertThat(metrics.recall10()).isEqualTo(0.5);
        assertThat(metrics.recall100()).isEqualTo(0.75);
        // Ranks 5 and 6 of ten: (1/log2(6) + 1/log2(7)) / (1 + 1/log2(3) + 1/log2(4) + 1/log2(5)) = .74306 / 2.56161
        assertThat(metrics.ndcg10()).isCloseTo(0.29008, within(1e-5));
        assertThat(RetrievalMetrics.of(ranking, Map.of("11", 1)).mrr10()).isZero();
    }

    @Test
    void isTheSameForOneRelevantDocumentGivenByItsRank() {
        var ranking = IntStream.rangeClosed(1, 120).mapToObj(Integer::toString).toList();

        for (int rank : new int[] {1, 2, 5, 6, 10, 11, 100, 101}) {
            assertThat(RetrievalMetrics.ofRank(rank))
                    .isEqualTo(RetrievalMetrics.of(ranking, Map.of(Integer.toString(rank), 1)));
        }
        assertThat(RetrievalMetrics.ofRank(null)).isEqualTo(RetrievalMetrics.of(List.of(), Map.of("a", 1)));
    }

    @Test
    void averagesOverQuestions() {
        var one = new RetrievalMetrics(1, 1, 1, 1, 1, 1);
        var other = new RetrievalMetrics(0, 0, 0.5, 0.5, 1, 0.2);

        assertThat(RetrievalMetrics.mean(List.of(one, other)))
                .isEqualTo(new RetrievalMetrics(0.5, 0.5, 0.75, 0.75, 1, 0.6));
        assertThat(RetrievalMetrics.mean(List.of())).isEqualTo(new RetrievalMetrics(0, 0, 0, 0, 0, 0));
    }
}
