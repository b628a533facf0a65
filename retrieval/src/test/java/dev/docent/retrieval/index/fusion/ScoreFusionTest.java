package dev.docent.retrieval.index.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreFusionTest {

    @Test
    void givesOneToWhatLeadsEveryRankingAndNothingToWhatIsLastInEach() {
        var fused = ScoreFusion.fuse(List.of(ranking("a", 0.9, "b", 0.1), ranking("a", 20, "b", 3)));

        assertThat(fused).containsExactly(entry("a", 1.0), entry("b", 0.0));
    }

    @Test
    void scalesEachRankingToItsOwnBestAndLast() {
        // First ranking: a 1, b .75, c 0. Second: c 1, b .5, d 0. Halves of each: b .625, a .5, c .5, d 0
        var fused =
                ScoreFusion.fuse(List.of(ranking("a", 0.9, "b", 0.8, "c", 0.5), ranking("c", 30, "b", 20, "d", 10)));

        assertThat(fused.keySet()).containsExactly("b", "a", "c", "d");
        assertThat(fused.get("b")).isCloseTo(0.625, within(1e-9));
        assertThat(fused.get("c")).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void weighsRankings() {
        var fused = ScoreFusion.fuse(ranking("a", 2, "b", 1), ranking("b", 2, "a", 1), 0.1);

        assertThat(fused.keySet()).containsExactly("b", "a");
        assertThat(fused.get("b")).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void tellsAClearLeadFromANarrowOne() {
        var meaning = ranking("a", 0.9, "b", 0.89, "c", 0.1);
        var words = ranking("b", 30, "a", 2, "c", 1);

        assertThat(ScoreFusion.fuse(List.of(meaning, words)).keySet()).containsExactly("b", "a", "c");
    }

    @Test
    void keepsTheOnlyRankingWhenTheOtherFoundNothing() {
        var fused = ScoreFusion.fuse(List.of(ranking("a", 0.9, "b", 0.5, "c", 0.1), Map.of()));

        assertThat(fused.keySet()).containsExactly("a", "b", "c");
        assertThat(fused.get("a")).isEqualTo(0.5);
    }

    @Test
    void takesEqualScoresForTheBest() {
        assertThat(ScoreFusion.fuse(List.of(ranking("a", 7, "b", 7))))
                .containsExactly(entry("a", 1.0), entry("b", 1.0));
        assertThat(ScoreFusion.fuse(List.of(Map.of("a", 0.0)))).containsExactly(entry("a", 1.0));
    }

    @Test
    void isEmptyWhenNothingWasFound() {
        assertThat(ScoreFusion.fuse(List.of(Map.<String, Double>of(), Map.<String, Double>of())))
                .isEmpty();
    }

    private static Map<String, Double> ranking(Object... itemsAndScores) {
        var ranking = new LinkedHashMap<String, Double>();
        for (int i = 0; i < itemsAndScores.length; i += 2) {
            ranking.put((String) itemsAndScores[i], ((Number) itemsAndScores[i + 1]).doubleValue());
        }
        return ranking;
    }
}
