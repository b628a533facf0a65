package dev.docent.retrieval.index.lucene.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TermOccurrencesTest {

    private static final double[] WEIGHTS = {1, 2, 5};

    @Test
    void takesTheHeaviestWindowAndCountsATermOnce() {
        var found = occurrences(0, 10, 1, 12, 1, 13, 2, 90);

        assertThat(found.windowShare(WEIGHTS, 5)).isCloseTo(5.0 / 8, within(1e-9));
        assertThat(occurrences(0, 10, 1, 12, 1, 13).windowShare(WEIGHTS, 5)).isCloseTo(3.0 / 8, within(1e-9));
    }

    @Test
    void aWindowIsNarrowerThanItsWidth() {
        assertThat(occurrences(0, 10, 1, 14).windowShare(WEIGHTS, 5)).isCloseTo(3.0 / 8, within(1e-9));
        assertThat(occurrences(0, 10, 1, 15).windowShare(WEIGHTS, 5)).isCloseTo(2.0 / 8, within(1e-9));
    }

    @Test
    void keepsATermWhoseFirstOccurrenceLeavesTheWindow() {
        assertThat(occurrences(0, 1, 0, 4, 2, 7).windowShare(WEIGHTS, 5)).isCloseTo(6.0 / 8, within(1e-9));
    }

    @Test
    void headingsCountInEveryWindow() {
        var found = occurrences(0, 10, 2, 90);
        found.addHeading(2);

        assertThat(found.windowShare(WEIGHTS, 5)).isCloseTo(6.0 / 8, within(1e-9));
    }

    @Test
    void pairsAreInTheOrderOfTheQueryAndNear() {
        assertThat(occurrences(0, 10, 1, 13).pairShare(WEIGHTS, 3)).isCloseTo(3.0 / 10, within(1e-9));
        assertThat(occurrences(0, 10, 1, 14).pairShare(WEIGHTS, 3)).isZero();
        assertThat(occurrences(1, 10, 0, 11).pairShare(WEIGHTS, 3)).isZero();
    }

    @Test
    void theFirstPositionHasNoPredecessor() {
        assertThat(occurrences(1, 0).pairShare(WEIGHTS, 3)).isZero();
    }

    @Test
    void growsWithTheNumberOfOccurrences() {
        var found = new TermOccurrences(1);
        for (int position = 0; position < 1000; position++) {
            found.add(0, position);
        }
        found.sort();

        assertThat(found.windowShare(new double[] {3}, 5)).isEqualTo(1);
    }

    @Test
    void aQueryWithoutWeightHasNoShare() {
        assertThat(new TermOccurrences(0).windowShare(new double[0], 5)).isZero();
        assertThat(new TermOccurrences(1).pairShare(new double[] {4}, 5)).isZero();
    }

    /** @param places terms and positions, alternating */
    private static TermOccurrences occurrences(int... places) {
        var found = new TermOccurrences(WEIGHTS.length);
        for (int i = places.length - 2; i >= 0; i -= 2) {
            found.add(places[i], places[i + 1]);
        }
        found.sort();
        return found;
    }
}
