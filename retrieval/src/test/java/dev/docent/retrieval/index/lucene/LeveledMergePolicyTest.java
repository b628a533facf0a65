package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeveledMergePolicyTest {

    private static final long LARGE = LeveledMergePolicy.LARGE;

    private final LeveledMergePolicy policy = new LeveledMergePolicy();

    @Test
    void aLargeSegmentAbsorbsSmallerOnesOnceTheyAreAQuarterOfIt() {
        assertThat(policy.absorbing(List.of(LARGE * 8, LARGE, LARGE))).isZero();
    }

    @Test
    void smallerOnesBelowAQuarterAreNotAbsorbed() {
        assertThat(policy.absorbing(List.of(LARGE * 10, LARGE * 2, LARGE / 5))).isEqualTo(3);
    }

    @Test
    void theSmallerOfTwoLargeSegmentsAbsorbsTheRest() {
        assertThat(policy.absorbing(List.of(LARGE * 40, LARGE * 2, LARGE / 2))).isOne();
    }

    @Test
    void smallSegmentsAreLeftToTheTieredPolicy() {
        assertThat(policy.absorbing(List.of(LARGE / 2, LARGE / 2, LARGE / 2))).isEqualTo(3);
    }

    @Test
    void noSegmentGrowsBeyondTheMaximumOfTheTieredPolicy() {
        var largest = 5L << 30;

        assertThat(policy.absorbing(List.of(largest - LARGE, largest / 2))).isEqualTo(2);
    }
}
