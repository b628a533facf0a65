package dev.docent.bench.evaluation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map.Entry;

/**
 * Reciprocal rank fusion with k = 60, which the index's own fusion of scores is measured against.
 *
 * @see <a href="https://doi.org/10.1145/1571941.1572114">Cormack, Clarke and Büttcher: Reciprocal rank fusion outperforms
 *     Condorcet and individual rank learning methods. SIGIR 2009</a>
 */
final class RankFusion {

    private static final int K = 60;

    private RankFusion() {}

    /**
     * {@return what any of the rankings has, best first; equals in the order of their ids}
     *
     * @param rankings ids, best first, none twice in one
     */
    static List<String> fuse(List<List<String>> rankings) {
        var scores = new HashMap<String, Double>();
        for (var ranking : rankings) {
            for (int rank = 1; rank <= ranking.size(); rank++) {
                scores.merge(ranking.get(rank - 1), 1.0 / (K + rank), Double::sum);
            }
        }
        return scores.entrySet().stream()
                .sorted(Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Entry.comparingByKey()))
                .map(Entry::getKey)
                .toList();
    }
}
