package dev.docent.retrieval.index.fusion;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Combines rankings by the mean of their scores, each ranking scaled to 1 for its best score and 0 for its lowest. Unlike rank fusion it
 * distinguishes a clear lead from a narrow one.
 *
 * @see <a href="https://doi.org/10.1145/3596512">Bruch, Gai and Ingber: An analysis of fusion functions for hybrid
 *     retrieval. ACM TOIS 2023</a>
 */
public final class ScoreFusion {

    /** The BM25 score that is normalized to one half. */
    private static final double HALF = 10;

    private ScoreFusion() {}

    /**
     * {@return every item with its score, best first: 1 for an item that leads every ranking; ties in the order of first
     * occurrence}
     *
     * @param rankings scores by item, best first; a missing item counts as 0
     */
    public static <T> Map<T, Double> fuse(List<Map<T, Double>> rankings) {
        return mean(rankings.stream().map(ScoreFusion::scaled).toList());
    }

    /** {@return the same for two rankings} @param weight of the first, 0..1; the second has the rest */
    public static <T> Map<T, Double> fuse(Map<T, Double> one, Map<T, Double> other, double weight) {
        return mean(List.of(scaled(one), scaled(other)), weight, 1 - weight);
    }

    /** {@return the same for two rankings by doc ID} */
    public static DocScores fuse(DocScores one, DocScores other) {
        return fuse(one, other, 0.5);
    }

    /** {@return the same for two rankings by doc ID} @param weight of the first, 0..1; the second has the rest */
    public static DocScores fuse(DocScores one, DocScores other, double weight) {
        return one.scaled().sum(weight, other.scaled(), 1 - weight);
    }

    /** {@return the mean of the scaled scores of each item, best first} */
    static <T> Map<T, Double> mean(List<Map<T, Double>> rankings) {
        var weights = new double[rankings.size()];
        Arrays.fill(weights, 1.0 / rankings.size());
        return mean(rankings, weights);
    }

    /** {@return the weighted mean of the scaled scores of each item, best first} */
    static <T> Map<T, Double> mean(List<Map<T, Double>> rankings, double... weights) {
        var means = new LinkedHashMap<T, Double>();
        for (int i = 0; i < weights.length; i++) {
            var weight = weights[i];
            rankings.get(i).forEach((item, score) -> means.merge(item, weight * score, Double::sum));
        }
        var sorted = new LinkedHashMap<T, Double>();
        means.entrySet().stream()
                .sorted(Entry.<T, Double>comparingByValue(Comparator.reverseOrder()))
                .forEachOrdered(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** {@return a BM25 score normalized to 0..1} */
    public static double saturated(double score) {
        return score / (score + HALF);
    }

    /** {@return the scores scaled to 0 for the lowest and 1 for the highest, or all 1 if they are equal} */
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
