package dev.docent.retrieval.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SquadScoreTest {

    @Test
    void normalisesAsSquadDoes() {
        assertThat(SquadScore.normalized("  The  U.S. Army's\n\"10th\" an apple a day "))
                .isEqualTo("us armys 10th apple day");
        assertThat(SquadScore.normalized("Theory, Änderung")).isEqualTo("theory änderung");
    }

    @Test
    void isExactUpToNormalisation() {
        assertThat(SquadScore.of("The Normans!", List.of("normans"))).isEqualTo(new SquadScore(1, 1, 1));
    }

    @Test
    void findsAnAnswerInsideALongerOne() {
        // Six words, two of them wanted: precision 2/6, recall 1, F1 = 2 * 2 / (6 + 2)
        var score = SquadScore.of("They came from Denmark and Iceland.", List.of("denmark and"));

        assertThat(score).isEqualTo(new SquadScore(1, 0, 0.5));
    }

    @Test
    void findsWholeWordsAlone() {
        assertThat(SquadScore.of("in 1505", List.of("5")).contains()).isZero();
        assertThat(SquadScore.of("5 of them", List.of("5")).contains()).isEqualTo(1);
    }

    @Test
    void countsARepeatedWordAsOftenAsItIsWanted() {
        // One of three words is wanted: 2 * 1 / (3 + 1)
        assertThat(SquadScore.of("no no no", List.of("no")).f1()).isEqualTo(0.5);
        assertThat(SquadScore.of("no", List.of("no no no")).f1()).isEqualTo(0.5);
    }

    @Test
    void takesTheExpectedAnswerThatFitsBest() {
        var score = SquadScore.of("France", List.of("a region in France", "France"));

        assertThat(score).isEqualTo(new SquadScore(1, 1, 1));
    }

    @Test
    void givesNothingForNoAnswer() {
        assertThat(SquadScore.of("", List.of("France"))).isEqualTo(new SquadScore(0, 0, 0));
    }

    @Test
    void scoresAPartlyRightAnswer() {
        // "gave name" against "name normandy": one word common, 2 * 1 / (2 + 2)
        assertThat(SquadScore.of("gave name", List.of("name Normandy")).f1()).isCloseTo(0.5, within(1e-9));
    }
}
