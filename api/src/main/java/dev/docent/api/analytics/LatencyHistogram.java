package dev.docent.api.analytics;

import dev.docent.storage.records.NestedValue;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many answers took how long: a histogram with fixed bounds, so that percentiles of any sum of records can be told. The upper
 * bounds are, in milliseconds, 50, 100, 150, 200, 300, 400, 600, 800, 1200, 1600, 2400, 3200, 4800, 6400, 9600, 12800, 19200, 25600,
 * 38400 and 51200. Stored records rely on them.
 *
 * @param counts for each bound, the answers that took longer than the bound before and no longer than this one; at last those
 *     that took longer than all bounds
 */
record LatencyHistogram(List<Long> counts) implements NestedValue {

    private static final List<Long> BOUNDS = List.of(
            50L, 100L, 150L, 200L, 300L, 400L, 600L, 800L, 1200L, 1600L, 2400L, 3200L, 4800L, 6400L, 9600L, 12800L,
            19200L, 25600L, 38400L, 51200L);

    static final LatencyHistogram NONE = new LatencyHistogram(Collections.nCopies(BOUNDS.size() + 1, 0L));

    LatencyHistogram {
        counts = List.copyOf(counts);
    }

    /** {@return the latency of one answer} */
    static LatencyHistogram of(Duration took) {
        var longer = BOUNDS.stream()
                .filter(bound -> took.compareTo(Duration.ofMillis(bound)) > 0)
                .count();
        return new LatencyHistogram(IntStream.rangeClosed(0, BOUNDS.size())
                .mapToObj(each -> each == longer ? 1L : 0L)
                .toList());
    }

    LatencyHistogram plus(LatencyHistogram other) {
        return new LatencyHistogram(IntStream.rangeClosed(0, BOUNDS.size())
                .mapToObj(each -> counts.get(each) + other.counts.get(each))
                .toList());
    }

    /**
     * {@return the milliseconds that this share of the answers took at most, interpolated between two bounds; the last bound if it
     * is longer; null without answers}
     */
    @Nullable
    Long percentile(double share) {
        var rank = share * counts.stream().mapToLong(Long::longValue).sum();
        if (rank == 0) {
            return null;
        }
        var before = 0L;
        var lower = 0L;
        for (var each = 0; each < BOUNDS.size(); each++) {
            var within = counts.get(each);
            var upper = BOUNDS.get(each);
            if (before + within >= rank) {
                return lower + Math.round((upper - lower) * (rank - before) / within);
            }
            before += within;
            lower = upper;
        }
        return lower;
    }
}
