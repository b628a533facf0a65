package dev.docent.retrieval.index.fusion;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Combines rankings by the mean of their scores, each scaled so that its best is 1 and its last is 0. Unlike rank fusion it
 * distinguishes a clear lead from a narrow one.
 *
 * @see <a href="https://doi.org/10.1145/3596512">Bruch, Gai and Ingber: An analysis of fusion functions for hybrid
 *     retrieval. ACM TOIS 2023</a>
 */
public final class ScoreFusion {

    private ScoreFusion() {}

    /**
     * {@return every item with its score, best first: 1 for one that leads every ranking; equal ones stay in the order
     * in which they were first met}
     *
     * @param rankings scores by item, best first; a missing item counts 0
     */
    public static <T> Map<T, Double> fuse(List<Map<T, Double>> rankings) {
        var sums = new LinkedHashMap<T, Double>();
        for (var ranking : rankings) {
            scaled(ranking).forEach((item, score) -> sums.merge(item, score / rankings.size(), Double::sum));
        }
        return sorted(sums);
    }

    /** {@return the same for two rankings of passages that are known by number} */
    public static DocScores fuse(DocScores one, DocScores other) {
        return one.scaled().sum(0.5, other.scaled(), 0.5);
    }

    /** {@return the same, best first; equal ones stay in their order} */
    public static <T> Map<T, Double> sorted(Map<T, Double> scores) {
        var sorted = new LinkedHashMap<T, Double>();
        scores.entrySet().stream()
                .sorted(Entry.<T, Double>comparingByValue(Comparator.reverseOrder()))
                .forEachOrdered(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** {@return the same order with 1 for the best score and 0 for the last; 1 for each where all are equal} */
    public static <T> Map<T, Double> scaled(Map<T, Double> ranking) {
        if (ranking.isEmpty()) {
            return ranking;
        }
        var best = Collections.max(ranking.values());
        var last = Collections.min(ranking.values());
        var scaled = new LinkedHashMap<T, Double>();
        ranking.forEach((item, score) -> scaled.put(item, best > last ? (score - last) / (best - last) : 1));
        return scaled;
    }
}
