package dev.docent.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankFusionTest {

    @Test
    void prefersWhatBothRankingsHave() {
        // c: 1/63 + 1/61 = .03227; b: 1/62 + 1/63 = .03200; a: 1/61 = .01639; d: 1/62 = .01613
        assertThat(RankFusion.fuse(List.of(List.of("a", "b", "c"), List.of("c", "d", "b"))))
                .containsExactly("c", "b", "a", "d");
    }

    @Test
    void ordersEqualsByTheirIds() {
        assertThat(RankFusion.fuse(List.of(List.of("b"), List.of("a")))).containsExactly("a", "b");
    }

    @Test
    void isTheOnlyRankingWhenTheOtherIsEmpty() {
        assertThat(RankFusion.fuse(List.of(List.of(), List.of("b", "a")))).containsExactly("b", "a");
    }
}
