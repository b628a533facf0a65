package dev.docent.retrieval.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One ranking out of several by the places that items have in them, as MongoDB's {@code $rankFusion} does it: each place
 * gives 1 / (60 + place). Scaled so that an item that leads every ranking has 1.
 *
 * @see <a href="https://doi.org/10.1145/1571941.1572114">Cormack, Clarke and Büttcher: Reciprocal rank fusion outperforms
 *     Condorcet and individual rank learning methods. SIGIR 2009</a>
 */
public final class RankFusion {

    private static final double K = 60;

    private RankFusion() {}

    /** {@return every item with its score, best first; equal ones stay in the order in which they were first met} */
    public static <T> Map<T, Double> fuse(List<? extends Collection<T>> rankings) {
        var sums = new LinkedHashMap<T, Double>();
        for (var ranking : rankings) {
            scaled(ranking).forEach((item, score) -> sums.merge(item, score / rankings.size(), Double::sum));
        }
        return ScoreFusion.sorted(sums);
    }

    /** {@return what each place is worth: 1 for the first, less for each that follows} */
    public static <T> Map<T, Double> scaled(Collection<T> ranking) {
        var scaled = new LinkedHashMap<T, Double>();
        new ArrayList<>(ranking).forEach(item -> scaled.put(item, (K + 1) / (K + 1 + scaled.size())));
        return scaled;
    }
}
