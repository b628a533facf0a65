package dev.docent.retrieval.index.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReciprocalRankFusionTest {

    @Test
    void ordersByThePlacesInBothLists() {
        var fused = ReciprocalRankFusion.fuse(List.of(List.of("a", "b", "c"), List.of("b", "d")));

        assertThat(fused.keySet()).containsExactly("b", "a", "d", "c");
        assertThat(fused.get("b")).isCloseTo((61.0 / 62 + 1) / 2, within(1e-9));
        assertThat(fused.get("a")).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void givesOneToWhatLeadsEveryList() {
        assertThat(ReciprocalRankFusion.fuse(List.of(List.of("a"), List.of("a"))))
                .containsEntry("a", 1.0);
    }

    @Test
    void findsNothingInNothing() {
        assertThat(ReciprocalRankFusion.fuse(List.of(List.<String>of(), List.of())))
                .isEmpty();
    }
}
