package dev.docent.retrieval.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingTest {

    /** Three tokens of two characters, with a space after each. */
    private final Reading reading =
            new Reading(new int[] {0, 3, 6}, new int[] {2, 5, 8}, new float[] {1, 4, 2}, new float[] {0, 1, 5}, 3);

    @Test
    void takesTheBestStartAndEndOfTheRange() {
        assertThat(reading.within(0, 8)).isEqualTo(4 + 5 - 3);
        assertThat(reading.within(0, 5)).isEqualTo(4 + 1 - 3);
    }

    @Test
    void doesNotEndBeforeItBegins() {
        var backwards = new Reading(new int[] {0, 3}, new int[] {2, 5}, new float[] {0, 9}, new float[] {9, 0}, 0);

        assertThat(backwards.within(0, 5)).isEqualTo(9);
    }

    @Test
    void keepsAnswersWithinTheRange() {
        assertThat(reading.within(0, 2)).isEqualTo(1 + 0 - 3);
        assertThat(reading.within(1, 7)).as("the last token ends beyond it").isEqualTo(4 + 1 - 3);
    }

    @Test
    void hasNoAnswerWhereItReadNothing() {
        assertThat(reading.within(9, 20)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void knowsNoAnswersOfManyTokens() {
        var tokens = 40;
        var from = new int[tokens];
        var to = new int[tokens];
        for (int i = 0; i < tokens; i++) {
            from[i] = 2 * i;
            to[i] = 2 * i + 1;
        }
        var start = new float[tokens];
        var end = new float[tokens];
        start[0] = 5;
        end[39] = 5;

        assertThat(new Reading(from, to, start, end, 0).within(0, 80)).isEqualTo(5);
    }
}
