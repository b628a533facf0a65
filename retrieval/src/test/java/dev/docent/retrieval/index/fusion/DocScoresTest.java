package dev.docent.retrieval.index.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocScoresTest {

    private static final DocScores SCORES = scores(Map.of(7, 0.5, 2, 0.9, 1_000_000, 0.1));

    @Test
    void areFoundByDocIdInAnyOrder() {
        var scores = DocScores.of(new int[] {7, Integer.MAX_VALUE - 1, 0}, new double[] {0.5, -0.1, 3});

        assertThat(scores.docs()).containsExactly(0, 7, Integer.MAX_VALUE - 1);
        assertThat(scores.get(7)).isEqualTo(0.5);
        assertThat(scores.get(0)).isEqualTo(3);
        assertThat(scores.get(Integer.MAX_VALUE - 1)).isEqualTo(-0.1);
    }

    @Test
    void reportADocumentWithoutAScore() {
        assertThat(SCORES.has(7)).isTrue();
        assertThat(SCORES.has(8)).isFalse();
        assertThat(SCORES.lacking(List.of(8, 7, 1))).containsExactly(8, 1);
        assertThatThrownBy(() -> SCORES.get(8))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("8");
    }

    @Test
    void orderEqualScoresByDocId() {
        var scores = scores(Map.of(9, 1.0, 4, 1.0, 5, 2.0, 3, 0.0, 8, 1.0));

        assertThat(scores.best(5)).containsExactly(5, 4, 8, 9, 3);
        assertThat(scores.best(3)).containsExactly(5, 4, 8);
        assertThat(scores.best(100)).hasSize(5);
        assertThat(scores.best(0)).isEmpty();
        assertThat(DocScores.NONE.best(3)).isEmpty();
    }

    @Test
    void areReplacedWithoutAddingDocuments() {
        var replaced = SCORES.replacedBy(scores(Map.of(7, 0.6, 8, 0.7)));

        assertThat(replaced.docs()).isEqualTo(SCORES.docs());
        assertThat(replaced.get(7)).isEqualTo(0.6);
        assertThat(replaced.get(2)).isEqualTo(0.9);
    }

    @Test
    void areCompletedByOthersWithoutBeingReplaced() {
        var completed = SCORES.with(scores(Map.of(7, 0.6, 8, 0.7)));

        assertThat(completed.docs()).containsExactly(2, 7, 8, 1_000_000);
        assertThat(completed.get(7)).isEqualTo(0.5);
        assertThat(completed.get(8)).isEqualTo(0.7);
    }

    @Test
    void areRestrictedToSomeDocuments() {
        assertThat(SCORES.only(List.of(1_000_000, 3, 2)).docs()).containsExactly(2, 1_000_000);
    }

    @Test
    void fuseLikeRankingsOfAnyKind() {
        var random = new Random(1);
        for (int round = 0; round < 50; round++) {
            var one = random(random, random.nextInt(40));
            var other = random(random, random.nextInt(40));

            var fused = ScoreFusion.fuse(scores(one), scores(other));

            var expected = ScoreFusion.fuse(List.of(one, other));
            assertThat(fused.docs()).containsExactlyInAnyOrderElementsOf(expected.keySet());
            expected.forEach((number, score) -> assertThat(fused.get(number)).isEqualTo(score));
            var order = fused.best(fused.size());
            assertThat(IntStream.range(1, order.size()))
                    .allMatch(at -> fused.get(order.get(at - 1)) >= fused.get(order.get(at)));
        }
    }

    @Test
    void fuseToNothingWhereBothAreEmpty() {
        assertThat(ScoreFusion.fuse(DocScores.NONE, DocScores.NONE).size()).isZero();
    }

    private static Map<Integer, Double> random(Random random, int size) {
        return random.ints(0, 60)
                .distinct()
                .limit(size)
                .boxed()
                .collect(Collectors.toMap(
                        each -> each, each -> random.nextInt(10) / 10.0, Double::sum, LinkedHashMap::new));
    }

    private static DocScores scores(Map<Integer, Double> scores) {
        return DocScores.of(
                scores.keySet().stream().mapToInt(each -> each).toArray(),
                scores.values().stream().mapToDouble(each -> each).toArray());
    }
}
