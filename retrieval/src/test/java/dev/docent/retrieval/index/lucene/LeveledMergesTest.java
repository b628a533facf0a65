package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeveledMergesTest {

    private static final long LARGE = LeveledMerges.LARGE;

    private final LeveledMerges merges = new LeveledMerges();

    @Test
    void aLargeOneTakesInAllSmallerOnesOnceTheyAreAQuarterOfIt() {
        assertThat(merges.joined(List.of(LARGE * 8, LARGE, LARGE))).isZero();
    }

    @Test
    void thoseThatAreLessWait() {
        assertThat(merges.joined(List.of(LARGE * 10, LARGE * 2, LARGE / 5))).isEqualTo(3);
    }

    @Test
    void theSmallerOfTwoLargeOnesTakesInWhatTheLargerWouldNot() {
        assertThat(merges.joined(List.of(LARGE * 40, LARGE * 2, LARGE / 2))).isOne();
    }

    @Test
    void smallOnesAreLeftToTheTiers() {
        assertThat(merges.joined(List.of(LARGE / 2, LARGE / 2, LARGE / 2))).isEqualTo(3);
    }

    @Test
    void noneGrowsBeyondTheLargestThatTheTiersMake() {
        var largest = 5L << 30;

        assertThat(merges.joined(List.of(largest - LARGE, largest / 2))).isEqualTo(2);
    }
}
