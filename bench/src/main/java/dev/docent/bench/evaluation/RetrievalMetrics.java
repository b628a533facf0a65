package dev.docent.bench.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How good rankings are, averaged over questions. Gains are the judgements' grades and discounts the logarithm to base 2
 * of the rank, as in trec_eval.
 *
 * @see <a href="https://doi.org/10.1145/582415.582418">Järvelin and Kekäläinen: Cumulated gain-based evaluation of IR
 *     techniques. ACM TOIS 2002</a>
 */
record RetrievalMetrics(double ndcg10, double recall5, double recall10, double recall100, double mrr10) {

    /** {@return the metrics of one ranking} */
    static RetrievalMetrics of(List<String> ranking, Map<String, Integer> relevant) {
        var ideal = relevant.values().stream()
                .sorted((a, b) -> b - a)
                .mapToInt(Integer::intValue)
                .toArray();
        var gains =
                ranking.stream().mapToInt(id -> relevant.getOrDefault(id, 0)).toArray();
        return new RetrievalMetrics(
                dcg(gains) / dcg(ideal),
                recall(gains, 5, relevant.size()),
                recall(gains, 10, relevant.size()),
                recall(gains, 100, relevant.size()),
                reciprocalRank(gains));
    }

    static RetrievalMetrics mean(List<RetrievalMetrics> all) {
        return new RetrievalMetrics(
                all.stream().mapToDouble(RetrievalMetrics::ndcg10).average().orElse(0),
                all.stream().mapToDouble(RetrievalMetrics::recall5).average().orElse(0),
                all.stream().mapToDouble(RetrievalMetrics::recall10).average().orElse(0),
                all.stream().mapToDouble(RetrievalMetrics::recall100).average().orElse(0),
                all.stream().mapToDouble(RetrievalMetrics::mrr10).average().orElse(0));
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

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "nDCG@10 %.4f  R@5 %.4f  R@10 %.4f  R@100 %.4f  MRR@10 %.4f",
                ndcg10,
                recall5,
                recall10,
                recall100,
                mrr10);
    }
}
