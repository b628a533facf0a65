package dev.docent.retrieval.evaluation;

import java.util.List;

/**
 * Percentiles of call durations in milliseconds, by the nearest-rank method.
 *
 * @param calls number of calls
 */
public record Latency(int calls, double p50, double p95, double p99) {

    /**
     * {@return the percentiles; 0 if there are no calls}
     *
     * @param nanoseconds durations in any order
     */
    public static Latency of(List<Long> nanoseconds) {
        var sorted = nanoseconds.stream().sorted().toList();
        return new Latency(sorted.size(), at(sorted, 50), at(sorted, 95), at(sorted, 99));
    }

    private static double at(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1) / 1e6;
    }
}
