package dev.docent.retrieval.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The quality of a ranking of documents, each metric 0 to 1. Gains are the grades of the judgements and discounts the
 * base-2 logarithm of the rank, as in trec_eval; the reciprocal rank is cut off at ten.
 *
 * @see <a href="https://doi.org/10.1145/582415.582418">Järvelin and Kekäläinen: Cumulated gain-based evaluation of IR
 *     techniques. ACM TOIS 2002</a>
 */
public record RetrievalMetrics(
        double ndcg10, double recall1, double recall5, double recall10, double recall100, double mrr10) {

    /**
     * {@return the metrics of one ranking}
     *
     * @param ranking ids, best first, without duplicates
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
     * {@return the metrics of a ranking with a single relevant document}
     *
     * @param rank its rank, from 1; null if it was not found
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

    /** {@return the mean of each metric over the questions; 0 if there are none} */
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
