package dev.docent.retrieval.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How good a ranking of documents is, each from 0 to 1. Gains are the judgements' grades and discounts the logarithm to
 * base 2 of the rank, as in trec_eval; the reciprocal rank looks at the first ten.
 *
 * @see <a href="https://doi.org/10.1145/582415.582418">Järvelin and Kekäläinen: Cumulated gain-based evaluation of IR
 *     techniques. ACM TOIS 2002</a>
 */
public record RetrievalMetrics(
        double ndcg10, double recall1, double recall5, double recall10, double recall100, double mrr10) {

    /**
     * {@return the metrics of one ranking}
     *
     * @param ranking ids, best first, none twice
     * @param relevant grades above 0 by id, at least one
     */
    public static RetrievalMetrics of(List<String> ranking, Map<String, Integer> relevant) {
        var ideal = relevant.values().stream()
                .sorted(Comparator.reverseOrder())
                .mapToInt(Integer::intValue)
                .toArray();
        return of(ranking.stream().mapToInt(id -> relevant.getOrDefault(id, 0)).toArray(), ideal);
    }

    /**
     * {@return the metrics of a ranking in which one document alone is relevant}
     *
     * @param rank where it stands, from 1; null when it was not found
     */
    public static RetrievalMetrics ofRank(@Nullable Integer rank) {
        var gains = new int[rank == null ? 0 : rank];
        if (rank != null) {
            gains[rank - 1] = 1;
        }
        return of(gains, new int[] {1});
    }

    private static RetrievalMetrics of(int[] gains, int[] ideal) {
        return new RetrievalMetrics(
                dcg(gains) / dcg(ideal),
                recall(gains, 1, ideal.length),
                recall(gains, 5, ideal.length),
                recall(gains, 10, ideal.length),
                recall(gains, 100, ideal.length),
                reciprocalRank(gains));
    }

    /** {@return each metric averaged over the questions; 0 when there are none} */
    public static RetrievalMetrics mean(List<RetrievalMetrics> all) {
        return new RetrievalMetrics(
                mean(all, RetrievalMetrics::ndcg10),
                mean(all, RetrievalMetrics::recall1),
                mean(all, RetrievalMetrics::recall5),
                mean(all, RetrievalMetrics::recall10),
                mean(all, RetrievalMetrics::recall100),
                mean(all, RetrievalMetrics::mrr10));
    }

    private static double mean(List<RetrievalMetrics> all, ToDoubleFunction<RetrievalMetrics> metric) {
        return all.stream().mapToDouble(metric).average().orElse(0);
    }

    private static double dcg(int[] gains) {
        return IntStream.range(0, Math.min(10, gains.length))
                .mapToDouble(i -> gains[i] * Math.log(2) / Math.log(i + 2))
                .sum();
    }

    private static double recall(int[] gains, int depth, int relevant) {
        return (double) IntStream.range(0, Math.min(depth, gains.length))
                        .filter(i -> gains[i] > 0)
                        .count()
                / relevant;
    }

    private static double reciprocalRank(int[] gains) {
        return IntStream.range(0, Math.min(10, gains.length))
                .filter(i -> gains[i] > 0)
                .mapToDouble(i -> 1.0 / (i + 1))
                .findFirst()
                .orElse(0);
    }
}
