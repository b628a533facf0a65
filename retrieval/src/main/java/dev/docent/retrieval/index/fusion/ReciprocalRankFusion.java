package dev.docent.retrieval.index.fusion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Combines rankings by the ranks of their items, as MongoDB's {@code $rankFusion} does: each rank adds 1 / (60 + rank). The
 * sums are scaled to 1 for an item that leads every ranking.
 *
 * @see <a href="https://doi.org/10.1145/1571941.1572114">Cormack, Clarke and Büttcher: Reciprocal rank fusion outperforms
 *     Condorcet and individual rank learning methods. SIGIR 2009</a>
 */
public final class ReciprocalRankFusion {

    private static final double K = 60;

    private ReciprocalRankFusion() {}

    /** {@return every item with its score, best first; ties in the order of first occurrence} */
    public static <T> Map<T, Double> fuse(List<? extends Collection<T>> rankings) {
        return ScoreFusion.mean(rankings.stream()
                .<Map<T, Double>>map(ReciprocalRankFusion::scaled)
                .toList());
    }

    /** {@return the same for two rankings} @param weight of the first, 0..1; the second has the rest */
    public static <T> Map<T, Double> fuse(Collection<T> one, Collection<T> other, double weight) {
        return ScoreFusion.mean(List.of(scaled(one), scaled(other)), weight, 1 - weight);
    }

    /** {@return the score of each item by its rank: 1 for the first, less for each later one} */
    public static <T> Map<T, Double> scaled(Collection<T> ranking) {
        var scaled = new LinkedHashMap<T, Double>();
        new ArrayList<>(ranking).forEach(item -> scaled.put(item, (K + 1) / (K + 1 + scaled.size())));
        return scaled;
    }
}
